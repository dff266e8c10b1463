"""What the AWS Load Balancer Controller may do in AWS: of load balancers and security groups, its own cluster's alone.

The actions are those of the policy that its makers publish: kubernetes-sigs/aws-load-balancer-controller v3.5.0,
docs/install/iam_policy.json; how listeners and rules are tagged is held as in AWS's own AmazonEKSLoadBalancingPolicy
(v4 of 2026-02-12). There most of them hold for whatever has the tag `elbv2.k8s.aws/cluster`, and some for
everything; here they hold for what has it with this cluster's name. Outposts, IP pools of IPAM and capacity
reservations are left out, which nothing here sets.
"""

from specs.identity.statement import Statement

TAG = "elbv2.k8s.aws/cluster"
"""On everything that the controller makes, listeners and rules too: v3.5.0, pkg/deploy/tracking/provider.go."""

OWN = ("StringEquals", f"aws:ResourceTag/{TAG}", "{cluster}")
MADE_AS_OWN = ("StringEquals", f"aws:RequestTag/{TAG}", "{cluster}")
KEEPS_ITS_OWNER = (("Null", "aws:TagKeys", "false"), ("ForAllValues:StringNotEquals", "aws:TagKeys", TAG))
"""Tags are named, and none is that of the cluster, neither to be set nor to be taken away: EC2 takes all tags away
where none is named (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteTags.html)."""
HERE = ("StringEquals", "aws:RequestedRegion", "{region}")

_GROUPS = "arn:{partition}:ec2:{region}:{account}:security-group/*"
_ELB = "arn:{partition}:elasticloadbalancing:{region}:{account}"
_BALANCERS_AND_TARGETS = (f"{_ELB}:loadbalancer/*", f"{_ELB}:targetgroup/*")
_LISTENERS_AND_RULES = (f"{_ELB}:listener/*", f"{_ELB}:listener-rule/*")

SERVICE_LINKED_ROLE = (
    "arn:{partition}:iam::{account}:role/aws-service-role/elasticloadbalancing.amazonaws.com/"
    "AWSServiceRoleForElasticLoadBalancing"
)

BY_TAG = "ids are AWS's, given when a thing is made; the condition holds it to what has this cluster's tag"
READ_ONLY = "these read actions know no resource"

ASKED_FOR_BOTH = (
    "parliament::RESOURCE_MISMATCH[ec2:CreateSecurityGroup]",
    "a group is made in a VPC, and EC2 asks for both: two statements say for each under which condition",
)
CREATE_ACTION = (
    "parliament::UNKNOWN_CONDITION_FOR_ACTION[elasticloadbalancing:AddTags]",
    "elasticloadbalancing:CreateAction is in AWS's list of the service's condition keys, and not yet in parliament's",
)

STATEMENTS: tuple[Statement, ...] = (
    Statement(
        actions=("iam:CreateServiceLinkedRole",),
        resources=(SERVICE_LINKED_ROLE,),
        conditions=(("StringEquals", "iam:AWSServiceName", "elasticloadbalancing.amazonaws.com"),),
        accepts=(
            (
                "cloudsplaining::ResourceExposure[iam:CreateServiceLinkedRole]",
                "the account's one role of Elastic Load Balancing, which AWS writes and that service alone may take",
            ),
        ),
    ),
    Statement(
        actions=(
            "ec2:DescribeAccountAttributes",
            "ec2:DescribeAvailabilityZones",
            "ec2:DescribeAddresses",
            "ec2:DescribeInstances",
            "ec2:DescribeInternetGateways",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeRouteTables",
            "ec2:DescribeSecurityGroups",
            "ec2:DescribeSubnets",
            "ec2:DescribeTags",
            "ec2:DescribeVpcPeeringConnections",
            "ec2:DescribeVpcs",
            "elasticloadbalancing:DescribeCapacityReservation",
            "elasticloadbalancing:DescribeListenerAttributes",
            "elasticloadbalancing:DescribeListenerCertificates",
            "elasticloadbalancing:DescribeListeners",
            "elasticloadbalancing:DescribeLoadBalancerAttributes",
            "elasticloadbalancing:DescribeLoadBalancers",
            "elasticloadbalancing:DescribeRules",
            "elasticloadbalancing:DescribeSSLPolicies",
            "elasticloadbalancing:DescribeTags",
            "elasticloadbalancing:DescribeTargetGroupAttributes",
            "elasticloadbalancing:DescribeTargetGroups",
            "elasticloadbalancing:DescribeTargetHealth",
            "elasticloadbalancing:DescribeTrustStores",
        ),
        conditions=(HERE,),
        because=READ_ONLY,
    ),
    Statement(
        actions=("ec2:GetSecurityGroupsForVpc",),
        resources=("arn:{partition}:ec2:{region}:{account}:vpc/*",),
        because="it lists the security groups of a VPC, whose id the deploy knows and the policy's author does not",
    ),
    Statement(actions=("acm:ListCertificates", "iam:ListServerCertificates"), because=READ_ONLY),
    Statement(
        actions=("acm:DescribeCertificate", "iam:GetServerCertificate", "cognito-idp:DescribeUserPoolClient"),
        resources=(
            "arn:{partition}:acm:{region}:{account}:certificate/*",
            "arn:{partition}:iam::{account}:server-certificate/*",
            "arn:{partition}:cognito-idp:{region}:{account}:userpool/*",
        ),
        because="which certificate fits an Ingress's host it learns by looking at each; it reads no key",
    ),
    Statement(
        actions=("ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"),
        resources=(_GROUPS,),
        conditions=(("StringEquals", "aws:ResourceTag/kubernetes.io/cluster/{cluster}", "owned"),),
        because="load balancers reach nodes and pods through the cluster's own group, whose id EKS chooses and whose "
        "tag the condition asks for",
    ),
    Statement(
        actions=(
            "ec2:AuthorizeSecurityGroupIngress",
            "ec2:RevokeSecurityGroupIngress",
            "ec2:DeleteSecurityGroup",
        ),
        resources=(_GROUPS,),
        conditions=(OWN,),
        because=BY_TAG,
    ),
    Statement(
        actions=("ec2:CreateSecurityGroup",),
        resources=(_GROUPS,),
        conditions=(MADE_AS_OWN,),
        because=BY_TAG,
    ),
    Statement(
        actions=("ec2:CreateSecurityGroup",),
        resources=("arn:{partition}:ec2:{region}:{account}:vpc/*",),
        because="in whichever VPC: the group itself is held to the cluster's tag, by the statement before",
        accepts=(ASKED_FOR_BOTH,),
    ),
    Statement(
        actions=("ec2:CreateTags",),
        resources=(_GROUPS,),
        conditions=(MADE_AS_OWN, ("StringEquals", "ec2:CreateAction", "CreateSecurityGroup")),
        because=BY_TAG,
    ),
    Statement(
        actions=("ec2:CreateTags", "ec2:DeleteTags"),
        resources=(_GROUPS,),
        conditions=(*KEEPS_ITS_OWNER, OWN),
        because=BY_TAG,
    ),
    Statement(
        actions=("elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"),
        resources=_BALANCERS_AND_TARGETS,
        conditions=(MADE_AS_OWN,),
        because=BY_TAG,
    ),
    Statement(
        actions=("elasticloadbalancing:AddTags",),
        resources=(*_BALANCERS_AND_TARGETS, *_LISTENERS_AND_RULES),
        conditions=(
            MADE_AS_OWN,
            *(
                ("StringEquals", "elasticloadbalancing:CreateAction", f"Create{made}")
                for made in ("LoadBalancer", "TargetGroup", "Listener", "Rule")
            ),
        ),
        because=BY_TAG,
        accepts=(CREATE_ACTION,),
    ),
    Statement(
        actions=("elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"),
        resources=(f"{_ELB}:*",),
        conditions=(*KEEPS_ITS_OWNER, OWN),
        because=BY_TAG,
    ),
    Statement(
        actions=(
            "elasticloadbalancing:AddListenerCertificates",
            "elasticloadbalancing:CreateListener",
            "elasticloadbalancing:CreateRule",
            "elasticloadbalancing:DeleteListener",
            "elasticloadbalancing:DeleteLoadBalancer",
            "elasticloadbalancing:DeleteRule",
            "elasticloadbalancing:DeleteTargetGroup",
            "elasticloadbalancing:DeregisterTargets",
            "elasticloadbalancing:ModifyListener",
            "elasticloadbalancing:ModifyListenerAttributes",
            "elasticloadbalancing:ModifyLoadBalancerAttributes",
            "elasticloadbalancing:ModifyRule",
            "elasticloadbalancing:ModifyTargetGroup",
            "elasticloadbalancing:ModifyTargetGroupAttributes",
            "elasticloadbalancing:RegisterTargets",
            "elasticloadbalancing:RemoveListenerCertificates",
            "elasticloadbalancing:SetIpAddressType",
            "elasticloadbalancing:SetRulePriorities",
            "elasticloadbalancing:SetSecurityGroups",
            "elasticloadbalancing:SetSubnets",
        ),
        resources=(f"{_ELB}:*",),
        conditions=(OWN,),
        because=BY_TAG,
    ),
)
"""What it does whatever its settings say."""
