"""The EC2 API: what ministack accepts and AWS refuses is checked first."""

from collections.abc import Callable, Mapping

from ministack.services import ec2

from specs.refusals.refusal import RefusedError
from tools.local_aws.emulator.ministack import Answer

Query = Mapping[str, list[str]]
Check = Callable[[Query], None]


def guard_ec2(checks: Mapping[str, Check]) -> None:
    """Answer an action with AWS's refusal where its check raises one."""
    for action, check in checks.items():
        ec2._ACTION_MAP[action] = _guarded(check, ec2._ACTION_MAP[action])


def value(query: Query, name: str) -> str:
    """A query parameter's value; empty where it is absent."""
    return query.get(name, [""])[0]


def _guarded(check: Check, ministacks: Callable[[Query], Answer]) -> Callable[[Query], Answer]:
    def answer(query: Query) -> Answer:
        try:
            check(query)
        except RefusedError as error:
            refused: Answer = ec2._error(error.refusal.code, error.answer, error.refusal.status)
            return refused
        return ministacks(query)

    return answer
