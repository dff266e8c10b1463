"""What happens to nodes that have become unhealthy."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from specs.capacity.rules import node_repair as rules
from specs.spec import Rule, Spec
from specs.written import Written

Word = Annotated[
    str,
    Written(
        pattern=r"[A-Z][A-Za-z0-9]*",
        longest=255,
        rule="must be written as the node monitoring agent writes it",
        example="NetworkingReady",
    ),
]
"""A condition or a reason of the node monitoring agent."""


class RepairOverrideSpec(Spec):
    """What happens for one reason of one condition, instead of what EKS does.

    The conditions and their reasons: https://docs.aws.amazon.com/eks/latest/userguide/node-health.html
    """

    condition: Word
    """The condition that the node monitoring agent reports, as `NetworkingReady`."""
    reason: Word
    """The reason that it gives, as `InterfaceNotUp`."""
    wait_minutes: int = Field(ge=1)
    """How long the condition lasts before something happens."""
    action: Literal["replace", "reboot", "no_action"]
    """What happens to the node."""


class RepairSpec(Spec):
    """How EKS replaces or reboots nodes that have become unhealthy.

    https://docs.aws.amazon.com/eks/latest/userguide/node-health.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.one_way_to_say_how_many_are_repaired_at_once,
        rules.one_way_to_say_when_repair_stops,
        rules.overrides_come_once,
    )

    enabled: bool = True
    """Whether it does."""
    max_parallel_percentage: int | None = Field(default=None, ge=1, le=100)
    """Percent of the unhealthy nodes repaired at once; or"""
    max_parallel_count: int | None = Field(default=None, ge=1)
    """as many of them at once."""
    max_unhealthy_percentage: int | None = Field(default=None, ge=1, le=100)
    """Above this percentage of unhealthy nodes, repair stops: the fault lies elsewhere; or"""
    max_unhealthy_count: int | None = Field(default=None, ge=1)
    """above as many of them."""
    overrides: tuple[RepairOverrideSpec, ...] = ()
    """What happens otherwise than EKS decides."""
