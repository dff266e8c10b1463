"""Identities and permissions. Numbers are those of the statements in docs/security.md."""

import json
from collections.abc import Iterator
from typing import Any

from tests.platforms import environment, synthesised
from tests.policy.platforms import Platform, Resource
from tests.synthesis import resources

OF_THE_CDK = "CustomVpcRestrictDefaultSGCustomResourceProvider"
"""The function that closes the default security group, with its role: the CDK writes them."""
PRIVILEGES = ("iam:", "sts:AssumeRole", "ec2:RunInstances", "lambda:CreateFunction", "lambda:UpdateFunctionCode")
"""Actions with which a workload could become somebody else."""


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


def trust(role: Resource) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = role.properties["AssumeRolePolicyDocument"]["Statement"]
    return found


def pod_roles(platform: Platform) -> list[Resource]:
    """The roles that pods take through EKS Pod Identity."""
    return [
        role
        for role in platform.resources("AWS::IAM::Role")
        if any("pods.eks.amazonaws.com" in str(statement["Principal"]) for statement in trust(role))
    ]


def test_nobody_may_do_everything(platform: Platform) -> None:
    """Statement 43: no `*`, and no service as a whole."""
    granted = [
        (policy.logical_id, action)
        for policy, statement in statements(platform)
        if statement["Effect"] == "Allow"
        for action in listed(statement["Action"])
    ]
    assert granted
    assert not [(policy, action) for policy, action in granted if action == "*" or action.endswith(":*")]


def test_no_permission_is_given_by_exception(platform: Platform) -> None:
    """Statement 43: `NotAction` grants what does not exist yet."""
    assert not [policy.logical_id for policy, statement in statements(platform) if "NotAction" in statement]


def test_no_policy_makes_its_holder_somebody_else(platform: Platform) -> None:
    """Statement 48."""
    escalating = [
        (policy.logical_id, action)
        for policy, statement in statements(platform)
        for action in listed(statement["Action"])
        if action.startswith(PRIVILEGES)
    ]
    assert not escalating


def test_pods_take_roles_through_pod_identity(platform: Platform) -> None:
    """Statement 49."""
    roles = pod_roles(platform)
    assert roles
    for role in roles:
        (statement,) = trust(role)
        assert statement["Principal"] == {"Service": "pods.eks.amazonaws.com"}
        assert sorted(listed(statement["Action"])) == ["sts:AssumeRole", "sts:TagSession"]


def test_roles_of_pods_serve_one_cluster(platform: Platform) -> None:
    """Statement 50."""
    for role in pod_roles(platform):
        condition = str(trust(role)[0]["Condition"])
        assert "aws:SourceAccount" in condition
        assert "aws:SourceArn" in condition
        assert f"cluster/{platform.name}" in condition or f"/{platform.name}/" in condition


def test_no_trust_goes_through_an_oidc_provider(platform: Platform) -> None:
    """Statement 51: there is none, so that no subject can be written too wide."""
    assert not platform.resources("AWS::IAM::OIDCProvider", "Custom::AWSCDKOpenIdConnectProvider")
    assert "sts:AssumeRoleWithWebIdentity" not in str([trust(role) for role in platform.resources("AWS::IAM::Role")])


def test_only_services_take_roles(platform: Platform) -> None:
    """Statement 52."""
    roles = platform.resources("AWS::IAM::Role")
    assert roles
    for role in roles:
        for statement in trust(role):
            assert set(statement["Principal"]) == {"Service"}, role.logical_id


def test_every_workload_has_a_role_of_its_own(platform: Platform) -> None:
    """Statement 53."""
    roles = [str(found.properties["RoleArn"]) for found in platform.resources("AWS::EKS::PodIdentityAssociation")]
    roles += [
        str(association["RoleArn"])
        for add_on in platform.resources("AWS::EKS::Addon")
        for association in add_on.properties.get("PodIdentityAssociations", [])
    ]
    assert len(roles) == sum(len(add_on.definition.identities) for add_on in platform.spec.add_ons)
    assert len(set(roles)) == len(roles)


def test_policies_are_never_written_into_a_role(platform: Platform) -> None:
    """Statement 54: but for the roles of the CDK's own functions."""
    written = [policy.logical_id for policy in platform.resources("AWS::IAM::Policy", "AWS::IAM::RolePolicy")]
    assert all("kubectlProviderframeworkonEvent" in policy for policy in written)
    inline = [role.logical_id for role in platform.resources("AWS::IAM::Role") if role.properties.get("Policies")]
    assert all(role.startswith(OF_THE_CDK) for role in inline)


def test_nobody_has_a_password_or_a_key(platform: Platform) -> None:
    """Statement 55."""
    assert not platform.resources("AWS::IAM::User", "AWS::IAM::AccessKey", "AWS::IAM::Group")


def test_the_autoscaler_scales_this_cluster_only(platform: Platform) -> None:
    """Statement 45."""
    writes = [
        statement
        for _, statement in statements(platform)
        if "autoscaling:SetDesiredCapacity" in listed(statement["Action"])
    ]
    assert len(writes) == 1
    own = {f"aws:ResourceTag/k8s.io/cluster-autoscaler/{platform.name}": "owned"}
    assert writes[0]["Condition"] == {"StringEquals": own}


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
