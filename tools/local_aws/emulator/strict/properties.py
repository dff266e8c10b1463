"""Refuses resolved properties that a type's registry schema does not allow."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import regex  # type: ignore[import-untyped]
from jsonschema import Draft7Validator, ValidationError
from jsonschema.validators import extend

from tools.local_aws.emulator.strict.conversion import converted
from tools.local_aws.emulator.strict.schemas import has_schema, schema_of

Errors = Iterator[ValidationError]


class InvalidPropertiesError(Exception):
    """Properties that CloudFormation would not pass on to the service."""


def validate(type_name: str, properties: Mapping[str, Any], *, region: str) -> None:
    """Raise InvalidPropertiesError where resolved properties break their schema, in CloudFormation's words.

    The wording is the one of the CloudFormation CLI's validation, quoted for example in the issues of
    aws-cloudformation/cloudformation-coverage-roadmap, read 2026-11-23.
    """
    if not has_schema(type_name):
        return
    schema = schema_of(type_name, region=region)
    found = converted(properties, schema, root=schema)
    errors = [_sentence(error) for error in _validator(type_name, region).iter_errors(found)]
    if errors:
        raise InvalidPropertiesError(
            f"Properties validation failed for resource type {type_name} with message:\n" + "\n".join(errors)
        )


@cache
def _validator(type_name: str, region: str) -> Any:
    return RegistryValidator(schema_of(type_name, region=region))


def _sentence(error: ValidationError) -> str:
    return f"#/{'/'.join(str(part) for part in error.absolute_path)}: {error.message}"


# The schemas' patterns use \p{…}, which Python's re does not know: the three keywords that look at patterns are here.


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Errors:
    if isinstance(instance, str) and not regex.search(pattern, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _pattern_properties(validator: Any, patterns: Mapping[str, Any], instance: Any, _: Any) -> Errors:
    if not isinstance(instance, Mapping):
        return
    for pattern, schema in patterns.items():
        for name, value in instance.items():
            if regex.search(pattern, name):
                yield from validator.descend(value, schema, path=name, schema_path=pattern)


def _additional_properties(validator: Any, allowed: Any, instance: Any, schema: Mapping[str, Any]) -> Errors:
    if not isinstance(instance, Mapping):
        return
    patterns = schema.get("patternProperties", {})
    for name, value in instance.items():
        if name in schema.get("properties", {}) or any(regex.search(pattern, name) for pattern in patterns):
            continue
        if allowed is False:
            yield ValidationError(f"extraneous key [{name}] is not permitted")
        elif isinstance(allowed, Mapping):
            yield from validator.descend(value, allowed, path=name)


RegistryValidator = extend(
    Draft7Validator,
    {
        "pattern": _pattern,
        "patternProperties": _pattern_properties,
        "additionalProperties": _additional_properties,
    },
)
