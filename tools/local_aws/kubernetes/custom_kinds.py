"""Kinds that a custom resource definition adds, and the schema that it sets for them."""

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator

from tools.local_aws.kubernetes.kinds import Kind
from tools.local_aws.kubernetes.schemas import said

_OF_EVERY_OBJECT: dict[str, Any] = {"apiVersion": {}, "kind": {}, "metadata": {}}


def kinds_of(definition: Mapping[str, Any]) -> Iterator[Kind]:
    """The kinds, one for each served version, of a CustomResourceDefinition."""
    spec = definition["spec"]
    for version in spec["versions"]:
        if version.get("served"):
            yield Kind(
                group=spec["group"],
                version=version["name"],
                name=spec["names"]["kind"],
                plural=spec["names"]["plural"],
                namespaced=spec["scope"] == "Namespaced",
                schema=version["schema"]["openAPIV3Schema"],
                short_names=tuple(spec["names"].get("shortNames") or ()),
            )


def wrong_definition(found: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a CustomResourceDefinition, beyond its schema, so that nothing could be made of it.

    kubernetes/apiextensions-apiserver, pkg/apis/apiextensions/validation (read 2026-11-23).
    """
    spec = found["spec"]
    expected = f"{spec['names']['plural']}.{spec['group']}"
    if found["metadata"]["name"] != expected:
        yield (f'metadata.name: Invalid value: "{found["metadata"]["name"]}": must be spec.names.plural+"."+spec.group')
    if spec["scope"] not in ("Cluster", "Namespaced"):
        yield f'spec.scope: Unsupported value: "{spec["scope"]}": supported values: "Cluster", "Namespaced"'
    if sum(bool(version.get("storage")) for version in spec["versions"]) != 1:
        yield "spec.versions: Invalid value: must have exactly one version marked as storage version"
    for number, version in enumerate(spec["versions"]):
        schema = (version.get("schema") or {}).get("openAPIV3Schema")
        if schema is None:
            yield f"spec.versions[{number}].schema.openAPIV3Schema: Required value: schemas are required"
        elif schema.get("type") != "object":
            yield f"spec.versions[{number}].schema.openAPIV3Schema.type: Invalid value: must be object at the root"


def wrong_object(kind: Kind, found: Mapping[str, Any]) -> list[str]:
    """All that the definition's schema refuses in an object of a custom kind."""
    schema = closed(kind.schema or {})
    schema["properties"] = _OF_EVERY_OBJECT | {
        name: value for name, value in schema.get("properties", {}).items() if name not in _OF_EVERY_OBJECT
    }
    return said(Draft202012Validator(schema).iter_errors(found))


def closed(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A structural schema as a JSON schema that refuses what the API server would refuse under strict validation.

    Unknown fields are refused unless preserved, `nullable` and int-or-string become types, and `format` is left out
    where it is a hint for generators only.
    """
    result = {name: value for name, value in schema.items() if not name.startswith("x-kubernetes-")}
    result.pop("nullable", None)
    result.pop("format", None)
    if "properties" in schema:
        result["properties"] = {name: closed(value) for name, value in schema["properties"].items()}
        if not schema.get("x-kubernetes-preserve-unknown-fields") and "additionalProperties" not in schema:
            result["additionalProperties"] = False
    for name in ("items", "additionalProperties"):
        if isinstance(schema.get(name), dict):
            result[name] = closed(schema[name])
    if schema.get("x-kubernetes-int-or-string"):
        result["type"] = ["integer", "string"]
    if schema.get("x-kubernetes-embedded-resource"):
        result["properties"] = _OF_EVERY_OBJECT | result.get("properties", {})
    if schema.get("nullable") and "type" in result:
        types = result["type"] if isinstance(result["type"], list) else [result["type"]]
        result["type"] = [*types, "null"]
    return result
