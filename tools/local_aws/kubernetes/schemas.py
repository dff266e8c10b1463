"""The OpenAPI schemas of one Kubernetes minor, as the kubernetes-validate package ships them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import kubernetes_validate.utils
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.protocols import Validator
from referencing import Registry, Resource

DEFINITIONS = "/api/_definitions.json"
"""What the schemas call their file of definitions."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field somewhere inside an object: the type that declares it, its name there, its value and its whole path.

    `type` is the type of the value itself; empty for plain values, lists and maps.
    """

    definition: str
    name: str
    type: str
    value: Any
    path: str


class Schemas:
    """The definitions of one minor, in the strict form that refuses unknown fields."""

    def __init__(self, minor: str) -> None:
        self.minor = minor
        contents = kubernetes_validate.utils.schema_contents(
            f"kubernetes-json-schema/v{minor}.0-local-strict/_definitions.json", minor
        )
        self.definitions: Mapping[str, Any] = contents["$defs"]
        self._registry: Registry[Any] = Registry().with_resource(DEFINITIONS, Resource.from_contents(contents))
        self._validators: dict[str, Validator] = {}

    def errors(self, definition: str, value: object) -> list[str]:
        """All that the schema refuses, each with the field's path."""
        if definition not in self._validators:
            self._validators[definition] = Draft202012Validator(
                {"$ref": f"{DEFINITIONS}#/$defs/{definition}"}, registry=self._registry
            )
        return said(self._validators[definition].iter_errors(value))

    def property_of(self, definition: str, name: str) -> Mapping[str, Any]:
        """The schema of a type's field; empty where the type does not know it."""
        properties = self.definitions.get(definition, {}).get("properties", {})
        found: Mapping[str, Any] = properties.get(name, {})
        return found

    def fields(self, definition: str, value: object, path: str = "") -> Iterator[Field]:
        """Every declared field inside a value of this type, outside in."""
        for name, child in value.items() if isinstance(value, dict) else ():
            schema = self.property_of(definition, name)
            if schema:
                here = f"{path}.{name}" if path else name
                yield Field(definition=definition, name=name, type=definition_of(schema), value=child, path=here)
                yield from self._below(schema, child, here)

    def _below(self, schema: Mapping[str, Any], value: object, path: str) -> Iterator[Field]:
        if "$ref" in schema:
            yield from self.fields(definition_of(schema), value, path)
        elif isinstance(value, list):
            for number, item in enumerate(value):
                yield from self._below(schema.get("items", {}), item, f"{path}[{number}]")
        elif isinstance(value, dict) and isinstance(schema.get("additionalProperties"), dict):
            for key, item in value.items():
                yield from self._below(schema["additionalProperties"], item, f"{path}[{key}]")


@cache
def schemas_of(minor: str) -> Schemas:
    """The schemas of a minor such as `1.36`, read once; raises FileNotFoundError for a minor that is not shipped."""
    return Schemas(minor)


def definition_of(schema: Mapping[str, Any]) -> str:
    """The type that a schema refers to; empty where it refers to none."""
    reference: str = schema.get("$ref", "")
    return reference.rpartition("/")[2]


def said(errors: Iterator[ValidationError]) -> list[str]:
    """Schema errors in the words of the API server: unknown fields as it says them, the rest with their paths."""
    return sorted({line for error in errors for line in _lines(error)})


def _lines(error: ValidationError) -> Iterator[str]:
    path = _path(error)
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
        for name in error.instance.keys() - known.keys():
            yield f'unknown field "{path + "." if path else ""}{name}"'
    elif error.validator == "required":
        yield f"{path or 'object'}: Required value: {error.message}"
    else:
        yield f"{path}: Invalid value: {error.message[:300]}"


def _path(error: ValidationError) -> str:
    path = ""
    for part in error.absolute_path:
        path += f"[{part}]" if isinstance(part, int) else f".{part}"
    return path.removeprefix(".")
