"""The EC2 API: what ministack accepts and AWS refuses is checked first, what it lacks is added."""

from collections.abc import Callable, Mapping

from ministack.services import ec2

from specs.refusals.refusal import RefusedError
from tools.local_aws.emulator.ministack import Answer

Query = Mapping[str, list[str]]
Check = Callable[[Query], None]
Action = Callable[[Query], Answer]


def guard_ec2(checks: Mapping[str, Check]) -> None:
    """Answer an action with AWS's refusal where its check raises one."""
    for action, check in checks.items():
        ec2._ACTION_MAP[action] = _refusing(_checked(check, ec2._ACTION_MAP[action]))


def answer_ec2(actions: Mapping[str, Action]) -> None:
    """Let these answer, in ministack's place where it has the action too; what they raise is AWS's refusal."""
    for name, action in actions.items():
        ec2._ACTION_MAP[name] = _refusing(action)


def value(query: Query, name: str) -> str:
    """A query parameter's value; empty where it is absent."""
    return query.get(name, [""])[0]


def _checked(check: Check, ministacks: Action) -> Action:
    def answer(query: Query) -> Answer:
        check(query)
        return ministacks(query)

    return answer


def _refusing(action: Action) -> Action:
    def answer(query: Query) -> Answer:
        try:
            return action(query)
        except RefusedError as error:
            refused: Answer = ec2._error(error.refusal.code, error.answer, error.refusal.status)
            return refused

    return answer
