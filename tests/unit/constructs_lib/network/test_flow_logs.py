from typing import Any

import pytest

from constructs_lib.network.network import Network
from specs.endpoints.resolution import Endpoints
from tests.synthesis import ACCOUNT, SomeonesStack, only, resources, template_of
from tests.unit.constructs_lib.network.specs_of_networks import network_spec


def template(*, retain: bool = True) -> dict[str, Any]:
    stack = SomeonesStack()
    Network(stack, "Network", spec=network_spec(flow_log_retention_days=30), endpoints=Endpoints(), retain=retain)
    return template_of(stack)


def log_group(made: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The flow log's log group, by its logical id."""
    name = only(made, "AWS::EC2::FlowLog")["Properties"]["LogGroupName"]["Ref"]
    return name, made["Resources"][name]


@pytest.fixture(scope="module")
def retained() -> dict[str, Any]:
    return template()


def test_all_traffic_of_the_vpc_is_logged(retained: dict[str, Any]) -> None:
    log = only(retained, "AWS::EC2::FlowLog")["Properties"]
    (vpc,) = resources(retained, "AWS::EC2::VPC")

    assert (log["ResourceType"], log["ResourceId"], log["TrafficType"]) == ("VPC", {"Ref": vpc}, "ALL")


def test_the_log_expires_and_is_encrypted_with_a_key_that_turns(retained: dict[str, Any]) -> None:
    (key,) = resources(retained, "AWS::KMS::Key")
    group = log_group(retained)[1]["Properties"]

    assert group["RetentionInDays"] == 30
    assert group["KmsKeyId"] == {"Fn::GetAtt": [key, "Arn"]}
    assert only(retained, "AWS::KMS::Key")["Properties"]["EnableKeyRotation"] is True


def test_only_flow_logs_of_this_account_may_write_and_to_this_group_only(retained: dict[str, Any]) -> None:
    group, _ = log_group(retained)
    (permission,) = only(retained, "AWS::IAM::ManagedPolicy")["Properties"]["PolicyDocument"]["Statement"]
    roles = [each["Properties"]["AssumeRolePolicyDocument"] for each in resources(retained, "AWS::IAM::Role").values()]
    (trust,) = (
        each["Statement"][0]
        for each in roles
        if each["Statement"][0]["Principal"]["Service"] == "vpc-flow-logs.amazonaws.com"
    )

    assert permission["Resource"] == {"Fn::GetAtt": [group, "Arn"]}
    assert trust["Condition"]["StringEquals"] == {"aws:SourceAccount": ACCOUNT}
    assert trust["Condition"]["ArnLike"] == {"aws:SourceArn": f"arn:aws:ec2:eu-west-1:{ACCOUNT}:vpc-flow-log/*"}


def test_cloudwatch_may_use_the_key_for_log_groups_of_this_stack_only(retained: dict[str, Any]) -> None:
    statements = only(retained, "AWS::KMS::Key")["Properties"]["KeyPolicy"]["Statement"]
    (function,) = resources(retained, "AWS::Lambda::Function")
    log_groups = [
        each["Condition"]["ArnLike"]["kms:EncryptionContext:aws:logs:arn"]
        for each in statements
        if "Service" in each["Principal"]
    ]
    within = f"arn:aws:logs:eu-west-1:{ACCOUNT}:log-group:"

    assert log_groups == [f"{within}someones-*", {"Fn::Join": ["", [f"{within}/aws/lambda/", {"Ref": function}]]}]


@pytest.mark.parametrize(("retain", "policy", "window"), [(True, "RetainExceptOnCreate", 30), (False, "Delete", 7)])
def test_what_was_logged_outlives_the_network_where_it_is_retained(retain: bool, policy: str, window: int) -> None:
    made = template(retain=retain)

    assert log_group(made)[1]["DeletionPolicy"] == policy
    assert only(made, "AWS::KMS::Key")["DeletionPolicy"] == policy
    assert only(made, "AWS::KMS::Key")["Properties"]["PendingWindowInDays"] == window
