"""What the AWS Load Balancer Controller may do in AWS so that load balancers have guards: web ACLs and Shield Advanced.

The actions are those of the policy that its makers publish: kubernetes-sigs/aws-load-balancer-controller v3.5.0,
docs/install/iam_policy.json.
"""

from specs.add_ons.known.aws_load_balancer_controller.permissions import HERE, READ_ONLY
from specs.identity.statement import Statement

APPLICATION = "arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/app/*/*"

FIREWALL: tuple[Statement, ...] = (
    Statement(
        actions=("elasticloadbalancing:SetWebAcl",),
        conditions=(HERE,),
        because="the action knows no resource; what it hands to a load balancer is one of the region's web ACLs",
    ),
    Statement(
        actions=(
            "wafv2:AssociateWebACL",
            "wafv2:DisassociateWebACL",
            "wafv2:GetWebACL",
            "wafv2:GetWebACLForResource",
        ),
        resources=(
            APPLICATION,
            "arn:{partition}:wafv2:{region}:{account}:regional/webacl/*/*",
        ),
        because="an Ingress names the web ACL of the account that it wants, and AWS the load balancers",
    ),
)
"""What web ACLs need."""

SHIELD: tuple[Statement, ...] = (
    Statement(actions=("shield:GetSubscriptionState",), because=READ_ONLY),
    Statement(
        actions=("shield:CreateProtection",),
        because="the action knows no resource; what Shield protects more it neither opens nor changes",
    ),
    Statement(
        actions=("shield:DeleteProtection", "shield:DescribeProtection"),
        resources=("arn:{partition}:shield::{account}:protection/*",),
        because="ids of protections are AWS's, given when a load balancer is protected",
    ),
)
"""What Shield Advanced needs."""
