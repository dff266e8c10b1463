"""Wrong charts of the catalogue, and wrong add-ons of one's own."""

from tests.unit.specs.environment_files import Bad

LAST = "  - name: cluster-autoscaler\n"


def _after_the_last(what: str, written: str, *lines: str) -> Bad:
    """Something written below the last add-on."""
    return Bad(what, LAST, LAST + written, *lines)


BAD = (
    _after_the_last(
        "a prefix of secrets with a wildcard",
        "  - name: external-secrets\n    secrets: [payments/*]\n    namespaces: [payments]\n",
        "good.yaml:64 add_ons[7].secrets[0]: must be how the names of some secrets begin, as "
        "payments/, in three characters or more or up to a slash, without a wildcard, got 'payments/*'",
    ),
    _after_the_last(
        "External Secrets that may read nothing",
        "  - name: external-secrets\n    namespaces: [payments]\n",
        "good.yaml:63 add_ons[7].secrets: must name something where parameters names nothing: how "
        "names begin that it may read, as [payments/]",
    ),
    _after_the_last(
        "External Secrets for nobody in particular",
        "  - name: external-secrets\n    secrets: [payments/]\n",
        "good.yaml:63 add_ons[7].namespaces: must name the namespaces that may use the stores; or say in "
        "every_namespace_because why all may",
    ),
    _after_the_last(
        "a prefix of secrets within another",
        "  - name: external-secrets\n    secrets: [payments/, payments/card]\n    namespaces: [payments]\n",
        "good.yaml:64 add_ons[7].secrets[1]: is meant by 'payments/' already, which begins it; remove one of the two",
    ),
    _after_the_last(
        "a path of parameters that ends in a slash",
        "  - name: external-secrets\n    parameters: [/payments/]\n    namespaces: [payments]\n",
        "good.yaml:64 add_ons[7].parameters[0]: must be a path of parameters, as /payments, without "
        "a slash at its end and without a wildcard, got '/payments/'",
    ),
    _after_the_last(
        "node pools without a node class",
        "  - name: karpenter\n    node_pools:\n      - {name: general, cpu_limit: 64, memory_limit_gib: 256}\n",
        "good.yaml:64 add_ons[7].node_pools: need node_class, which says what their nodes are like; "
        "add node_class: {image: al2023@v…}",
    ),
    _after_the_last(
        "a node class whose image follows every release",
        "  - name: karpenter\n"
        "    node_class: {image: al2023@latest}\n"
        "    node_pools:\n"
        "      - {name: general, cpu_limit: 64, memory_limit_gib: 256}\n",
        "good.yaml:64 add_ons[7].node_class.image: must be a family of images and one release of it, "
        "as al2023@v20261007; `latest` would replace all nodes on the day of a release, got "
        "'al2023@latest'",
    ),
    _after_the_last(
        "a node pool without a limit",
        "  - name: karpenter\n"
        "    node_class: {image: al2023@v20261007}\n"
        "    node_pools:\n"
        "      - {name: general, memory_limit_gib: 256}\n",
        "good.yaml:66 add_ons[7].node_pools[0].cpu_limit: is missing (the most CPUs that all its nodes have together)",
    ),
    _after_the_last(
        "an Application twice",
        "  - name: argo-cd\n"
        "    applications:\n"
        "      - {name: root, repository: 'https://git.example.com/a.git', revision: main}\n"
        "      - {name: root, repository: 'https://git.example.com/b.git', revision: main}\n",
        "good.yaml:66 add_ons[7].applications[1].name: must stand once, 'root' stands above already",
    ),
    _after_the_last(
        "a repository with a password",
        "  - name: argo-cd\n"
        "    applications:\n"
        "      - {name: root, repository: 'https://me:secret@git.example.com/a.git', revision: main}\n",
        "good.yaml:65 add_ons[7].applications[0].repository: must be the address of a repository, "
        "https://… or git@host:…, without a password or a wildcard in it, got "
        "'https://me:secret@git.example.com/a.git'",
    ),
    _after_the_last(
        "a load balancer scheme that AWS does not have",
        "  - name: aws-load-balancer-controller\n    scheme: public\n",
        "good.yaml:64 add_ons[7].scheme: must be one of internal, internet-facing, got 'public'",
    ),
    _after_the_last(
        "a controller of load balancers and one of one's own by its name",
        "own_add_ons:\n"
        "  - kind: chart\n"
        "    name: aws-load-balancer-controller\n"
        "    chart: aws-load-balancer-controller\n"
        "    repository: https://aws.github.io/eks-charts\n"
        "    version: 3.5.0\n"
        "    namespace: kube-system\n",
        "good.yaml:65 own_add_ons[0].name: is known: write {name: aws-load-balancer-controller} "
        "among add_ons, where its settings are checked",
    ),
    _after_the_last(
        "an add-on of one's own of no kind",
        "own_add_ons:\n  - name: podinfo\n    kind: helm\n",
        "good.yaml:65 own_add_ons[0].kind: must be one of eks_add_on, chart, got 'helm'",
    ),
    _after_the_last(
        "a value that the CDK drops",
        "own_add_ons:\n"
        "  - kind: chart\n"
        "    name: podinfo\n"
        "    chart: podinfo\n"
        "    repository: https://stefanprodan.github.io/podinfo\n"
        "    version: 6.9.1\n"
        "    namespace: podinfo\n"
        "    values:\n"
        "      ui:\n"
        "        colour: null\n",
        "good.yaml:72 own_add_ons[0].values.ui.colour: must not be null: the CDK drops it on the "
        "way, and the chart's own default would hold; write a value",
    ),
    _after_the_last(
        "a range of versions",
        "own_add_ons:\n"
        "  - kind: chart\n"
        "    name: podinfo\n"
        "    chart: podinfo\n"
        "    repository: https://stefanprodan.github.io/podinfo\n"
        "    version: ^6.9\n"
        "    namespace: podinfo\n",
        "good.yaml:68 own_add_ons[0].version: must be one version, as \"6.9.1\", and no range, got '^6.9'",
    ),
    _after_the_last(
        "an OCI address without the chart",
        "own_add_ons:\n"
        "  - kind: chart\n"
        "    name: podinfo\n"
        "    chart: podinfo\n"
        "    repository: oci://ghcr.io/stefanprodan/charts\n"
        "    version: 6.9.1\n"
        "    namespace: podinfo\n",
        "good.yaml:67 own_add_ons[0].repository: must end in the chart's name, as "
        "oci://registry/path/podinfo, got 'oci://ghcr.io/stefanprodan/charts'",
    ),
    _after_the_last(
        "a chart from a registry that is another's",
        "own_add_ons:\n"
        "  - kind: chart\n"
        "    name: podinfo\n"
        "    chart: podinfo\n"
        "    repository: oci://444455556666.dkr.ecr.eu-west-1.amazonaws.com/podinfo\n"
        "    version: 6.9.1\n"
        "    namespace: podinfo\n",
        "good.yaml:67 own_add_ons[0].repository: must be in the environment's own registry, which is "
        "not written, got 444455556666.dkr.ecr.eu-west-1.amazonaws.com: the kubectl functions may "
        "pull from no other ECR",
    ),
    _after_the_last(
        "an add-on of one's own that waits for nobody",
        "own_add_ons:\n  - {kind: eks_add_on, name: some-agent, after: [core-dns]}\n",
        "good.yaml:64 own_add_ons[0].after[0]: must be an add-on of this file, 'core-dns' is none of "
        "vpc-cni, kube-proxy, eks-pod-identity-agent, coredns, aws-ebs-csi-driver, metrics-server, "
        "cluster-autoscaler, some-agent; did you mean coredns?",
    ),
    _after_the_last(
        "add-ons of one's own that wait for each other",
        "own_add_ons:\n"
        "  - {kind: eks_add_on, name: one-agent, after: [other-agent]}\n"
        "  - {kind: eks_add_on, name: other-agent, after: [one-agent]}\n",
        "good.yaml:64 own_add_ons[0].after: must not lead back to one-agent, which would wait for itself",
        "good.yaml:65 own_add_ons[1].after: must not lead back to other-agent, which would wait for itself",
    ),
    _after_the_last(
        "a service account that the catalogue gives a role",
        "own_add_ons:\n"
        "  - kind: eks_add_on\n"
        "    name: some-agent\n"
        "    identities:\n"
        "      - {service_account: cluster-autoscaler, managed_policies: [AmazonSSMReadOnlyAccess]}\n",
        "good.yaml:64 own_add_ons[0] (some-agent): gives the service account kube-system/cluster-autoscaler a "
        "role, and the add-on cluster-autoscaler gives it one already",
    ),
    _after_the_last(
        "a role of an add-on of one's own that may do everything",
        "own_add_ons:\n"
        "  - kind: eks_add_on\n"
        "    name: some-agent\n"
        "    identities:\n"
        "      - service_account: some-agent\n"
        "        statements:\n"
        "          - {actions: [s3:GetObject], resources: ['*']}\n",
        "good.yaml:69 own_add_ons[0].identities[0].statements[0].because: must say in 30 characters "
        "or more why '*' cannot be named more closely, got ''",
    ),
    _after_the_last(
        "an add-on of one's own twice",
        "own_add_ons:\n  - {kind: eks_add_on, name: some-agent}\n  - {kind: eks_add_on, name: some-agent}\n",
        "good.yaml:65 own_add_ons[1].name: must be another name, 'some-agent' stands above already",
    ),
    _after_the_last(
        "a version that EKS does not write",
        "own_add_ons:\n  - {kind: eks_add_on, name: some-agent, version: 1.2.3}\n",
        "good.yaml:64 own_add_ons[0].version: must be a version as EKS writes it, as v1.2.3-eksbuild.1, got '1.2.3'",
    ),
    _after_the_last(
        "a misspelt field of a chart",
        "own_add_ons:\n"
        "  - kind: chart\n"
        "    name: podinfo\n"
        "    chart: podinfo\n"
        "    repository: https://stefanprodan.github.io/podinfo\n"
        "    version: 6.9.1\n"
        "    namespace: podinfo\n"
        "    vaules: {}\n",
        "good.yaml:70 own_add_ons[0].vaules: is not a known field; did you mean values?",
    ),
    _after_the_last(
        "a chart whose name Helm refuses",
        "own_add_ons:\n"
        "  - kind: chart\n"
        f"    name: {'a' * 54}\n"
        "    chart: podinfo\n"
        "    repository: https://stefanprodan.github.io/podinfo\n"
        "    version: 6.9.1\n"
        "    namespace: podinfo\n",
        f"good.yaml:65 own_add_ons[0].name: must be at most 53 characters long, got 54: '{'a' * 54}'",
    ),
    _after_the_last(
        "a chart of the catalogue under another name",
        "own_add_ons:\n"
        "  - kind: chart\n"
        "    name: alb\n"
        "    chart: aws-load-balancer-controller\n"
        "    repository: https://aws.github.io/eks-charts\n"
        "    version: 1.8.1\n"
        "    namespace: alb\n",
        "good.yaml:67 own_add_ons[0].repository: is known: write {name: aws-load-balancer-controller} among add_ons, "
        "where "
        "its settings are checked",
    ),
)
"""Each by one edit of the good file, and every line that is said about it."""
