"""What a team's containers get that say nothing of it, and what they may say."""

from typing import ClassVar, Literal, TypeAlias

from pydantic import Field

from specs.quantity import Quantity
from specs.spec import Rule, Spec
from specs.teams.rules import limits as rules

Bounded: TypeAlias = Literal["cpu", "memory", "ephemeral-storage"]
"""What a container asks for."""


class LimitsSpec(Spec):
    """The LimitRange of a namespace, for its containers.

    https://kubernetes.io/docs/concepts/policy/limit-range/
    """

    rules: ClassVar[tuple[Rule, ...]] = (rules.limits_are_in_order,)

    default_request: dict[Bounded, Quantity] = Field(default={})
    """What a container requests that does not say."""
    default: dict[Bounded, Quantity] = Field(default={})
    """The limit of a container that has none, and its request where nothing says one; absent: `max`."""
    min: dict[Bounded, Quantity] = Field(default={})
    """The least that a container may request."""
    max: dict[Bounded, Quantity] = Field(default={})
    """The most that a container may have as its limit."""
