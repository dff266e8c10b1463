"""What the controllers of charts may do in AWS, as data."""

import re
from collections.abc import Iterator

import pytest

from specs.add_ons.known.aws_load_balancer_controller.aws_load_balancer_controller import AwsLoadBalancerController
from specs.add_ons.known.external_secrets.external_secrets import ExternalSecrets
from specs.add_ons.known.karpenter.karpenter import Karpenter
from specs.identity.statement import SHORTEST_REASON, Statement

CONTROLLERS = (
    AwsLoadBalancerController(name="aws-load-balancer-controller", web_acls=True, shield=True),
    Karpenter(name="karpenter"),
    ExternalSecrets(
        name="external-secrets", secrets=("payments/",), parameters=("/payments",), namespaces=("payments",)
    ),
)
WITHOUT_A_RESOURCE = {"elasticloadbalancing:SetWebAcl", "shield:CreateProtection"}
"""Writing that knows no resource: AWS's service authorization reference has none for it."""
UNCONDITIONAL = WITHOUT_A_RESOURCE | {
    "acm:ListCertificates",
    "iam:ListInstanceProfiles",
    "iam:ListServerCertificates",
    "pricing:GetProducts",
    "shield:GetSubscriptionState",
}
"""Reading that knows neither a resource nor the region that is asked."""


def statements() -> Iterator[Statement]:
    for controller in CONTROLLERS:
        for identity in controller.identities(ip_family="ipv4"):
            yield from identity.statements


def test_every_wildcard_has_a_reason() -> None:
    for statement in statements():
        if any("*" in resource for resource in statement.resources):
            assert len(statement.because) >= SHORTEST_REASON


def test_actions_are_named() -> None:
    assert not [action for statement in statements() for action in statement.actions if "*" in action]


def test_only_reading_reaches_everything() -> None:
    for statement in statements():
        if "*" in statement.resources:
            writes = {each for each in statement.actions if not re.search(r":(Describe|List|Get)", each)}
            assert writes <= WITHOUT_A_RESOURCE
            assert statement.conditions or set(statement.actions) <= UNCONDITIONAL


@pytest.mark.parametrize(
    "action",
    [
        "elasticloadbalancing:DeleteLoadBalancer",
        "elasticloadbalancing:ModifyListener",
        "elasticloadbalancing:RegisterTargets",
        "ec2:DeleteSecurityGroup",
        "ec2:TerminateInstances",
        "ec2:DeleteLaunchTemplate",
    ],
)
def test_what_is_ended_or_changed_is_tagged_as_this_clusters(action: str) -> None:
    granting = [statement for statement in statements() if action in statement.actions]

    assert granting
    for statement in granting:
        keys = {key: value for operator, key, value in statement.conditions if operator == "StringEquals"}
        assert (
            keys.get("aws:ResourceTag/elbv2.k8s.aws/cluster") == "{cluster}"
            or keys.get("aws:ResourceTag/kubernetes.io/cluster/{cluster}") == "owned"
        )


def test_karpenter_makes_nothing_in_iam() -> None:
    (identity,) = CONTROLLERS[1].identities(ip_family="ipv4")
    actions = {action for statement in identity.statements for action in statement.actions}

    assert {action for action in actions if action.startswith("iam:")} == {"iam:ListInstanceProfiles", "iam:PassRole"}


def test_tags_are_written_when_a_thing_is_made_and_the_clusters_is_never_taken_away() -> None:
    (identity,) = CONTROLLERS[0].identities(ip_family="ipv4")
    tagging = {"elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags", "ec2:CreateTags", "ec2:DeleteTags"}
    granting = [each for each in identity.statements if tagging & set(each.actions)]

    assert len(granting) == 4
    for statement in granting:
        keys = {key for _, key, _ in statement.conditions}
        assert keys & {"elasticloadbalancing:CreateAction", "ec2:CreateAction", "aws:TagKeys"}
