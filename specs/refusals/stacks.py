"""What CloudFormation refuses of a stack, whatever its template says."""

from datetime import date

from specs.refusals.refusal import Refusal

READ = date(2026, 11, 23)
ONLY_DELETED = frozenset({"ROLLBACK_COMPLETE", "DELETE_FAILED"})
"""Statuses that nothing but a deletion leaves."""


def _only_deleted(*, stack: str, status: str) -> bool:  # noqa: ARG001 -- named in the answer
    return status in ONLY_DELETED


NOT_UPDATABLE = Refusal(
    id="cloudformation-stack-can-only-be-deleted",
    condition=_only_deleted,
    service="CloudFormation",
    code="ValidationError",
    status=400,
    answer="Stack:{stack} is in {status} state and can not be updated.",
    quoted=True,
    source="CreateChangeSet: aws/aws-cli issue 6216, rails-lambda/lamby issue 132; command output in public "
    "repositories on GitHub",
    read=READ,
)
