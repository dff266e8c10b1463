"""Wrong identities of one's own pods, as edits of the file with identities."""

from tests.unit.specs.bad_environments import statements
from tests.unit.specs.environment_files import Bad

JOBS = """\
      - actions: [sqs:SendMessage]
        resources: ["arn:{partition}:sqs:{region}:{account}:jobs"]
"""

BAD = (
    *statements.BAD,
    Bad(
        "a full access by a policy of AWS",
        "AmazonSSMReadOnlyAccess",
        "AmazonS3FullAccess",
        "good.yaml:67 workload_identities[0].managed_policies[0]: grants a service or the account as a "
        "whole, and more with every action that AWS adds; write statements, got 'AmazonS3FullAccess'",
    ),
    Bad(
        "administrators of the account in pods",
        "AmazonSSMReadOnlyAccess",
        "AdministratorAccess",
        "good.yaml:67 workload_identities[0].managed_policies[0]: grants a service or the account as a "
        "whole, and more with every action that AWS adds; write statements, got 'AdministratorAccess'",
    ),
    Bad(
        "a policy of AWS by its ARN",
        "AmazonSSMReadOnlyAccess",
        '"arn:aws:iam::aws:policy/ReadOnlyAccess"',
        "good.yaml:67 workload_identities[0].managed_policies[0]: must be its name, without what stands "
        "before policy/, got 'arn:aws:iam::aws:policy/ReadOnlyAccess'",
    ),
    Bad(
        "more policies than a role takes",
        "[AmazonSSMReadOnlyAccess]",
        "[a, b, c, d, e, f, g, h, i, j]",
        "good.yaml:67 workload_identities[0].managed_policies: must be at most 9, for IAM attaches 10 to"
        " a role, that of the statements among them; got 10",
    ),
    Bad(
        "one policy twice",
        "[AmazonSSMReadOnlyAccess]",
        "[a, a]",
        "good.yaml:67 workload_identities[0].managed_policies[1]: must be another policy, 'a' stands above already",
    ),
    Bad(
        "the account that every pod has",
        "service_account: reports",
        "service_account: default",
        "good.yaml:66 workload_identities[0].service_account: must be an account of these pods alone: "
        "every pod of the namespace that names none has 'default'",
    ),
    Bad(
        "every service account of a namespace",
        "service_account: reports",
        'service_account: "*"',
        "good.yaml:66 workload_identities[0].service_account: must be the name of one service account, "
        "without its namespace and without a wildcard, got '*'",
    ),
    Bad(
        "two identities of one name",
        "name: jobs",
        "name: reports",
        "good.yaml:74 workload_identities[1].name: must be another name, 'reports' stands above already",
    ),
    Bad(
        "a service account with two identities",
        "    namespace: billing\n    service_account: billing",
        "    namespace: reports\n    service_account: reports",
        "good.yaml:83 workload_identities[2].service_account: gives the service account reports/reports "
        "a role, and the identity reports gives it one already",
    ),
    Bad(
        "the service account of an add-on",
        "    namespace: reports\n    service_account: reports",
        "    namespace: kube-system\n    service_account: cluster-autoscaler",
        "good.yaml:66 workload_identities[0].service_account: gives the service account "
        "kube-system/cluster-autoscaler a role, and the add-on cluster-autoscaler gives it one already",
    ),
    Bad(
        "a role that may do nothing",
        f"    statements:\n{JOBS}",
        "",
        "good.yaml:74 workload_identities[1] (jobs): must grant something: statements, managed_policies or a "
        "target_role",
    ),
    Bad(
        "one statement twice",
        JOBS,
        JOBS * 2,
        "good.yaml:81 workload_identities[1].statements[1]: must be another statement, the same stands above already",
    ),
    Bad(
        "permissions beside a target role",
        "    session_tags: false\n",
        "    session_tags: false\n    managed_policies: [AmazonSSMReadOnlyAccess]\n",
        "good.yaml:86 workload_identities[2].managed_policies: must be empty beside target_role, whose "
        "permissions the pods have instead: write it there",
    ),
    Bad(
        "a session policy beside session tags",
        "    session_tags: false\n",
        "",
        "good.yaml:81 workload_identities[2].session_tags: must be false with a session_policy, AWS "
        "takes one of the two",
    ),
    Bad(
        "a session policy without a target role",
        "    target_role: arn:aws:iam::444455556666:role/billing\n",
        "",
        "good.yaml:81 workload_identities[2] (billing): must grant something: statements, managed_policies or a "
        "target_role",
        "good.yaml:85 workload_identities[2].session_policy: narrows a target_role, and there is none; "
        "the statements of a role of one's own are narrow already",
    ),
    Bad(
        "a target role of another partition",
        "arn:aws:iam::444455556666:role/billing",
        "arn:aws-cn:iam::444455556666:role/billing",
        "good.yaml:84 workload_identities[2].target_role: must begin with arn:aws: in eu-west-1, got "
        "'arn:aws-cn:iam::444455556666:role/billing'",
    ),
    Bad(
        "a user as target role",
        "arn:aws:iam::444455556666:role/billing",
        "arn:aws:iam::444455556666:user/billing",
        "good.yaml:84 workload_identities[2].target_role: must be the ARN of one role, as "
        "arn:aws:iam::444455556666:role/reports, got 'arn:aws:iam::444455556666:user/billing'",
    ),
    Bad(
        "a target role on Fargate",
        "    namespace: billing\n",
        "    namespace: batch\n    labels: {runs-on: fargate}\n",
        "good.yaml:85 workload_identities[2].target_role: is of EKS Pod Identity, and the Fargate "
        "profile batch takes its pods: let its code take the role, or run it on nodes",
        "good.yaml:86 workload_identities[2].session_tags: is of EKS Pod Identity, and the Fargate "
        "profile batch takes its pods: remove it",
    ),
    Bad(
        "session tags on Fargate",
        "    namespace: reports\n",
        "    namespace: batch\n    labels: {runs-on: fargate}\n",
        "good.yaml:64 workload_identities[0] (reports): has a statement that holds by a tag of EKS Pod Identity, "
        "and the Fargate profile batch takes its pods, without tags",
    ),
    Bad(
        "session tags that are switched off",
        "    managed_policies: [AmazonSSMReadOnlyAccess]\n",
        "    session_tags: false\n",
        "good.yaml:69 workload_identities[0].statements[0]: asks for a tag of the session, and session_tags is false",
    ),
    Bad(
        "nobody who hands out credentials",
        "  - name: eks-pod-identity-agent\n",
        "",
        "good.yaml:55 add_ons: must hold eks-pod-identity-agent, for vpc-cni, aws-ebs-csi-driver, cluster-autoscaler; "
        "add {name: eks-pod-identity-agent}",
        "good.yaml:63 workload_identities[0] (reports): has pods on nodes and needs eks-pod-identity-agent, which "
        "is not among the add-ons; add {name: eks-pod-identity-agent}",
        "good.yaml:80 workload_identities[2] (billing): has pods on nodes and needs eks-pod-identity-agent, which "
        "is not among the add-ons; add {name: eks-pod-identity-agent}",
    ),
    Bad(
        "an add-on of Fargate that needs session tags",
        "      - namespace: batch\n",
        "      - namespace: kube-system\n      - namespace: batch\n",
        "good.yaml:61 add_ons[4] (aws-ebs-csi-driver): has a policy that holds by the session tags of EKS Pod "
        "Identity, and "
        "the Fargate profile batch takes its pods, where there are none; let the profile's selector ask "
        "for labels that its pods do not have",
    ),
)
