"""Stack events as AWS writes them: none of a resource that nothing changed, and those of every deletion."""

from collections.abc import Mapping
from typing import Any

from ministack.services import cloudformation
from ministack.services.cloudformation import stacks

UNTOUCHED: set[tuple[str, str]] = set()
"""Stack and logical id of the resources that the running update leaves as they are."""


def narrate() -> None:
    """Put our telling of events around ministack's stack engine."""
    add_event, update, delete = stacks._add_event, stacks._update_resource, stacks._delete_resource

    def add(stack_id: str, stack: str, logical_id: str, type_name: str, status: str, *rest: Any, **named: Any) -> None:
        if status == "UPDATE_COMPLETE" and (stack, logical_id) in UNTOUCHED:
            UNTOUCHED.discard((stack, logical_id))
            _take_back(stack_id, logical_id)
            return
        add_event(stack_id, stack, logical_id, type_name, status, *rest, **named)

    def update_resource(
        type_name: str, physical_id: str, old: Mapping[str, Any], new: Mapping[str, Any], stack: str, *rest: Any
    ) -> Any:
        if old == new and rest:
            UNTOUCHED.add((stack, rest[0]))
        return update(type_name, physical_id, old, new, stack, *rest)

    def delete_resource(
        type_name: str, physical_id: str, properties: Mapping[str, Any], stack: str = "", logical_id: str = ""
    ) -> None:
        if not stack or _told(stack, logical_id):
            delete(type_name, physical_id, properties, stack, logical_id)
            return
        stack_id = cloudformation._stacks[stack]["StackId"]
        add_event(stack_id, stack, logical_id, type_name, "DELETE_IN_PROGRESS", "", physical_id)
        delete(type_name, physical_id, properties, stack, logical_id)
        add_event(stack_id, stack, logical_id, type_name, "DELETE_COMPLETE", "", physical_id)

    stacks._add_event, stacks._update_resource, stacks._delete_resource = add, update_resource, delete_resource


def _take_back(stack_id: str, logical_id: str) -> None:
    """Remove the event that began an update which then had nothing to do."""
    events = cloudformation._stack_events[stack_id]
    if events and events[-1]["LogicalResourceId"] == logical_id and events[-1]["ResourceStatus"].endswith("_PROGRESS"):
        events.pop()


def _told(stack: str, logical_id: str) -> bool:
    """Whether ministack told itself that this deletion began: it does when a stack goes, not when an update ends."""
    if stack not in cloudformation._stacks:
        return True
    events = cloudformation._stack_events.get(cloudformation._stacks[stack]["StackId"], ())
    last = next((event for event in reversed(events) if event["LogicalResourceId"] == logical_id), None)
    return last is not None and last["ResourceStatus"] == "DELETE_IN_PROGRESS"
