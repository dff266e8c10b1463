"""Statements in policies that IAM takes."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from specs.add_ons.known.aws_load_balancer_controller.aws_load_balancer_controller import AwsLoadBalancerController
from specs.identity.placeholders import filled
from specs.identity.policies import LONGEST_POLICY, in_policies
from specs.identity.statement import Statement

LONGEST_PLACES = {"cluster": "a" * 40, "account": "1" * 12, "region": "ap-southeast-1", "partition": "aws-us-gov"}


def length(policy: tuple[Statement, ...]) -> int:
    written: list[dict[str, Any]] = []
    for statement in policy:
        each: dict[str, Any] = {
            "Effect": "Allow",
            "Action": list(statement.actions),
            "Resource": [filled(resource, LONGEST_PLACES) for resource in statement.resources],
        }
        for operator, key, value in statement.conditions:
            values = each.setdefault("Condition", {}).setdefault(operator, {})
            values.setdefault(filled(key, LONGEST_PLACES), []).append(filled(value, LONGEST_PLACES))
        written.append(each)
    return len(json.dumps({"Version": "2012-10-17", "Statement": written}, separators=(",", ":")))


names = st.text(alphabet="abcdefghij", min_size=3, max_size=200)
any_statement = st.builds(
    Statement,
    actions=st.lists(names.map(lambda name: f"s3:{name}"), min_size=1, max_size=5).map(tuple),
    resources=st.lists(names.map(lambda name: f"arn:{{partition}}:s3:::{name}"), min_size=1, max_size=5).map(tuple),
    conditions=st.lists(st.tuples(st.just("StringEquals"), names, names), max_size=3).map(tuple),
)


@given(st.lists(any_statement, max_size=30))
def test_statements_keep_their_order_and_no_policy_is_too_long(statements: list[Statement]) -> None:
    policies = in_policies(statements)

    assert [each for policy in policies for each in policy] == statements
    assert all(length(policy) <= LONGEST_POLICY for policy in policies)


def test_what_fits_into_one_policy_stays_in_one() -> None:
    plain = AwsLoadBalancerController(name="aws-load-balancer-controller")
    (identity,) = plain.identities(ip_family="ipv4")

    assert len(in_policies(identity.statements)) == 1


def test_web_acls_and_shield_need_a_second_policy() -> None:
    both = AwsLoadBalancerController(name="aws-load-balancer-controller", web_acls=True, shield=True)
    (identity,) = both.identities(ip_family="ipv4")

    assert len(in_policies(identity.statements)) == 2
