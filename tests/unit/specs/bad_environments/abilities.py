"""What is brought twice, whether by the catalogue, by an entry of one's own or by EKS."""

from tests.unit.specs.environment_files import Bad

LAST = "  - name: cluster-autoscaler\n"
OWN = "own_add_ons:\n"
CAPABILITY = (
    "capabilities:\n"
    "  - kind: argo_cd\n"
    "    identity_center: {instance_arn: arn:aws:sso:::instance/ssoins-1234567890abcdef}\n"
    "    admins: {groups: [90676e2e-1234-4cde-9f01-23456789abcd]}\n"
)
TWO_ARGO_CDS = (
    "which brings Argo CD already: two would apply the same Applications against each other; remove one of the two"
)


def _chart(name: str, *, chart: str, more: str = "") -> str:
    return (
        f"  - kind: chart\n    name: {name}\n    chart: {chart}\n    repository: https://charts.example.com\n"
        f"    version: 1.2.3\n    namespace: {name}\n{more}"
    )


def _after_the_last(what: str, written: str, *lines: str) -> Bad:
    return Bad(what, LAST, LAST + written, *lines)


BAD = (
    _after_the_last(
        "Argo CD and a chart of it under another name",
        f"  - name: argo-cd\n{OWN}{_chart('gitops', chart='argo-cd')}",
        f"good.yaml:65 own_add_ons[0] (gitops): must not stand beside argo-cd, {TWO_ARGO_CDS}",
    ),
    _after_the_last(
        "two charts of Argo CD of one's own",
        f"{OWN}{_chart('gitops', chart='argo-cd')}{_chart('more-gitops', chart='argo-cd')}",
        f"good.yaml:70 own_add_ons[1] (more-gitops): must not stand beside gitops, {TWO_ARGO_CDS}",
    ),
    _after_the_last(
        "Argo CD by EKS and by a chart of one's own",
        f"{OWN}{_chart('gitops', chart='argo-cd')}{CAPABILITY}",
        f"good.yaml:71 capabilities[0]: must not stand beside gitops, {TWO_ARGO_CDS}",
    ),
    _after_the_last(
        "cert-manager and a chart of it",
        f"  - name: cert-manager\n{OWN}{_chart('certificates', chart='cert-manager')}",
        "good.yaml:65 own_add_ons[0] (certificates): must not stand beside cert-manager, which brings "
        "certificates of webhooks already: cert-manager's kinds have one controller; remove one of the two",
    ),
    _after_the_last(
        "another server of metrics, by what its author says of it",
        f"{OWN}{_chart('prometheus-adapter', chart='prometheus-adapter', more='    provides: [pod_metrics]')}\n",
        "good.yaml:64 own_add_ons[0] (prometheus-adapter): must not stand beside metrics-server, which brings "
        "CPU and memory figures of pods already: one server answers metrics.k8s.io; remove one of the two",
    ),
    _after_the_last(
        "a bringer that waits for whoever needs it",
        f"  - name: adot\n{OWN}{_chart('certificates', chart='cert-manager', more='    after: [adot]')}\n",
        "good.yaml:71 own_add_ons[0].after: must not lead back to certificates, which would wait for itself",
    ),
    _after_the_last(
        "an ability that is none",
        f"{OWN}{_chart('podinfo', chart='podinfo', more='    provides: [gitop]')}\n",
        "good.yaml:70 own_add_ons[0].provides[0]: must be one of pod_network, service_routing, pod_credentials, dns, "
        "pod_metrics, node_scaling, load_balancers, volume_snapshots, certificates, gitops, external_secrets, got "
        "'gitop'; did you mean gitops?",
    ),
    _after_the_last(
        "an ability twice",
        f"{OWN}{_chart('podinfo', chart='podinfo', more='    provides: [gitops, gitops]')}\n",
        "good.yaml:70 own_add_ons[0].provides[1]: must stand once, gitops stands above already",
    ),
    _after_the_last(
        "a chart whose pods ask their node who they are",
        f"{OWN}{_chart('podinfo', chart='podinfo', more='    reads_instance_metadata: true')}\n",
        "good.yaml:64 own_add_ons[0] (podinfo): reads the instance metadata of its node from a pod, which hop limit "
        "1 of all nodes here forbids: tell it the region and what else it asks for by its values, and give it an "
        "identity for credentials",
    ),
    _after_the_last(
        "values of an EKS add-on whose annotations nobody reads",
        f"{OWN}  - kind: eks_add_on\n    name: some-agent\n    identities:\n      - service_account: agent\n"
        "        managed_policies: [AmazonS3ReadOnlyAccess]\n        annotations_at: [sa]\n",
        "good.yaml:69 own_add_ons[0].identities[0].annotations_at: is not a known field; known here are "
        "service_account, managed_policies, statements",
    ),
)
"""Each by one edit of the good file, and every line that is said about it."""
