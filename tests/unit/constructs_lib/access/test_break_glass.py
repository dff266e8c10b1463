"""The way in for emergencies."""

import json
from typing import Any

from constructs_lib.access.break_glass import BreakGlass
from constructs_lib.control_plane.attributes import KnownCluster
from specs.access.break_glass import BreakGlassSpec
from tests.synthesis import SomeonesStack, properties, resources, template_of

CLUSTER = KnownCluster(name="prod", version="1.35", security_group_id="sg-cluster")
PRINCIPAL = "arn:aws:iam::111122223333:role/on-call"
LEAST: dict[str, Any] = {"principals": (PRINCIPAL,), "notify": ("oncall@example.com", "security@example.com")}


def template(**changes: Any) -> dict[str, Any]:
    stack = SomeonesStack()
    spec = BreakGlassSpec.model_validate({**LEAST, **changes})
    BreakGlass(stack, "BreakGlass", spec=spec, cluster=CLUSTER, retain=False)
    return template_of(stack)


def trust(**changes: Any) -> list[dict[str, Any]]:
    (role,) = properties(template(**changes), "AWS::IAM::Role")
    statements: list[dict[str, Any]] = role["AssumeRolePolicyDocument"]["Statement"]
    return statements


def one(kind: str) -> dict[str, Any]:
    (found,) = properties(template(), kind)
    return found


def test_without_a_time_it_is_shut_whatever_the_clock_says() -> None:
    assert [statement["Condition"]["DateLessThan"] for statement in trust()] == [
        {"aws:CurrentTime": "1970-01-01T00:00:00Z"}
    ]


def test_it_opens_until_a_time_to_whoever_is_named_with_mfa_by_the_regions_own_sts() -> None:
    (statement,) = trust(open_until="2026-11-24T06:00:00Z")

    assert statement == {
        "Action": "sts:AssumeRole",
        "Effect": "Allow",
        "Principal": {"AWS": PRINCIPAL},
        "Condition": {
            "Bool": {"aws:MultiFactorAuthPresent": "true"},
            "DateLessThan": {"aws:CurrentTime": "2026-11-24T06:00:00Z"},
            "StringEquals": {"aws:RequestedRegion": "eu-west-1"},
        },
    }


def test_every_principal_is_under_the_same_conditions() -> None:
    other = "arn:aws:iam::111122223333:user/robin"
    statements = trust(principals=(PRINCIPAL, other), open_until="2026-11-24T06:00:00Z")

    named = [each for statement in statements for each in _list(statement["Principal"]["AWS"])]
    assert sorted(named) == [PRINCIPAL, other]
    assert all(set(statement["Condition"]) == {"Bool", "DateLessThan", "StringEquals"} for statement in statements)


def test_a_session_lasts_an_hour_and_administers_the_cluster() -> None:
    found = template()
    (role,) = resources(found, "AWS::IAM::Role")
    (entry,) = properties(found, "AWS::EKS::AccessEntry")

    assert one("AWS::IAM::Role")["MaxSessionDuration"] == 3600
    assert entry["PrincipalArn"] == {"Fn::GetAtt": [role, "Arn"]}
    assert entry["AccessPolicies"][0]["PolicyArn"].endswith("/AmazonEKSClusterAdminPolicy")
    assert entry["AccessPolicies"][0]["AccessScope"] == {"Type": "cluster"}


def test_attempts_are_told_the_refused_ones_too() -> None:
    found = template()
    (role,) = resources(found, "AWS::IAM::Role")
    (topic,) = resources(found, "AWS::SNS::Topic")
    (rule,) = properties(found, "AWS::Events::Rule")
    arn = {"Fn::GetAtt": [role, "Arn"]}

    assert rule["State"] == "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"
    assert rule["EventPattern"]["detail"]["eventName"] == ["AssumeRole"]
    assert rule["EventPattern"]["detail"]["$or"] == [
        {"requestParameters": {"roleArn": [arn]}},
        {"errorMessage": [{"wildcard": {"Fn::Join": ["", ["*", arn, "*"]]}}]},
    ]
    assert [target["Arn"] for target in rule["Targets"]] == [{"Ref": topic}]


def test_requests_to_the_cluster_are_counted_in_its_audit_log_and_alarmed() -> None:
    found = template()
    (role,) = resources(found, "AWS::IAM::Role")
    (topic,) = resources(found, "AWS::SNS::Topic")
    (counted,) = properties(found, "AWS::Logs::MetricFilter")
    (alarm,) = properties(found, "AWS::CloudWatch::Alarm")

    assert counted["LogGroupName"] == "/aws/eks/prod/cluster"
    assert counted["FilterPattern"]["Fn::Join"][1] == [
        '{ $.user.username = "arn:aws:sts::111122223333:assumed-role/',
        {"Ref": role},
        '/*" }',
    ]
    (metric,) = counted["MetricTransformations"]
    assert (metric["MetricNamespace"], metric["MetricName"]) == (alarm["Namespace"], alarm["MetricName"])
    assert (alarm["Threshold"], alarm["Period"], alarm["TreatMissingData"]) == (1, 60, "notBreaching")
    assert alarm["AlarmActions"] == [{"Ref": topic}]


def test_the_topic_is_encrypted_and_its_publishers_may_use_the_key() -> None:
    found = template()
    (topic,) = properties(found, "AWS::SNS::Topic")
    (key,) = resources(found, "AWS::KMS::Key").items()
    (policy,) = properties(found, "AWS::SNS::TopicPolicy")
    publishing = {each["Sid"]: each for each in policy["PolicyDocument"]["Statement"]}

    assert topic["KmsMasterKeyId"] == {"Fn::GetAtt": [key[0], "Arn"]}
    assert "kms:GenerateDataKey*" in json.dumps(key[1]["Properties"]["KeyPolicy"])
    assert publishing["Attempts"]["Principal"] == {"Service": "events.amazonaws.com"}
    assert publishing["Alarm"]["Principal"] == {"Service": "cloudwatch.amazonaws.com"}
    assert all("Condition" in publishing[sid] for sid in ("Attempts", "Alarm"))


def test_whoever_breaks_it_finds_the_role_among_the_outputs() -> None:
    found = template()
    (role,) = resources(found, "AWS::IAM::Role")

    assert [output["Value"] for output in found["Outputs"].values()] == [{"Fn::GetAtt": [role, "Arn"]}]


def test_everybody_who_is_to_be_told_is_subscribed() -> None:
    subscribed = properties(template(), "AWS::SNS::Subscription")

    assert [(each["Protocol"], each["Endpoint"]) for each in subscribed] == [
        ("email", "oncall@example.com"),
        ("email", "security@example.com"),
    ]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
