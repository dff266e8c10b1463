"""Permissions, in every environment, the examples too. Numbers are those of the statements in docs/security.md."""

import json
from collections.abc import Iterator
from typing import Any

from tests.platforms import environment, synthesised
from tests.policy.platforms import Platform, Resource
from tests.synthesis import resources
from tools.check.exposure import exposed
from tools.check.intrinsics import Reader
from tools.check.permissions import judged

OF_THE_CDK = "CustomVpcRestrictDefaultSGCustomResourceProvider"
"""The function that closes the default security group, with its role: the CDK writes them."""
PRIVILEGES = ("iam:", "sts:AssumeRole", "lambda:CreateFunction", "lambda:UpdateFunctionCode")
"""Actions with which a workload could become somebody else; to launch an instance as somebody takes `iam:PassRole`."""
LOOKS = ("iam:Get", "iam:List")
OF_A_SERVICE = ":role/aws-service-role/"
"""Where service-linked roles are: https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html."""
NODE_POLICIES = (
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKSWorkerNodeMinimalPolicy",
    "AmazonSSMManagedInstanceCore",
)
"""To join and to pull, and for Session Manager: none that a pod would ask for."""


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def statements(platform: Platform) -> Iterator[tuple[Resource, dict[str, Any]]]:
    """Every statement of every identity policy."""
    for policy in platform.resources("AWS::IAM::ManagedPolicy", "AWS::IAM::Policy", "AWS::IAM::RolePolicy"):
        for statement in policy.properties["PolicyDocument"]["Statement"]:
            yield policy, statement
    for role in platform.resources("AWS::IAM::Role"):
        for policy in role.properties.get("Policies", []):
            for statement in policy["PolicyDocument"]["Statement"]:
                yield role, statement


def acted_upon(platform: Platform, policy: Resource, statement: dict[str, Any]) -> list[str]:
    """The resources of a statement as text; one that only AWS knows is a name of its own."""
    reader = Reader(platform.templates[policy.layer])
    return [reader.text(resource) or "named by the deploy" for resource in listed(statement.get("Resource", []))]


def test_nobody_may_do_everything(any_platform: Platform) -> None:
    """Statement 43: no `*`, and no service as a whole."""
    granted = [
        (policy.logical_id, action)
        for policy, statement in statements(any_platform)
        if statement["Effect"] == "Allow"
        for action in listed(statement["Action"])
    ]
    assert granted or not any_platform.spec.uses_kubectl
    assert not [(policy, action) for policy, action in granted if action == "*" or action.endswith(":*")]


def test_no_permission_is_given_by_exception(any_platform: Platform) -> None:
    """Statement 43: `NotAction` grants what does not exist yet."""
    assert not [policy.logical_id for policy, statement in statements(any_platform) if "NotAction" in statement]


def test_what_has_no_resource_has_a_condition_or_a_reason(any_platform: Platform) -> None:
    """Statement 44."""
    unexplained = [
        policy.logical_id
        for policy, statement in statements(any_platform)
        if "*" in acted_upon(any_platform, policy, statement)
        and not statement.get("Condition")
        and "AwsSolutions::AwsSolutions-IAM5[Resource::*]"
        not in any_platform.explained[policy.layer, policy.logical_id]
    ]
    assert not [policy for policy in unexplained if not policy.startswith(OF_THE_CDK)]


def test_two_linters_find_nothing_that_is_not_explained(any_platform: Platform) -> None:
    """Statements 46 and 47: parliament and cloudsplaining, beside cdk-nag."""
    found = [
        (layer, logical_id, rule)
        for layer, template in any_platform.templates.items()
        for logical_id, rule in (
            *((logical_id, f"parliament::{issue}") for logical_id, issue, _ in judged(template)),
            *((logical_id, f"cloudsplaining::{rule}") for logical_id, rule in exposed(template)),
        )
    ]
    open_findings = [each for each in found if each[2] not in any_platform.explained.get((each[0], each[1]), {})]
    assert not open_findings


def test_no_policy_makes_its_holder_somebody_else(any_platform: Platform) -> None:
    """Statement 48: but for the one role that it names, and roles of services, which no one else can take."""
    escalating = [
        (policy.logical_id, action)
        for policy, statement in statements(any_platform)
        for action in listed(statement["Action"])
        if action.startswith(PRIVILEGES) and not action.startswith(LOOKS)
        if any("*" in each and OF_A_SERVICE not in each for each in acted_upon(any_platform, policy, statement))
    ]
    assert not escalating


def test_nodes_may_do_nothing_that_a_pod_needs(any_platform: Platform) -> None:
    """Statement 35: no policy is attached to their role but those of AWS for nodes."""
    roles = {
        (group.layer, str(group.properties["NodeRole"])): any_platform.named(group.layer, group.properties["NodeRole"])
        for group in any_platform.resources("AWS::EKS::Nodegroup")
    }
    attached = any_platform.resources("AWS::IAM::ManagedPolicy", "AWS::IAM::Policy")
    for role in roles.values():
        policies = [str(policy).rpartition("/")[2].rstrip("']}") for policy in role.properties["ManagedPolicyArns"]]
        assert set(policies) <= set(NODE_POLICIES)
        assert not [policy for policy in attached if {"Ref": role.logical_id} in policy.properties.get("Roles", [])]


def test_policies_are_never_written_into_a_role(any_platform: Platform) -> None:
    """Statement 54: but for the roles of the CDK's own functions."""
    written = [policy.logical_id for policy in any_platform.resources("AWS::IAM::Policy", "AWS::IAM::RolePolicy")]
    assert all("kubectlProviderframeworkonEvent" in policy for policy in written)
    inline = [role.logical_id for role in any_platform.resources("AWS::IAM::Role") if role.properties.get("Policies")]
    assert all(role.startswith(OF_THE_CDK) for role in inline)


def test_nobody_has_a_password_or_a_key(any_platform: Platform) -> None:
    """Statement 55."""
    assert not any_platform.resources("AWS::IAM::User", "AWS::IAM::AccessKey", "AWS::IAM::Group")


def test_the_autoscaler_scales_this_cluster_only(any_platform: Platform) -> None:
    """Statement 45."""
    writes = [
        statement
        for _, statement in statements(any_platform)
        if "autoscaling:SetDesiredCapacity" in listed(statement["Action"])
    ]
    there = any(add_on.name == "cluster-autoscaler" for add_on in any_platform.spec.add_ons)
    assert len(writes) == int(there)
    own = {f"aws:ResourceTag/k8s.io/cluster-autoscaler/{any_platform.name}": "owned"}
    assert all(statement["Condition"] == {"StringEquals": own} for statement in writes)


def test_where_the_account_demands_it_every_role_is_bounded() -> None:
    """Statement 56."""
    boundary = "arn:aws:iam::111122223333:policy/boundary"
    bounded = synthesised(environment("prod").model_copy(update={"permissions_boundary": boundary}))

    roles = [
        each["Properties"].get("PermissionsBoundary")
        for file in bounded.rglob("*.template.json")
        for each in resources(json.loads(file.read_text()), "AWS::IAM::Role").values()
    ]
    assert roles
    assert set(roles) == {boundary}
