"""How one CloudFormation type is created, updated and deleted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

Properties = Mapping[str, Any]
"""Resolved properties of a resource, spelled as in a template."""


class Provisioned(NamedTuple):
    """A resource that stands: what `Ref` gives, and what `Fn::GetAtt` gives."""

    physical_id: str
    attributes: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A resource that a stack asks for."""

    properties: Properties
    logical_id: str
    stack: str
    generated_name: Callable[[int], str]
    """A name of at most so many characters; the same for every update, another one for a replacement."""


@dataclass(frozen=True, kw_only=True)
class ResourceType:
    """One CloudFormation type.

    `update` changes in place what the type's schema does not call create-only; a create-only change never gets here:
    it creates a new resource, and deletes the old one once the stack is through. Each of the three raises where AWS
    refuses.
    """

    name: str
    create: Callable[[Wanted], Provisioned]
    delete: Callable[[str, Properties], None]
    update: Callable[[str, Properties, Properties], Provisioned] | None = None


@dataclass(frozen=True, kw_only=True)
class Amendment:
    """What is missing from a CloudFormation type that ministack has.

    `check` runs before a create and raises where AWS refuses; `keep` runs after a create and an update and stores what
    ministack drops; `attributes` are added to those of ministack; `delete` takes the place of ministack's, which often
    deletes what AWS would not.
    """

    name: str
    check: Callable[[Wanted], None] | None = None
    keep: Callable[[str, Properties], None] | None = None
    attributes: Callable[[str, Properties], Mapping[str, Any]] | None = None
    delete: Callable[[str, Properties], None] | None = None
