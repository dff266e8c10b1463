"""Identity policies, judged by cloudsplaining."""

from typing import Any

import pytest

from tools.check.exposure import exposed

OWN = {"StringEquals": {"aws:ResourceTag/owner": "platform"}}


def template(*statements: dict[str, Any]) -> dict[str, Any]:
    document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **each} for each in statements]}
    return {"Resources": {"Policy": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {"PolicyDocument": document}}}}


@pytest.mark.parametrize(
    ("action", "rules"),
    [
        ("ec2:DescribeInstances", []),
        ("s3:GetObject", ["DataExfiltration[s3:GetObject]"]),
        ("ec2:TerminateInstances", ["InfrastructureModification[ec2:TerminateInstances]"]),
        ("ecr:GetAuthorizationToken", ["CredentialsExposure[ecr:GetAuthorizationToken]"]),
        ("iam:CreateAccessKey", ["PrivilegeEscalation[CreateAccessKey]", "CredentialsExposure[iam:CreateAccessKey]"]),
        ("s3:PutBucketPolicy", ["ResourceExposure[s3:PutBucketPolicy]"]),
        ("s3:*", ["ServiceWildcard[s3]"]),
    ],
)
def test_what_nothing_limits_is_found(action: str, rules: list[str]) -> None:
    found = [
        rule for logical_id, rule in exposed(template({"Action": action, "Resource": "*"})) if logical_id == "Policy"
    ]

    assert set(rules) <= set(found)
    assert bool(rules) == bool(found)


@pytest.mark.parametrize(
    "limits",
    [
        {"Resource": "arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0"},
        {"Resource": {"Fn::GetAtt": ["Instance", "Arn"]}},
        {"Resource": "*", "Condition": OWN},
    ],
    ids=["a resource", "a resource that the deploy knows", "a condition"],
)
def test_what_something_limits_is_not(limits: dict[str, Any]) -> None:
    assert not list(exposed(template({"Action": "ec2:TerminateInstances", **limits})))


def test_one_statement_can_be_the_key_to_another() -> None:
    launch = {"Action": "ec2:RunInstances", "Resource": "*"}
    become = {"Action": "iam:PassRole", "Resource": "*"}

    def escalations(*statements: dict[str, Any]) -> list[str]:
        return [rule for _, rule in exposed(template(*statements)) if rule.startswith("PrivilegeEscalation")]

    assert not escalations(launch)
    assert escalations(launch, become)


ROLES = "arn:aws:iam::111122223333:role/*"
ALWAYS = {"StringNotEquals": {"aws:RequestedRegion": "nowhere"}}


@pytest.mark.parametrize("limits", [{"Resource": ROLES}, {"Resource": "*", "Condition": ALWAYS}], ids=["an ARN", "any"])
@pytest.mark.parametrize(
    ("action", "rule"),
    [
        ("iam:PassRole", "ResourceExposure[iam:PassRole]"),
        ("iam:AttachRolePolicy", "PrivilegeEscalation[AttachRolePolicy]"),
        ("iam:CreateAccessKey", "CredentialsExposure[iam:CreateAccessKey]"),
        ("sts:AssumeRole", "CredentialsExposure[sts:AssumeRole]"),
    ],
)
def test_a_power_over_permissions_is_found_whatever_limits_it(action: str, rule: str, limits: dict[str, Any]) -> None:
    assert rule in {found for _, found in exposed(template({"Action": action, **limits}))}
