"""What one's own pods may do, as data."""

import json
from typing import Any

from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.identity.workload_identity import WorkloadIdentitySpec

WHERE = {"name": "reports", "namespace": "reports", "service_account": "reports"}
TARGET = "arn:aws:iam::444455556666:role/reports"


def spec(**fields: Any) -> WorkloadIdentitySpec:
    return WorkloadIdentitySpec.model_validate_json(json.dumps({**WHERE, **fields}))


def test_statements_become_data() -> None:
    written = {
        "actions": ["s3:GetObject"],
        "resources": ["arn:{partition}:s3:::reports/*"],
        "conditions": {"StringEquals": {"aws:ResourceAccount": ["{account}", "444455556666"]}},
        "because": "all objects of the one bucket of reports",
    }
    assert spec(statements=[written]).identity.statements == (
        Statement(
            actions=("s3:GetObject",),
            resources=("arn:{partition}:s3:::reports/*",),
            conditions=(
                ("StringEquals", "aws:ResourceAccount", "{account}"),
                ("StringEquals", "aws:ResourceAccount", "444455556666"),
            ),
            because="all objects of the one bucket of reports",
        ),
    )


def test_with_a_target_role_pods_may_take_it_and_nothing_else() -> None:
    identity = spec(target_role=TARGET).identity

    (into,) = identity.statements
    assert (into.actions, into.resources) == (("sts:AssumeRole", "sts:TagSession"), (TARGET,))
    assert [finding for finding, _ in into.accepts] == ["cloudsplaining::CredentialsExposure[sts:AssumeRole]"]
    assert not identity.managed_policies


def test_a_tag_of_the_session_is_seen_wherever_it_stands() -> None:
    of = "${aws:PrincipalTag/kubernetes-namespace}"
    queue = {"actions": ["sqs:SendMessage"], "resources": ["arn:{partition}:sqs:{region}:{account}:jobs"]}
    by_value = {**queue, "conditions": {"StringEquals": {"aws:ResourceTag/namespace": [of]}}}
    by_key = {**queue, "conditions": {"StringEquals": {"aws:PrincipalTag/eks-cluster-name": ["{cluster}"]}}}
    by_name = {**queue, "resources": [f"arn:{{partition}}:sqs:{{region}}:{{account}}:{of}"]}

    assert not spec(statements=[queue]).asks_for_session_tags
    assert all(spec(statements=[each]).asks_for_session_tags for each in (by_value, by_key, by_name))


def test_a_tag_of_the_session_is_seen_in_statements_and_told_of_policies() -> None:
    by_tag = Statement(
        actions=("s3:GetObject",), resources=("arn:aws:s3:::a/${aws:PrincipalTag/kubernetes-namespace}",)
    )
    plain = Statement(actions=("s3:GetObject",), resources=("arn:aws:s3:::a/b",))

    assert Identity(service_account="a", statements=(plain, by_tag)).needs_session_tags
    assert Identity(service_account="a", policies_ask_for_session_tags=True).needs_session_tags
    assert not Identity(service_account="a", statements=(plain,)).needs_session_tags
