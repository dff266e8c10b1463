"""Wrong capabilities."""

from tests.unit.specs.environment_files import Bad

BEFORE = "  - name: cluster-autoscaler\n"
ADMIN = "90676e2e-1234-4cde-9f01-23456789abcd"
CENTER = "identity_center: {instance_arn: arn:aws:sso:::instance/ssoins-1234567890abcdef}"
ARGO_CD = f"  - kind: argo_cd\n    {CENTER}\n"
KRO = "  - kind: kro\n"
ACK = "  - kind: ack\n    because: the controllers look at queues that stand, and make none\n"
QUEUES = '[{actions: ["sqs:CreateQueue"], resources: ["arn:{partition}:sqs:{region}:{account}:shop"]}]'


def _bad(what: str, written: str, *lines: str) -> Bad:
    return Bad(what, BEFORE, f"{BEFORE}capabilities:\n{written}", *lines)


BAD = (
    Bad(
        "Argo CD as a capability and as a chart",
        BEFORE,
        f"{BEFORE}  - name: argo-cd\ncapabilities:\n{ARGO_CD}    admins: {{groups: [{ADMIN}]}}\n",
        "good.yaml:65 capabilities[0]: must not stand beside argo-cd, which brings Argo CD already: two "
        "would apply the same Applications against each other; remove one of the two",
    ),
    _bad(
        "a kind of capability twice",
        KRO + KRO,
        "good.yaml:65 capabilities[1].kind: must be of another kind, kro stands above already: a cluster has one of "
        "each",
    ),
    _bad(
        "a capability that EKS has not",
        "  - kind: flux\n",
        "good.yaml:64 capabilities[0].kind: must be one of argo_cd, ack, kro, got 'flux'",
    ),
    _bad(
        "settings of another capability",
        f"{KRO}    disabled_services: [iam]\n",
        "good.yaml:65 capabilities[0].disabled_services: is not a known field; known here are managed_policies, "
        "because, statements, kind",
    ),
    _bad(
        "Argo CD without Identity Center",
        "  - kind: argo_cd\n",
        "good.yaml:64 capabilities[0].identity_center: is missing (where people sign in)",
        "good.yaml:64 capabilities[0].admins: must name a user or a group of IAM Identity Center: nobody else can "
        "sign in to Argo CD, got nobody",
    ),
    _bad(
        "Argo CD that nobody can enter",
        ARGO_CD,
        "good.yaml:64 capabilities[0].admins: must name a user or a group of IAM Identity Center: nobody else can "
        "sign in to Argo CD, got nobody",
    ),
    _bad(
        "an admin of Argo CD who is a viewer",
        f"{ARGO_CD}    admins: {{groups: [{ADMIN}]}}\n    viewers: {{groups: [{ADMIN}]}}\n",
        "good.yaml:67 capabilities[0].viewers.groups[0]: must have one role, 90676e2e-1234-4cde-9f01-23456789abcd "
        "is among admins already",
    ),
    _bad(
        "an admin of Argo CD twice",
        f"{ARGO_CD}    admins: {{users: [{ADMIN}, {ADMIN}]}}\n",
        "good.yaml:66 capabilities[0].admins.users[1]: must stand once, 90676e2e-1234-4cde-9f01-23456789abcd stands "
        "above already",
    ),
    _bad(
        "an admin of Argo CD by name",
        f"{ARGO_CD}    admins: {{users: [me]}}\n",
        "good.yaml:66 capabilities[0].admins.users[0]: must be the id of a user or a group of IAM Identity Center, "
        "as its identity store has it, got 'me'",
    ),
    _bad(
        "an instance of Identity Center that is none",
        f"  - kind: argo_cd\n    identity_center: {{instance_arn: ssoins-1}}\n    admins: {{users: [{ADMIN}]}}\n",
        "good.yaml:65 capabilities[0].identity_center.instance_arn: must be the ARN of an instance of IAM Identity "
        "Center, got 'ssoins-1'",
    ),
    _bad(
        "a VPC endpoint of Argo CD twice",
        f"{ARGO_CD}    admins: {{users: [{ADMIN}]}}\n    vpc_endpoints: [vpce-12345678, vpce-12345678]\n",
        "good.yaml:67 capabilities[0].vpc_endpoints[1]: must be another endpoint, vpce-12345678 stands above already",
    ),
    _bad(
        "ACK that may do nothing",
        "  - kind: ack\n",
        "good.yaml:64 capabilities[0].statements: must say what the controllers may do in AWS: managed_policies, or "
        "statements (sts:AssumeRole and sts:TagSession on roles per namespace, for example); got neither",
    ),
    _bad(
        "a service that ACK leaves out twice",
        f"  - kind: ack\n    statements: {QUEUES}\n    disabled_services: [iam, iam]\n",
        "good.yaml:66 capabilities[0].disabled_services[1]: must be another service, 'iam' stands above already",
    ),
    _bad(
        "permissions for kro",
        f"{KRO}    statements: {QUEUES}\n",
        "good.yaml:65 capabilities[0].statements: must be empty: kro calls nobody in AWS; remove it",
    ),
    _bad(
        "a policy of a capability twice",
        f"{ACK}    managed_policies: [AmazonSQSReadOnlyAccess, AmazonSQSReadOnlyAccess]\n",
        "good.yaml:66 capabilities[0].managed_policies[1]: must be another policy, 'AmazonSQSReadOnlyAccess' stands "
        "above already",
    ),
    _bad(
        "a capability that administers the account",
        f"{ACK}    managed_policies: [AdministratorAccess]\n",
        "good.yaml:66 capabilities[0].managed_policies[0]: grants a service or the account as a whole, and more with "
        "every action that AWS adds; write statements, got 'AdministratorAccess'",
    ),
    _bad(
        "policies of a capability that nobody explains",
        "  - kind: ack\n    managed_policies: [AmazonSQSReadOnlyAccess]\n",
        "good.yaml:64 capabilities[0].because: must say in 30 characters or more why it needs "
        "'AmazonSQSReadOnlyAccess', got ''",
    ),
    _bad(
        "a reason for policies of a capability that has none",
        f"{ACK}    statements: {QUEUES}\n",
        "good.yaml:65 capabilities[0].because: explains managed_policies, and there are none; each statement has its "
        "own",
    ),
    _bad(
        "a statement of a capability twice",
        f"  - kind: ack\n    statements: {QUEUES[:-1]}, {QUEUES[1:]}\n",
        "good.yaml:65 capabilities[0].statements[1]: must be another statement, the same stands above already",
    ),
)
