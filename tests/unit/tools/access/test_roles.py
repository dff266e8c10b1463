"""IAM roles of templates: who becomes them, and what they may do."""

import json
from pathlib import Path
from typing import Any

from tests.unit.tools.access.templates import ACCOUNT, made, resources_of, stack
from tools.access.roles import Role, roles

ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/ABC"


def trusting(*statements: dict[str, Any]) -> dict[str, Any]:
    return {"Statement": list(statements)}


def only(folder: Path, resources: dict[str, Any]) -> Role:
    (role,) = roles(resources_of(stack(folder, resources))).values()
    return role


def test_every_way_of_giving_a_policy_counts(tmp_path: Path) -> None:
    def allows(action: str) -> dict[str, Any]:
        return {"Statement": {"Effect": "Allow", "Action": action, "Resource": "*"}}

    here = {
        "Role": made(
            "AWS::IAM::Role",
            ManagedPolicyArns=["arn:aws:iam::aws:policy/AwsOwn", {"Ref": "Attached"}],
            Policies=[{"PolicyName": "inline", "PolicyDocument": allows("s3:Inline")}],
        ),
        "Attached": made("AWS::IAM::ManagedPolicy", path="x/Attached", PolicyDocument=allows("s3:Attached")),
        "Attaching": made("AWS::IAM::ManagedPolicy", Roles=[{"Ref": "Role"}], PolicyDocument=allows("s3:Attaching")),
        "Embedded": made("AWS::IAM::Policy", Roles=[{"Ref": "Role"}], PolicyDocument=allows("s3:Embedded")),
        "Own": made("AWS::IAM::RolePolicy", RoleName={"Ref": "Role"}, PolicyDocument=allows("s3:Own")),
        "Elses": made("AWS::IAM::Policy", Roles=["somebody"], PolicyDocument=allows("s3:Elses")),
    }

    role = only(tmp_path, here)
    assert role.managed_policies == ("AwsOwn",)
    actions = {action for statement in role.statements for action in statement.actions}
    assert actions == {"s3:Inline", "s3:Attached", "s3:Attaching", "s3:Embedded", "s3:Own"}


def test_a_statement_keeps_what_it_leaves_out_and_its_conditions(tmp_path: Path) -> None:
    statement = {
        "Effect": "Deny",
        "NotAction": ["iam:Get*"],
        "Resource": "*",
        "Condition": {"StringEquals": {"aws:ResourceTag/team": ["a", "b"]}, "NumericLessThan": {"s3:max-keys": 10}},
    }
    role = only(tmp_path, {"Role": made("AWS::IAM::Role", Policies=[{"PolicyDocument": trusting(statement)}])})

    (read,) = role.statements
    assert (read.effect, read.actions, read.resources) == ("Deny", ("all but iam:Get*",), ("*",))
    assert read.conditions == ("aws:ResourceTag/team is a or b", "s3:max-keys NumericLessThan 10")


def test_who_becomes_a_role_is_told_with_until_when(tmp_path: Path) -> None:
    statement = {
        "Effect": "Allow",
        "Action": "sts:AssumeRole",
        "Principal": {"AWS": f"arn:aws:iam::{ACCOUNT}:role/oncall"},
        "Condition": {"DateLessThan": {"aws:CurrentTime": "2026-11-24T06:00:00Z"}},
    }
    role = only(tmp_path, {"Role": made("AWS::IAM::Role", AssumeRolePolicyDocument=trusting(statement))})

    assert role.assumed_by == (f"arn:aws:iam::{ACCOUNT}:role/oncall if aws:CurrentTime is before 2026-11-24T06:00:00Z",)


def test_a_trust_policy_in_one_text_is_read_as_well(tmp_path: Path) -> None:
    document = trusting(
        {
            "Effect": "Allow",
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Principal": {"Federated": "arn:aws:iam::${AWS::AccountId}:oidc-provider/${Issuer}"},
            "Condition": {"StringEquals": {"${Issuer}:sub": "system:serviceaccount:batch:reports"}},
        }
    )
    text = {"Fn::Sub": [json.dumps(document), {"Issuer": ISSUER}]}
    role = only(tmp_path, {"Role": made("AWS::IAM::Role", AssumeRolePolicyDocument=text)})

    assert role.service_accounts == ("batch/reports",)
    assert role.assumed_by[0].startswith(f"arn:aws:iam::{ACCOUNT}:oidc-provider/{ISSUER} if ")


def test_a_service_account_that_is_denied_holds_nothing(tmp_path: Path) -> None:
    statement = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {"StringEquals": {f"{ISSUER}:sub": "system:serviceaccount:batch:reports"}},
    }
    role = only(tmp_path, {"Role": made("AWS::IAM::Role", AssumeRolePolicyDocument=trusting(statement))})

    assert role.service_accounts == ()
    assert role.assumed_by[0].startswith("never * if ")


def test_a_trust_policy_that_nobody_can_read_trusts_nobody_that_is_known(tmp_path: Path) -> None:
    role = only(tmp_path, {"Role": made("AWS::IAM::Role", AssumeRolePolicyDocument={"Fn::Transform": "x"})})

    assert (role.assumed_by, role.service_accounts) == ((), ())
