"""Which changes replace a resource: from the schemas' create-only properties, not from a list kept by hand."""

from collections.abc import Mapping
from typing import Any, Literal

from ministack.services.cloudformation import provisioners

from tools.local_aws.emulator.strict.schemas import (
    Path,
    conditionally_create_only,
    create_only,
    has_schema,
    schema_of,
    tag_property,
)

Recreation = Literal["Always", "Conditionally", "Never"]


def replaces(type_name: str, old: Mapping[str, Any], new: Mapping[str, Any], *, region: str) -> bool:
    """Whether a change of properties makes CloudFormation create a new resource and delete the old one."""
    if not has_schema(type_name):
        return False
    paths = create_only(schema_of(type_name, region=region))
    return any(_value_at(old, path) != _value_at(new, path) for path in paths)


def recreation(type_name: str, property_name: str, *, region: str) -> Recreation:
    """What a change set says of a changed property: whether it requires recreation."""
    if not has_schema(type_name):
        return "Never"
    schema = schema_of(type_name, region=region)
    if (property_name,) in create_only(schema):
        return "Always"
    inside = {path[0] for path in create_only(schema) if len(path) > 1}
    return "Conditionally" if property_name in inside | _first(conditionally_create_only(schema)) else "Never"


def tagged_by_stacks(*, region: str) -> None:
    """Let a stack's tags reach every type whose schema says so: ministack's own table lacks a dozen that we use."""
    for type_name in provisioners._RESOURCE_HANDLERS:
        if type_name in provisioners._STACK_TAG_PROPERTY or not has_schema(type_name):
            continue
        found = tag_property(schema_of(type_name, region=region))
        if found is not None:
            provisioners._STACK_TAG_PROPERTY[type_name] = found


def _first(paths: frozenset[Path]) -> set[str]:
    return {path[0] for path in paths}


def _value_at(properties: Mapping[str, Any], path: Path) -> Any:
    value: Any = properties
    for name in path:
        if not isinstance(value, Mapping):
            return None
        value = value.get(name)
    return value
