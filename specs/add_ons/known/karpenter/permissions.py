"""What Karpenter may do in AWS: launch and end instances that are tagged as this cluster's, and nothing in IAM.

The statements are those that its makers publish: aws/karpenter-provider-aws v1.14.1 (2026-08-20),
website/content/en/preview/getting-started/getting-started-with-karpenter/cloudformation.yaml. What is left out is the
making of instance profiles: nodes have one that stands (`instanceProfile` of an EC2NodeClass), for whom Karpenter asks
nothing of IAM, which has no endpoint in a VPC. Every `*` in place of an account is this account here.
"""

from specs.identity.statement import Statement

_EC2 = "arn:{partition}:ec2:{region}:{account}"
_OWN = ("StringEquals", "aws:ResourceTag/kubernetes.io/cluster/{cluster}", "owned")
_OF_A_POOL = ("StringLike", "aws:ResourceTag/karpenter.sh/nodepool", "*")
_MADE_AS_OWN = (
    ("StringEquals", "aws:RequestTag/kubernetes.io/cluster/{cluster}", "owned"),
    ("StringEquals", "aws:RequestTag/eks:eks-cluster-name", "{cluster}"),
    ("StringLike", "aws:RequestTag/karpenter.sh/nodepool", "*"),
)
_LAUNCHED = (
    f"{_EC2}:fleet/*",
    f"{_EC2}:instance/*",
    f"{_EC2}:launch-template/*",
    f"{_EC2}:network-interface/*",
    f"{_EC2}:spot-instances-request/*",
    f"{_EC2}:volume/*",
)

BY_TAG = "ids are EC2's, given at the launch; the conditions hold it to what is tagged as this cluster's nodes"

BY_KIND = tuple(
    (
        f"parliament::RESOURCE_MISMATCH[ec2:{action}]",
        "a launch acts upon things of many kinds, and EC2 asks for each: the statements together name them all",
    )
    for action in ("CreateFleet", "RunInstances")
)
PUBLIC_PARAMETERS = (
    "parliament::RESOURCE_MISMATCH[ssm:GetParameter]",
    "a public parameter of AWS is in no account, for which parliament's pattern has no room",
)

NODE_ROLE = "{cluster}-{region}-nodes"
"""The name of the nodes' role and instance profile. IAM knows no regions, so that the name does."""
QUEUE = "{cluster}-node-events"
"""The name of the queue of what happens to the cluster's instances."""

STATEMENTS: tuple[Statement, ...] = (
    Statement(
        actions=("ec2:CreateFleet", "ec2:RunInstances"),
        resources=(
            "arn:{partition}:ec2:{region}::image/*",
            "arn:{partition}:ec2:{region}::snapshot/*",
            f"{_EC2}:capacity-reservation/*",
            f"{_EC2}:placement-group/*",
            f"{_EC2}:security-group/*",
            f"{_EC2}:subnet/*",
        ),
        because="what an instance is launched from and into is chosen by EC2NodeClasses, whose writers are admins; the "
        "ids of subnets and groups are the deploy's",
        accepts=BY_KIND,
    ),
    Statement(
        actions=("ec2:CreateFleet", "ec2:RunInstances"),
        resources=(f"{_EC2}:launch-template/*",),
        conditions=(_OWN, _OF_A_POOL),
        because=BY_TAG,
    ),
    Statement(
        actions=("ec2:CreateFleet", "ec2:CreateLaunchTemplate", "ec2:RunInstances"),
        resources=_LAUNCHED,
        conditions=_MADE_AS_OWN,
        because=BY_TAG,
    ),
    Statement(
        actions=("ec2:CreateTags",),
        resources=_LAUNCHED,
        conditions=(
            *_MADE_AS_OWN,
            ("StringEquals", "ec2:CreateAction", "RunInstances"),
            ("StringEquals", "ec2:CreateAction", "CreateFleet"),
            ("StringEquals", "ec2:CreateAction", "CreateLaunchTemplate"),
        ),
        because=BY_TAG,
    ),
    Statement(
        actions=("ec2:CreateTags",),
        resources=(f"{_EC2}:instance/*",),
        conditions=(
            _OWN,
            _OF_A_POOL,
            ("StringEqualsIfExists", "aws:RequestTag/eks:eks-cluster-name", "{cluster}"),
            ("ForAllValues:StringEquals", "aws:TagKeys", "eks:eks-cluster-name"),
            ("ForAllValues:StringEquals", "aws:TagKeys", "karpenter.sh/nodeclaim"),
            ("ForAllValues:StringEquals", "aws:TagKeys", "Name"),
        ),
        because=BY_TAG,
    ),
    Statement(
        actions=("ec2:DeleteLaunchTemplate", "ec2:TerminateInstances"),
        resources=(f"{_EC2}:instance/*", f"{_EC2}:launch-template/*"),
        conditions=(_OWN, _OF_A_POOL),
        because=BY_TAG,
    ),
    Statement(
        actions=(
            "ec2:DescribeCapacityReservations",
            "ec2:DescribeImages",
            "ec2:DescribeInstanceStatus",
            "ec2:DescribeInstanceTypeOfferings",
            "ec2:DescribeInstanceTypes",
            "ec2:DescribeInstances",
            "ec2:DescribeLaunchTemplates",
            "ec2:DescribePlacementGroups",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSpotPriceHistory",
            "ec2:DescribeSubnets",
        ),
        conditions=(("StringEquals", "aws:RequestedRegion", "{region}"),),
        because="these read actions know no resource",
    ),
    Statement(
        actions=("pricing:GetProducts", "iam:ListInstanceProfiles"),
        because="prices know no resource; profiles are listed to sweep up those that Karpenter made, of which it has "
        "none here and may delete none",
    ),
    Statement(
        actions=("ssm:GetParameter",),
        resources=("arn:{partition}:ssm:{region}::parameter/aws/service/*",),
        because="AWS's own public parameters, which name the images of nodes",
        accepts=(PUBLIC_PARAMETERS,),
    ),
    Statement(
        actions=("eks:DescribeCluster",),
        resources=("arn:{partition}:eks:{region}:{account}:cluster/{cluster}",),
    ),
    Statement(
        actions=("iam:PassRole",),
        resources=(f"arn:{{partition}}:iam::{{account}}:role/{NODE_ROLE}",),
        conditions=(
            ("StringEquals", "iam:PassedToService", "ec2.amazonaws.com"),
            ("StringEquals", "iam:PassedToService", "ec2.amazonaws.com.cn"),
        ),
        accepts=(
            (
                "cloudsplaining::ResourceExposure[iam:PassRole]",
                "one role by its name, that of this cluster's nodes, and to EC2 alone: nodes are launched with it",
            ),
            (
                "cloudsplaining::PrivilegeEscalation[CreateEC2WithExistingIP]",
                "to launch nodes with the nodes' own role is what it is for; it may pass no other role",
            ),
        ),
    ),
    Statement(
        actions=("sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"),
        resources=(f"arn:{{partition}}:sqs:{{region}}:{{account}}:{QUEUE}",),
    ),
)
"""All that it does."""
