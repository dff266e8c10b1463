"""Updates of stacks that CloudFormation refuses: ministack compares templates, and finds that nothing changed."""

from collections.abc import Callable, Mapping

from ministack.services.cloudformation import handlers

from specs.refusals.refusal import RefusedError
from specs.refusals.stacks import NOT_UPDATABLE
from tools.local_aws.emulator.ministack import Answer

Query = Mapping[str, list[str]]
Handler = Callable[[Query], Answer]


def guard_updates() -> None:
    """Refuse to update what can only be deleted, by a change set or at once."""
    actions = handlers._ACTION_HANDLERS
    actions["UpdateStack"] = _guarded(actions["UpdateStack"])
    actions["CreateChangeSet"] = _guarded(actions["CreateChangeSet"])


def _guarded(ministacks: Handler) -> Handler:
    def answer(query: Query) -> Answer:
        kind = query.get("ChangeSetType", ["UPDATE"])[0]
        stack = handlers._resolve_stack(query.get("StackName", [""])[0])
        if stack is not None and kind == "UPDATE":
            try:
                NOT_UPDATABLE.check(stack=stack["StackId"], status=stack["StackStatus"])
            except RefusedError as error:
                refused: Answer = handlers._error(error.refusal.code, error.answer)
                return refused
        return ministacks(query)

    return answer
