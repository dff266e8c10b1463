"""Our CloudFormation types, and amendments of ministack's, put into ministack's engine."""

from collections.abc import Iterable
from typing import Any

from ministack.services.cloudformation import provisioners

from tools.local_aws.emulator.resource_type import Amendment, Properties, Provisioned, ResourceType, Wanted

Handlers = dict[str, Any]


def add(types: Iterable[ResourceType]) -> None:
    """Let stacks create, update and delete these types; one that ministack has itself is replaced."""
    for resource_type in types:
        provisioners._RESOURCE_HANDLERS[resource_type.name] = _handlers(resource_type)


def amend(amendments: Iterable[Amendment]) -> None:
    """Add to ministack's own types what they lack."""
    for amendment in amendments:
        handlers = provisioners._RESOURCE_HANDLERS[amendment.name]
        provisioners._RESOURCE_HANDLERS[amendment.name] = _amended(amendment, handlers)


def _handlers(resource_type: ResourceType) -> Handlers:
    def create(logical_id: str, properties: Properties, stack: str) -> Provisioned:
        return resource_type.create(_wanted(logical_id, properties, stack))

    def delete(physical_id: str, properties: Properties) -> None:
        resource_type.delete(physical_id, properties)

    handlers: Handlers = {"create": create, "delete": delete}
    if (change := resource_type.update) is not None:

        def update(physical_id: str, old: Properties, new: Properties, _stack: str) -> Provisioned:
            return change(physical_id, old, new)

        handlers["update"] = update
    return handlers


def _amended(amendment: Amendment, handlers: Handlers) -> Handlers:
    def completed(made: tuple[str, dict[str, Any]], properties: Properties) -> Provisioned:
        physical_id, attributes = made
        if amendment.keep is not None:
            amendment.keep(physical_id, properties)
        more = amendment.attributes(physical_id, properties) if amendment.attributes is not None else {}
        return Provisioned(physical_id, {**attributes, **more})

    def create(logical_id: str, properties: Properties, stack: str) -> Provisioned:
        if amendment.check is not None:
            amendment.check(_wanted(logical_id, properties, stack))
        return completed(handlers["create"](logical_id, properties, stack), properties)

    amended = {**handlers, "create": create}
    if (change := handlers.get("update")) is not None:

        def update(physical_id: str, old: Properties, new: Properties, *stack_and_logical_id: str) -> Provisioned:
            return completed(change(physical_id, old, new, *stack_and_logical_id), new)

        amended["update"] = update
    if amendment.delete is not None:
        amended["delete"] = amendment.delete
        amended.pop("delete_with_logical_id", None)
    return amended


def _wanted(logical_id: str, properties: Properties, stack: str) -> Wanted:
    def generated_name(longest: int) -> str:
        name: str = provisioners._physical_name(stack, logical_id, max_len=longest)
        return name

    return Wanted(properties=properties, logical_id=logical_id, stack=stack, generated_name=generated_name)
