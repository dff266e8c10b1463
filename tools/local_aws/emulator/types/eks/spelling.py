"""From the spelling of templates to the spelling of the EKS API."""

from collections.abc import Mapping
from typing import Any

from tools.local_aws.emulator.ministack import tag_map
from tools.local_aws.emulator.resource_type import Properties

KEYS_OF_THE_USER = frozenset({"Labels"})
"""Members whose own keys are not names of the API."""


def api_body(properties: Properties, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Properties as the body of a request: first letters small, tags a map."""
    body = {name: value for name, value in properties.items() if name not in (*without, "Tags")}
    spelled: dict[str, Any] = _spelled(body)
    tags = tag_map(properties)
    return {**spelled, "tags": tags} if tags else spelled


def _spelled(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {
            name[:1].lower() + name[1:]: part if name in KEYS_OF_THE_USER else _spelled(part)
            for name, part in value.items()
        }
    return [_spelled(part) for part in value] if isinstance(value, list) else value
