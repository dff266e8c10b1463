"""The base of everything that may be written in an environment's file."""

from collections.abc import Callable, Iterator
from functools import cache
from inspect import signature
from typing import ClassVar, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from specs.problems import Violation

Rule: TypeAlias = Callable[..., Iterator[Violation]]
"""A rule of a part: its parameters are named after the fields that it looks at, and it yields what breaks it.

`whole` is the part itself, with all its fields."""


class Spec(BaseModel):
    """A part of an environment as its author writes it: plain values, frozen, no unknown field.

    Its rules hold wherever it is made, by the reader of files or in Python: pydantic's `ValidationError` then has an
    entry of type `rule` for each that is broken.
    """

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", use_attribute_docstrings=True)

    rules: ClassVar[tuple[Rule, ...]] = ()
    told_by: ClassVar[frozenset[str]] = frozenset()
    """Fields of which one is present wherever this kind of part is meant, and not the other that may stand there."""
    state: ClassVar[str] = ""
    """What is true of this kind and not of the other that may stand there: `stands already`. Empty: it has no other."""

    @model_validator(mode="after")
    def _keep_rules(self) -> Self:
        found = [violation for rule in self.rules for violation in violations(rule, self)]
        if found:
            raise ValidationError.from_exception_data(type(self).__name__, [_detail(each, self) for each in found])
        return self


def violations(rule: Rule, spec: Spec) -> Iterator[Violation]:
    """What breaks the rule in the part."""
    yield from rule(**{name: spec if name == "whole" else getattr(spec, name) for name in _inputs(rule)})


@cache
def _inputs(rule: Rule) -> tuple[str, ...]:
    return tuple(signature(rule).parameters)


def _detail(violation: Violation, spec: Spec) -> InitErrorDetails:
    error = PydanticCustomError("rule", "{message}", {"message": violation.message})
    return InitErrorDetails(type=error, loc=violation.path, input=spec)
