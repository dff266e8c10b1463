"""What a stack leaves behind shows in the inventory, of whatever kind it is."""

from types import SimpleNamespace
from typing import Any

from tests.local_aws.emulator.conftest import Client
from tests.local_aws.emulator.stacks import Stack
from tests.local_aws.emulator.templates import resource, unique
from tools.local_aws.inventory import inventory

STATEMENT = {"Effect": "Allow", "Action": "sts:GetCallerIdentity", "Resource": "*"}
ALARM: dict[str, Any] = {
    "MetricName": "Uses",
    "Namespace": "EKS/Access",
    "Statistic": "Sum",
    "Period": 60,
    "EvaluationPeriods": 1,
    "Threshold": 0,
    "ComparisonOperator": "GreaterThanThreshold",
}


def test_what_stands_is_listed_and_what_is_deleted_is_not(client: Client) -> None:
    local_aws: Any = SimpleNamespace(client=client)
    before = set(inventory(local_aws))
    stack = Stack(client("cloudformation")).deploy(
        {
            "Queue": resource("AWS::SQS::Queue"),
            "Topic": resource("AWS::SNS::Topic"),
            "Rule": resource("AWS::Events::Rule", EventPattern={"source": ["aws.ec2"]}),
            "Alarm": resource("AWS::CloudWatch::Alarm", **ALARM),
            "Issuer": resource("AWS::IAM::OIDCProvider", Url=f"https://{unique('issuer')}.example.com"),
            "Policy": resource(
                "AWS::IAM::ManagedPolicy", PolicyDocument={"Version": "2012-10-17", "Statement": [STATEMENT]}
            ),
        }
    )
    assert stack.status == "CREATE_COMPLETE", stack.reasons

    made = set(inventory(local_aws)) - before

    assert {kind for kind, _ in made} == {"queue", "topic", "event rule", "alarm", "OIDC provider", "policy"}
    stack.delete()
    assert set(inventory(local_aws)) <= before
