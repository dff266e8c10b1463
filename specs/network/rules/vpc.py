"""What a VPC must be, by itself, whether it is made or stands already."""

from collections.abc import Iterator
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from specs.network.tier import Tier
from specs.network.zone_ids import WITHOUT_CONTROL_PLANE, is_zone_id
from specs.problems import FieldPath, Violation
from specs.ranges import LARGEST_SUBNET, overlaps, usable
from specs.refusals.network import SUBNET_OUTSIDE_VPC
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.network.vpc import WrittenSubnet
    from specs.network.zone import ZoneSpec

Zones = tuple["ZoneSpec", ...]
Subnets = tuple["WrittenSubnet", ...]

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


def zones_are_all_named_or_all_by_id(written_zones: tuple[tuple[FieldPath, str], ...]) -> Iterator[Violation]:
    """A name and an id may be the same zone: which is which, differs from account to account."""
    for path, zone in written_zones:
        _, first = written_zones[0]
        if is_zone_id(zone) != is_zone_id(first):
            kind = "an id, as euw1-az1" if is_zone_id(first) else "a name, as eu-west-1a"
            yield Violation(path=path, message=f"must be {kind}, like the first zone, got {zone!r}")


def zones_take_the_control_plane(written_subnets: Subnets) -> Iterator[Violation]:
    """Some zones hold no control plane. A zone's name does not tell: the same name is another zone elsewhere."""
    for subnet in written_subnets:
        if "control_plane" in subnet.tiers and subnet.zone in WITHOUT_CONTROL_PLANE:
            message = f"must not hold the control plane, which EKS does not place in {subnet.zone}; choose another zone"
            yield Violation(path=subnet.path, message=message)


def two_zones_hold_the_control_plane(
    zones: Zones, subnets_stand_in: str, more_for_the_control_plane: str
) -> Iterator[Violation]:
    """EKS puts its network interfaces into two zones at least, and keeps to them: network-reqs.adoc, as above."""
    holding = [zone.name for zone in zones if zone.control_plane]
    if len(holding) < 2:
        message = f"must have control_plane ranges in at least two zones, got {_listed(holding)}"
        yield Violation(path=(subnets_stand_in,), message=message + more_for_the_control_plane)


def two_zones_hold_nodes(zones: Zones, subnets_stand_in: str) -> Iterator[Violation]:
    """Nodes, endpoints and functions survive the loss of a zone."""
    holding = [zone.name for zone in zones if zone.holds_nodes]
    if len(holding) < 2:
        among = "two zones that are not drained" if any(zone.drained for zone in zones) else "two zones"
        message = f"must have private ranges in at least {among}, got {_listed(holding)}"
        yield Violation(path=(subnets_stand_in,), message=message)


def subnets_lie_in_the_vpc(ranges: tuple[IPv4Network, ...], written_subnets: Subnets) -> Iterator[Violation]:
    """A subnet is a part of one of its VPC's ranges."""
    blocks = [str(block) for block in ranges]
    where = f"one of the VPC's ranges {', '.join(blocks)}" if blocks[1:] else f"the VPC's range {blocks[0]}"
    for subnet in written_subnets:
        if SUBNET_OUTSIDE_VPC.refuses(block=str(subnet.block), vpc_ranges=blocks):
            yield Violation(path=subnet.range_path, message=f"must lie inside {where}, got {subnet.block}")


def subnets_do_not_overlap(written_subnets: Subnets) -> Iterator[Violation]:
    """An address belongs to one subnet."""
    for first, second in overlaps((subnet, subnet.block) for subnet in written_subnets):
        if first.id is None or first.id != second.id:
            message = f"must not overlap {first.name}, {first.block}, got {second.block}"
            yield Violation(path=second.range_path, message=message)


def subnets_are_large_enough(written_subnets: Subnets) -> Iterator[Violation]:
    """A subnet has room for all that lives in it, and is no larger than AWS makes them."""
    for subnet in written_subnets:
        longest, why = min(SMALLEST_OF[tier] for tier in subnet.tiers)
        if subnet.block.prefixlen > longest:
            room = f"{subnet.block} with {usable(subnet.block)} usable addresses"
            yield Violation(path=subnet.range_path, message=f"must be /{longest} or larger, got {room}: {why}")
        elif subnet.block.prefixlen < LARGEST_SUBNET:
            message = f"must be /{LARGEST_SUBNET} or smaller, got {subnet.block}"
            yield Violation(path=subnet.range_path, message=message)


def endpoints_come_once(endpoints: str | tuple[str, ...]) -> Iterator[Violation]:
    """A VPC has one endpoint with private DNS for a service."""
    for index, name in repeated(() if isinstance(endpoints, str) else endpoints):
        yield Violation(path=("endpoints", index), message=f"must stand once, {name!r} stands above already")


def _listed(names: list[str]) -> str:
    return ", ".join(names) if names else "none"
