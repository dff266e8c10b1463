"""How long what IAM keeps may be."""

import pytest
from pydantic import ValidationError

from specs.identity.policies import LONGEST_POLICY, in_policies
from specs.identity.statement_spec import StatementSpec
from specs.identity.workload_identity import WorkloadIdentitySpec

QUEUE = "arn:{{partition}}:sqs:{{region}}:{{account}}:jobs-{number:03}"


def statement(queues: int, action: str = "sqs:SendMessage") -> dict[str, object]:
    return {"actions": (action,), "resources": tuple(QUEUE.format(number=number) for number in range(queues))}


def test_a_statement_that_no_policy_holds_is_refused() -> None:
    fits = StatementSpec.model_validate(statement(100)).statement

    assert len(in_policies([fits])) == 1
    with pytest.raises(ValidationError, match=f"must fit into one policy of {LONGEST_POLICY} characters"):
        StatementSpec.model_validate(statement(200))


def test_statements_are_no_more_than_ten_policies_hold() -> None:
    written = {"name": "jobs", "namespace": "jobs", "service_account": "jobs"}
    ten = tuple(statement(100, f"sqs:Action{letter}") for letter in "ABCDEFGHIJ")

    assert WorkloadIdentitySpec.model_validate({**written, "statements": ten}).name == "jobs"
    with pytest.raises(
        ValidationError, match="must be at most 0, for IAM attaches 10 to a role, 10 for the statements"
    ):
        WorkloadIdentitySpec.model_validate(
            {**written, "statements": ten, "managed_policies": ("AmazonSSMReadOnlyAccess",)}
        )
    with pytest.raises(ValidationError, match="must fit into 10 policies, which IAM attaches to a role, and fill 11"):
        WorkloadIdentitySpec.model_validate({**written, "statements": (*ten, statement(100, "sqs:ActionK"))})
