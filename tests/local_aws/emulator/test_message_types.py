"""Queues, topics, rules, alarms and metric filters: made, changed and ended by CloudFormation."""

import json
from collections.abc import Callable
from typing import Any

from tests.local_aws.emulator.stacks import Stack
from tests.local_aws.emulator.templates import get, ref, resource

NewStack = Callable[..., Stack]
Client = Callable[[str], Any]
Resources = dict[str, Any]


def _policy(resource_arn: Any, action: str, *, service: str = "events.amazonaws.com") -> Resources:
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": action, "Resource": resource_arn}
    return {"Version": "2012-10-17", "Statement": [statement]}


def _queue(seconds: int) -> Resources:
    return {
        "Queue": resource("AWS::SQS::Queue", MessageRetentionPeriod=seconds, SqsManagedSseEnabled=True),
        "Allowed": resource(
            "AWS::SQS::QueuePolicy",
            Queues=[ref("Queue")],
            PolicyDocument=_policy(get("Queue", "Arn"), "sqs:SendMessage"),
        ),
        "Rule": resource(
            "AWS::Events::Rule",
            EventPattern={"source": ["aws.ec2"], "detail-type": ["EC2 Spot Instance Interruption Warning"]},
            Targets=[{"Id": "queue", "Arn": get("Queue", "Arn")}],
        ),
    }


def test_interruptions_come_into_a_queue(new_stack: NewStack, client: Client) -> None:
    sqs, events = client("sqs"), client("events")
    stack = new_stack(team="platform").deploy(_queue(300))
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    queue, rule = stack.physical_id("Queue"), stack.physical_id("Rule")

    def attributes() -> dict[str, str]:
        found: dict[str, str] = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
        return found

    assert attributes()["MessageRetentionPeriod"] == "300"
    assert json.loads(attributes()["Policy"])["Statement"][0]["Principal"] == {"Service": "events.amazonaws.com"}
    (target,) = events.list_targets_by_rule(Rule=rule)["Targets"]
    assert target["Arn"] == attributes()["QueueArn"]
    assert json.loads(events.describe_rule(Name=rule)["EventPattern"])["source"] == ["aws.ec2"]
    assert sqs.list_queue_tags(QueueUrl=queue)["Tags"]["team"] == "platform"

    stack.deploy(_queue(600))
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    assert attributes()["MessageRetentionPeriod"] == "600"
    assert "Policy" in attributes()

    assert stack.delete().status == "DELETE_COMPLETE"
    assert queue not in sqs.list_queues().get("QueueUrls", [])
    assert rule not in [each["Name"] for each in events.list_rules()["Rules"]]


def _watch(people: list[str], threshold: int) -> Resources:
    return {
        "Topic": resource("AWS::SNS::Topic", KmsMasterKeyId="alias/aws/sns"),
        "Allowed": resource(
            "AWS::SNS::TopicPolicy", Topics=[ref("Topic")], PolicyDocument=_policy(ref("Topic"), "sns:Publish")
        ),
        **{
            f"Mail{number}": resource(
                "AWS::SNS::Subscription", TopicArn=ref("Topic"), Protocol="email", Endpoint=person
            )
            for number, person in enumerate(people)
        },
        "Logs": resource("AWS::Logs::LogGroup", RetentionInDays=30),
        "Seen": resource(
            "AWS::Logs::MetricFilter",
            LogGroupName=ref("Logs"),
            FilterPattern='{ $.user.username = "break-glass" }',
            MetricTransformations=[{"MetricName": "Uses", "MetricNamespace": "EKS/Access", "MetricValue": "1"}],
        ),
        "Alarm": resource(
            "AWS::CloudWatch::Alarm",
            MetricName="Uses",
            Namespace="EKS/Access",
            Statistic="Sum",
            Period=60,
            EvaluationPeriods=1,
            Threshold=threshold,
            ComparisonOperator="GreaterThanThreshold",
            TreatMissingData="notBreaching",
            AlarmActions=[ref("Topic")],
        ),
        "Rule": resource(
            "AWS::Events::Rule",
            EventPattern={"source": ["aws.sts"], "detail": {"eventName": ["AssumeRole"]}},
            Targets=[{"Id": "topic", "Arn": ref("Topic")}],
        ),
    }


def test_people_are_told_of_what_is_seen_in_logs(new_stack: NewStack, client: Client) -> None:
    sns, logs, watch = client("sns"), client("logs"), client("cloudwatch")
    stack = new_stack(team="platform").deploy(_watch(["a@example.com", "b@example.com"], 0))
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    topic, alarm = stack.physical_id("Topic"), stack.physical_id("Alarm")

    def told() -> set[str]:
        return {each["Endpoint"] for each in sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]}

    assert told() == {"a@example.com", "b@example.com"}
    attributes = sns.get_topic_attributes(TopicArn=topic)["Attributes"]
    assert attributes["KmsMasterKeyId"] == "alias/aws/sns"
    assert json.loads(attributes["Policy"])["Statement"][0]["Action"] == "sns:Publish"
    (seen,) = logs.describe_metric_filters(logGroupName=stack.physical_id("Logs"))["metricFilters"]
    assert seen["metricTransformations"][0]["metricNamespace"] == "EKS/Access"
    (found,) = watch.describe_alarms(AlarmNames=[alarm])["MetricAlarms"]
    assert (found["AlarmActions"], found["TreatMissingData"], found["Threshold"]) == ([topic], "notBreaching", 0)
    assert {"Key": "team", "Value": "platform"} in watch.list_tags_for_resource(ResourceARN=found["AlarmArn"])["Tags"]

    stack.deploy(_watch(["a@example.com"], 2))
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    assert told() == {"a@example.com"}
    (found,) = watch.describe_alarms(AlarmNames=[alarm])["MetricAlarms"]
    assert found["Threshold"] == 2

    assert stack.delete().status == "DELETE_COMPLETE"
    assert topic not in [each["TopicArn"] for each in sns.list_topics()["Topics"]]
    assert not watch.describe_alarms(AlarmNames=[alarm])["MetricAlarms"]
