"""The properties of CloudFormation's types for EKS, from their registry schemas."""

from collections.abc import Iterator, Mapping
from typing import Any

from cfnlint.schema import PROVIDER_SCHEMA_MANAGER

REGION = "us-east-1"
KINDS = (
    "AccessEntry",
    "Addon",
    "Capability",
    "CertificateAuthority",
    "Cluster",
    "FargateProfile",
    "IdentityProviderConfig",
    "Nodegroup",
    "PodIdentityAssociation",
)
TYPES = tuple(f"AWS::EKS::{kind}" for kind in KINDS)
Path = tuple[str, ...]


def known_types() -> set[str]:
    """All types for EKS that there are schemas of."""
    return {name for name in PROVIDER_SCHEMA_MANAGER.get_resource_types(REGION) if name.startswith("AWS::EKS::")}


def writable(type_name: str) -> set[Path]:
    """Every property of a type that a template can set, by its path; entries of lists have that of the list."""
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema(REGION, type_name).schema
    read_only = {tuple(each.removeprefix("/properties/").split("/")) for each in schema.get("readOnlyProperties", ())}
    return set(_leaves({"properties": schema["properties"]}, schema, (), frozenset(read_only)))


def _leaves(
    declared: Mapping[str, Any], root: Mapping[str, Any], path: Path, left_out: frozenset[Path]
) -> Iterator[Path]:
    while "$ref" in declared:
        declared = root["definitions"][declared["$ref"].rpartition("/")[2]]
    if path in left_out:
        return
    if declared.get("type") == "array":
        yield from _leaves(declared["items"], root, path, left_out)
    elif "properties" in declared:
        for name, inner in declared["properties"].items():
            yield from _leaves(inner, root, (*path, name), left_out)
    else:
        yield path


def written(value: object, path: Path = ()) -> Iterator[Path]:
    """Every property that a template's resource sets, by its path; a function of CloudFormation is a value."""
    if isinstance(value, dict) and not _is_function(value):
        for name, inner in value.items():
            yield from written(inner, (*path, name))
    elif isinstance(value, list):
        yield path
        for inner in value:
            yield from written(inner, path)
    else:
        yield path


def _is_function(value: Mapping[str, Any]) -> bool:
    return any(name == "Ref" or name.startswith("Fn::") for name in value)
