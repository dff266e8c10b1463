"""Identity policies, judged by parliament."""

from typing import Any

import pytest

from tools.check.permissions import judged

TOPIC = {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":sns:us-east-1:123456789012:alarms"]]}


def policy(**statement: Any) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]}


def template(type_name: str, **properties: Any) -> dict[str, Any]:
    return {"Resources": {"Holder": {"Type": type_name, "Properties": properties}}}


@pytest.mark.parametrize(
    ("document", "issues"),
    [
        (policy(Action="sns:Publish", Resource=TOPIC), []),
        (policy(Action="sns:Shout", Resource=TOPIC), ["UNKNOWN_ACTION[sns:Shout]"]),
        (policy(Action="sns:Publish", Resource="arn:aws:s3:::bucket"), ["RESOURCE_MISMATCH[sns:Publish]"]),
        (policy(Action="sns:Publish", Resource="*"), ["RESOURCE_STAR"]),
        (policy(Action="ec2:DescribeImages", Resource="*"), []),
        (policy(Action="sns:Publish", Resource={"Ref": "Parameter"}), []),
        (
            policy(Action=["sns:Publish", "sns:Shout"], Resource=[TOPIC, {"Ref": "Parameter"}]),
            ["UNKNOWN_ACTION[sns:Shout]"],
        ),
    ],
)
@pytest.mark.parametrize("holder", ["role", "", "Managed", "Role", "User", "Group"])
def test_what_a_policy_grants_is_judged(holder: str, document: dict[str, Any], issues: list[str]) -> None:
    held = (
        template("AWS::IAM::Role", Policies=[{"PolicyName": "inline", "PolicyDocument": document}])
        if holder == "role"
        else template(f"AWS::IAM::{holder}Policy", PolicyDocument=document)
    )
    assert [(logical_id, issue) for logical_id, issue, _ in judged(held)] == [("Holder", issue) for issue in issues]


def test_other_resources_hold_no_identity_policy() -> None:
    assert not list(judged(template("AWS::S3::BucketPolicy", PolicyDocument=policy(Action="s3:Nothing", Resource="*"))))
