"""Acknowledging findings."""

import pytest
from aws_cdk import App, Stack

from constructs_lib.policy.acknowledgement import acknowledge

REASON = "the address is one of the documentation ranges and reaches nobody"


def test_the_reason_stays_at_the_construct() -> None:
    stack = Stack(App(builtin_cloud_formation_validation=False), "Stack")
    acknowledge(stack, "AwsSolutions::AwsSolutions-VPC7", "cfn-lint::W3010", because=REASON)
    assert [entry.data for entry in stack.node.metadata if entry.type == "aws:cdk:acknowledged-rules"] == [
        {"AwsSolutions::AwsSolutions-VPC7": REASON},
        {"cfn-lint::W3010": REASON},
    ]


@pytest.mark.parametrize(
    ("rule", "reason", "message"),
    [
        ("AwsSolutions-VPC7", REASON, "must name its checker"),
        ("AwsSolutions-IAM4[Policy::arn:aws:iam::aws:policy/ReadOnlyAccess]", REASON, "must name its checker"),
        ("AwsSolutions::AwsSolutions-VPC7", "false positive", "needs a reason"),
        ("AwsSolutions::AwsSolutions-VPC7", " " * 40, "needs a reason"),
    ],
)
def test_an_acknowledgement_that_explains_nothing_is_refused(rule: str, reason: str, message: str) -> None:
    stack = Stack(App(builtin_cloud_formation_validation=False), "Stack")
    with pytest.raises(ValueError, match=message):
        acknowledge(stack, rule, because=reason)
