"""What CloudFormation knows of a type: its registry schema, as shipped in cfn-lint."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from cfnlint.schema import PROVIDER_SCHEMA_MANAGER, ResourceNotFoundError

Path = tuple[str, ...]
"""A property's place, from the outside in."""

FALLBACK_REGION = "us-east-1"
WITHOUT_SCHEMA = frozenset({"AWS::CDK::Metadata"})
"""Types that CloudFormation accepts and publishes no schema of."""


class UnknownTypeError(Exception):
    """A type that has no schema, neither in the region nor in us-east-1."""


def has_schema(type_name: str) -> bool:
    """Whether a type's properties are checked: all of AWS's are, custom resources are not."""
    return type_name.startswith("AWS::") and type_name not in WITHOUT_SCHEMA


@cache
def schema_of(type_name: str, *, region: str) -> Mapping[str, Any]:
    """The registry schema of a type; raises UnknownTypeError where cfn-lint ships none."""
    for place in (region, FALLBACK_REGION):
        try:
            schema: Mapping[str, Any] = PROVIDER_SCHEMA_MANAGER.get_resource_schema(place, type_name).schema
        except (ResourceNotFoundError, KeyError):  # KeyError: cfn-lint does not know the region
            continue
        return schema
    raise UnknownTypeError(f"Template format error: Unrecognized resource types: [{type_name}]")


def create_only(schema: Mapping[str, Any]) -> frozenset[Path]:
    """The properties whose change replaces a resource."""
    return frozenset(_path(pointer) for pointer in schema.get("createOnlyProperties", ()))


def conditionally_create_only(schema: Mapping[str, Any]) -> frozenset[Path]:
    """The properties whose change may replace a resource, depending on the values."""
    return frozenset(_path(pointer) for pointer in schema.get("conditionalCreateOnlyProperties", ()))


def tag_property(schema: Mapping[str, Any]) -> tuple[str, str] | None:
    """The property of a type's tags, and its shape, `list` or `map`; None where a stack's tags do not reach it."""
    tagging = schema.get("tagging", {})
    if not tagging.get("taggable") or not tagging.get("cloudFormationSystemTags"):
        return None
    name = tagging.get("tagProperty", "/properties/Tags").rpartition("/")[2]
    declared = schema["properties"].get(name, {})
    return (name, "list" if declared.get("type") == "array" else "map") if declared else None


def _path(pointer: str) -> Path:
    return tuple(pointer.removeprefix("/properties/").split("/"))
