"""What a network must be, by itself."""

from collections.abc import Iterator
from ipaddress import IPv4Network
from typing import TYPE_CHECKING, Literal

from specs.network.tier import Tier
from specs.network.zone_ids import WITHOUT_CONTROL_PLANE, is_zone_id
from specs.problems import Violation
from specs.ranges import LARGEST_SUBNET, overlaps, usable
from specs.refusals.network import SUBNET_OUTSIDE_VPC
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.network.zone import ZoneSpec

Zones = tuple["ZoneSpec", ...]

SMALLEST_OF: dict[Tier, tuple[int, str]] = {
    "control_plane": (28, "EKS needs six addresses in each, and AWS keeps five of every subnet for itself"),
    "private": (26, "nodes, pods and endpoints live there, and one node may hold 30 addresses"),
    "pods": (26, "one node may hold 30 addresses there"),
    "public": (27, "a load balancer needs that much room to grow"),
}
"""The longest prefix of each kind of subnet, and why.

Control plane: awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), network-reqs.adoc. Public: Elastic Load Balancing's
user guide for Application Load Balancers, section Subnets. Private and pods: a choice of this repository.
"""


def there_are_two_zones(zones: Zones) -> Iterator[Violation]:
    """EKS wants subnets in two zones at least: network-reqs.adoc, as above."""
    if len(zones) < 2:
        yield Violation(path=("zones",), message=f"must be at least two zones, got {len(zones)}")


def zones_come_once(zones: Zones) -> Iterator[Violation]:
    """A zone stands for one set of subnets."""
    for index, name in repeated(zone.name for zone in zones):
        yield Violation(path=("zones", index, "name"), message=f"must be another zone, {name!r} stands above already")


def zones_are_all_named_or_all_by_id(zones: Zones) -> Iterator[Violation]:
    """A name and an id may be the same zone: which is which, differs from account to account."""
    for index, zone in enumerate(zones):
        if is_zone_id(zone.name) != is_zone_id(zones[0].name):
            kind = "an id, as euw1-az1" if is_zone_id(zones[0].name) else "a name, as eu-west-1a"
            message = f"must be {kind}, like the first zone, got {zone.name!r}"
            yield Violation(path=("zones", index, "name"), message=message)


def zones_take_the_control_plane(zones: Zones) -> Iterator[Violation]:
    """Some zones hold no control plane. A zone's name does not tell: the same name is another zone elsewhere."""
    for index, zone in enumerate(zones):
        if zone.control_plane and zone.name in WITHOUT_CONTROL_PLANE:
            message = f"must not stand in {zone.name}, where EKS has no control plane: write it in another zone"
            yield Violation(path=("zones", index, "control_plane"), message=message)


def zones_hold_something(zones: Zones) -> Iterator[Violation]:
    """A zone is there for its subnets."""
    for index, zone in enumerate(zones):
        if not (zone.control_plane or zone.private or zone.pods or zone.public):
            message = f"must have a control_plane, private or public range, {zone.name} has none; or remove the zone"
            yield Violation(path=("zones", index), message=message)


def two_zones_hold_the_control_plane(zones: Zones) -> Iterator[Violation]:
    """EKS puts its network interfaces into two zones at least, and keeps to them: network-reqs.adoc, as above."""
    holding = [zone.name for zone in zones if zone.control_plane]
    if len(zones) >= 2 and len(holding) < 2:
        message = f"must have control_plane ranges in at least two zones, got {_listed(holding)}"
        yield Violation(path=("zones",), message=message)


def two_zones_hold_nodes(zones: Zones) -> Iterator[Violation]:
    """Nodes, endpoints and functions survive the loss of a zone."""
    holding = [zone.name for zone in zones if zone.holds_nodes]
    if len(zones) >= 2 and len(holding) < 2:
        message = f"must have private ranges in at least two zones that are not drained, got {_listed(holding)}"
        yield Violation(path=("zones",), message=message)


def subnets_lie_in_the_vpc(
    cidr: IPv4Network, secondary_ranges: tuple[IPv4Network, ...], zones: Zones
) -> Iterator[Violation]:
    """A subnet is a part of one of its VPC's ranges."""
    ranges = [str(each) for each in (cidr, *secondary_ranges)]
    where = f"the VPC's range {cidr}" if len(ranges) == 1 else f"one of the VPC's ranges {', '.join(ranges)}"
    for path, subnet in _subnets(zones):
        if SUBNET_OUTSIDE_VPC.refuses(block=str(subnet), vpc_ranges=ranges):
            yield Violation(path=path, message=f"must lie inside {where}, got {subnet}")


def subnets_do_not_overlap(zones: Zones) -> Iterator[Violation]:
    """An address belongs to one subnet."""
    subnets = dict(_subnets(zones))
    for first, second in overlaps(subnets.items()):
        _, index, tier = first
        other = f"{tier} of {zones[index].name}, {subnets[first]}"
        yield Violation(path=second, message=f"must not overlap {other}, got {subnets[second]}")


def subnets_are_large_enough(zones: Zones) -> Iterator[Violation]:
    """A subnet has room for what lives in it, and is no larger than AWS makes them."""
    for path, subnet in _subnets(zones):
        _, _, tier = path
        longest, why = SMALLEST_OF[tier]
        if subnet.prefixlen > longest:
            room = f"{subnet} with {usable(subnet)} usable addresses"
            yield Violation(path=path, message=f"must be /{longest} or larger, got {room}: {why}")
        elif subnet.prefixlen < LARGEST_SUBNET:
            yield Violation(path=path, message=f"must be /{LARGEST_SUBNET} or smaller, got {subnet}")


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


def endpoints_come_once(endpoints: str | tuple[str, ...]) -> Iterator[Violation]:
    """A VPC has one endpoint with private DNS for a service."""
    for index, name in repeated(() if isinstance(endpoints, str) else endpoints):
        yield Violation(path=("endpoints", index), message=f"must stand once, {name!r} stands above already")


def _subnets(zones: Zones) -> Iterator[tuple[tuple[str, int, Tier], IPv4Network]]:
    for index, zone in enumerate(zones):
        for tier, subnet in zone.ranges.items():
            yield ("zones", index, tier), subnet


def _listed(names: list[str]) -> str:
    return ", ".join(names) if names else "none"
