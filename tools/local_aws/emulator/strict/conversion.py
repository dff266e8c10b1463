"""The conversions that CloudFormation makes before a property reaches its resource."""

import re
from collections.abc import Mapping
from typing import Any

WHOLE_NUMBER = re.compile(r"-?\d+")


def converted(value: Any, schema: Mapping[str, Any], *, root: Mapping[str, Any]) -> Any:
    """A resolved value as its schema wants it: `"true"` and `"5"` become a boolean and a number, and back."""
    declared = _followed(schema, root)
    if isinstance(value, Mapping):
        properties = declared.get("properties", {})
        return {name: converted(part, properties.get(name, {}), root=root) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [converted(part, declared.get("items", {}), root=root) for part in value]
    return _scalar(value, declared.get("type"))


def _scalar(value: Any, wanted: Any) -> Any:
    if isinstance(wanted, list):  # several types, as of documents that may be written as a string
        return value
    if isinstance(value, str):
        if wanted == "boolean" and value.lower() in {"true", "false"}:
            return value.lower() == "true"
        if wanted in {"integer", "number"} and WHOLE_NUMBER.fullmatch(value):
            return int(value)
    elif wanted == "string" and isinstance(value, bool | int | float):
        return str(value).lower()
    return value


def _followed(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    while "$ref" in schema:
        schema = root.get("definitions", {}).get(schema["$ref"].rpartition("/")[2], {})
    return schema
