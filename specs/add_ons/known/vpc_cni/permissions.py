"""Who the VPC CNI is in AWS."""

from specs.identity.identity import Identity
from specs.identity.statement import Statement

SERVICE_ACCOUNT = "aws-node"

WITH_IPV4 = Identity(service_account=SERVICE_ACCOUNT, managed_policies=("AmazonEKS_CNI_Policy",), on_every_node=True)

WITH_IPV6 = Identity(
    service_account=SERVICE_ACCOUNT,
    on_every_node=True,
    statements=(
        Statement(
            actions=(
                "ec2:DescribeInstanceTypes",
                "ec2:DescribeInstances",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribeSubnets",
                "ec2:DescribeTags",
            ),
            because="actions that describe what EC2 holds know no resources in their policies",
        ),
        Statement(
            actions=("ec2:AssignIpv6Addresses", "ec2:CreateTags"),
            resources=("arn:{partition}:ec2:{region}:{account}:network-interface/*",),
            because="a node's network interface is not known before the node",
        ),
    ),
)
"""AWS has no managed policy for IPv6, where a node's first interface gets a prefix and no other is attached.

awsdocs/amazon-eks-user-guide 0cc5a76, cni-iam-role.adoc; DescribeSubnets: 1a447df, cni-subnet-selection.adoc.
"""


POLICY_LOGS = (
    Statement(actions=("logs:DescribeLogGroups",), because="the agent looks for its group among all of them"),
    Statement(
        actions=("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
        resources=("arn:{partition}:logs:{region}:{account}:log-group:/aws/eks/{cluster}/cluster:*",),
        because="the streams of this one group, which the agent names after its nodes",
    ),
)
"""What the plugin's agent writes of network policies stands in the group of the control plane's logs.

awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), network-policies-troubleshooting.adoc.
"""
