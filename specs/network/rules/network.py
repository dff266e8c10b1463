"""What a network that is made must be, by itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from specs.problems import Violation
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.network.zone import ZoneSpec

Zones = tuple["ZoneSpec", ...]


def zones_come_once(zones: Zones) -> Iterator[Violation]:
    """A zone stands for one set of subnets."""
    for index, name in repeated(zone.name for zone in zones):
        yield Violation(path=("zones", index, "name"), message=f"must be another zone, {name!r} stands above already")


def zones_hold_something(zones: Zones) -> Iterator[Violation]:
    """A zone is there for its subnets."""
    for index, zone in enumerate(zones):
        if not zone.ranges:
            message = f"must have a control_plane, private or public range, {zone.name} has none; or remove the zone"
            yield Violation(path=("zones", index), message=message)


def nat_has_a_public_subnet(
    nat: Literal["none", "single", "per_zone", "regional"], zones: Zones
) -> Iterator[Violation]:
    """A NAT gateway stands in a public subnet, one in each zone with nodes where there is one per zone."""
    if nat == "single" and not any(zone.may_hold_nat for zone in zones):
        message = "must be none, where no zone that is not drained has a public range for the gateway, got 'single'"
        yield Violation(path=("nat",), message=message)
    if nat == "per_zone":
        for index, zone in enumerate(zones):
            if zone.holds_nodes and not zone.public:
                message = f"must have a public range for its NAT gateway (nat is per_zone), {zone.name} has none"
                yield Violation(path=("zones", index), message=message)
