"""The way in for emergencies: deployed by CloudFormation, opened, and seen by the APIs of what it is made of."""

import json
from collections.abc import Callable
from typing import Any

from constructs_lib.access.break_glass import BreakGlass
from constructs_lib.control_plane.attributes import KnownCluster
from specs.access.break_glass import BreakGlassSpec
from tests.local_aws.emulator.stacks import Stack
from tests.local_aws.emulator.templates import cluster, unique
from tests.synthesis import SomeonesStack, template_of

NewStack = Callable[..., Stack]
Client = Callable[[str], Any]
PRINCIPAL = "arn:aws:iam::111122223333:role/on-call"


def resources_of(name: str, **changes: Any) -> dict[str, Any]:
    stack = SomeonesStack()
    spec = BreakGlassSpec.model_validate(
        {"principals": (PRINCIPAL,), "notify": ("oncall@example.com", "security@example.com"), **changes}
    )
    known = KnownCluster(name=name, version="1.35", security_group_id="sg-cluster")
    BreakGlass(stack, "BreakGlass", spec=spec, cluster=known, retain=False)
    found: dict[str, Any] = template_of(stack)["Resources"]
    return found


def of_type(resources: dict[str, Any], kind: str) -> str:
    (found,) = (logical_id for logical_id, each in resources.items() if each["Type"] == kind)
    return found


def test_it_is_deployed_shut_then_opened_in_place_and_heard(new_stack: NewStack, client: Client) -> None:
    name = unique("emergency")
    logging = {"ClusterLogging": {"EnabledTypes": [{"Type": "audit"}]}}
    assert new_stack().deploy(cluster(Name=name, Logging=logging)).status == "CREATE_COMPLETE"
    shut = resources_of(name)
    stack = new_stack().deploy(shut)
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    role = stack.physical_id(of_type(shut, "AWS::IAM::Role"))
    assert _time(client, role) == "1970-01-01T00:00:00Z"

    stack.deploy(resources_of(name, open_until="2026-11-24T06:00:00Z"))

    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    assert stack.physical_id(of_type(shut, "AWS::IAM::Role")) == role
    assert _time(client, role) == "2026-11-24T06:00:00Z"
    arn = client("iam").get_role(RoleName=role)["Role"]["Arn"]
    assert arn in client("eks").list_access_entries(clusterName=name)["accessEntries"]
    topic = stack.physical_id(of_type(shut, "AWS::SNS::Topic"))
    told = client("sns").list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]
    assert {each["Endpoint"] for each in told} == {"oncall@example.com", "security@example.com"}
    _attempts_are_told(client, stack.physical_id(of_type(shut, "AWS::Events::Rule")), role=arn, topic=topic)
    _requests_are_alarmed(client, cluster_name=name, role=role, topic=topic)
    assert stack.delete().status == "DELETE_COMPLETE", stack.reasons


def _time(client: Client, role: str) -> str:
    policy = client("iam").get_role(RoleName=role)["Role"]["AssumeRolePolicyDocument"]
    (statement,) = policy["Statement"]
    time: str = statement["Condition"]["DateLessThan"]["aws:CurrentTime"]
    return time


def _attempts_are_told(client: Client, rule: str, *, role: str, topic: str) -> None:
    events = client("events")
    name = rule.rpartition("/")[2]
    pattern = json.loads(events.describe_rule(Name=name)["EventPattern"])
    assert pattern["detail"]["$or"] == [
        {"requestParameters": {"roleArn": [role]}},
        {"errorMessage": [{"wildcard": f"*{role}*"}]},
    ]
    assert [target["Arn"] for target in events.list_targets_by_rule(Rule=name)["Targets"]] == [topic]


def _requests_are_alarmed(client: Client, *, cluster_name: str, role: str, topic: str) -> None:
    (counted,) = client("logs").describe_metric_filters(logGroupName=f"/aws/eks/{cluster_name}/cluster")[
        "metricFilters"
    ]
    assert counted["filterPattern"] == f'{{ $.user.username = "arn:aws:sts::111122223333:assumed-role/{role}/*" }}'
    (transformation,) = counted["metricTransformations"]
    alarms = client("cloudwatch").describe_alarms()["MetricAlarms"]
    (alarm,) = (each for each in alarms if each["Namespace"] == transformation["metricNamespace"])
    assert alarm["MetricName"] == transformation["metricName"]
    assert alarm["AlarmActions"] == [topic]
