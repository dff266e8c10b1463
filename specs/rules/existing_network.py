"""What a VPC that stands already must be, by itself."""

from collections.abc import Iterator
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from specs.network.zone_ids import WITHOUT_CONTROL_PLANE, is_zone_id
from specs.problems import Violation
from specs.ranges import LARGEST_SUBNET, overlaps, usable
from specs.refusals.network import SUBNET_OUTSIDE_VPC
from specs.rules.lists import repeated
from specs.rules.network import SMALLEST_OF

if TYPE_CHECKING:
    from specs.network.existing import ExistingSubnetSpec

Subnets = tuple["ExistingSubnetSpec", ...]


def subnets_come_once(subnets: Subnets) -> Iterator[Violation]:
    """A subnet has one description."""
    for index, name in repeated(subnet.id for subnet in subnets):
        yield Violation(path=("subnets", index, "id"), message=f"must be another subnet, {name!r} stands above already")


def zones_are_all_named_or_all_by_id(subnets: Subnets) -> Iterator[Violation]:
    """A name and an id may be the same zone: which is which, differs from account to account."""
    for index, subnet in enumerate(subnets):
        if is_zone_id(subnet.zone) != is_zone_id(subnets[0].zone):
            kind = "an id, as euw1-az1" if is_zone_id(subnets[0].zone) else "a name, as eu-west-1a"
            message = f"must be {kind}, like that of the first subnet, got {subnet.zone!r}"
            yield Violation(path=("subnets", index, "zone"), message=message)


def zones_take_the_control_plane(subnets: Subnets) -> Iterator[Violation]:
    """Some zones hold no control plane. A zone's name does not tell: the same name is another zone elsewhere."""
    for index, subnet in enumerate(subnets):
        if "control_plane" in subnet.tiers and subnet.zone in WITHOUT_CONTROL_PLANE:
            message = f"must not hold the control plane, which EKS does not place in {subnet.zone}; name another subnet"
            yield Violation(path=("subnets", index), message=message)


def a_zone_has_one_subnet_of_a_tier(subnets: Subnets) -> Iterator[Violation]:
    """Whoever places something names a zone, and means one subnet."""
    met: dict[tuple[str, str], str] = {}
    for index, subnet in enumerate(subnets):
        for tier in subnet.tiers:
            other = met.setdefault((subnet.zone, tier), subnet.id)
            if other != subnet.id:
                message = f"must be the one {tier} subnet of {subnet.zone}, {other} stands above already; name one"
                yield Violation(path=("subnets", index), message=message)


def two_zones_hold_the_control_plane(subnets: Subnets) -> Iterator[Violation]:
    """EKS puts its network interfaces into two zones at least, and keeps to them: network-reqs.adoc, as above."""
    zones = _zones_of("control_plane", subnets)
    if len(zones) < 2:
        message = (
            f"must have subnets of tier control_plane in at least two zones, got {_listed(zones)}; "
            "private subnets may take its part: write with_control_plane: true"
        )
        yield Violation(path=("subnets",), message=message)


def two_zones_hold_nodes(subnets: Subnets) -> Iterator[Violation]:
    """Nodes, endpoints and functions survive the loss of a zone."""
    zones = _zones_of("private", subnets)
    if len(zones) < 2:
        message = f"must have subnets of tier private in at least two zones, got {_listed(zones)}"
        yield Violation(path=("subnets",), message=message)


def pods_live_beside_their_nodes(subnets: Subnets) -> Iterator[Violation]:
    """A node takes network interfaces of its own zone only.

    https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html
    """
    with_nodes = _zones_of("private", subnets)
    for index, subnet in enumerate(subnets):
        if subnet.tier == "pods" and subnet.zone not in with_nodes:
            message = f"must lie in a zone with a private subnet for the nodes of its pods, {subnet.zone} has none"
            yield Violation(path=("subnets", index), message=message)


def custom_networking_takes_other_ranges(
    cidr: IPv4Network, secondary_ranges: tuple[IPv4Network, ...], subnets: Subnets, pod_subnets: str
) -> Iterator[Violation]:
    """Subnets of an ENIConfig lie in another of the VPC's ranges than those of nodes.

    awsdocs/amazon-eks-user-guide 0cc5a76, cni-custom-network-tutorial.adoc, step 2.
    """
    if pod_subnets != "custom_networking":
        return
    of_nodes = {subnet.zone: subnet.cidr for subnet in subnets if subnet.tier == "private"}
    for index, subnet in enumerate(subnets):
        if subnet.tier == "pods" and subnet.zone in of_nodes:
            beside = (subnet.cidr, of_nodes[subnet.zone])
            ranges = (block for block in (cidr, *secondary_ranges) if all(each.subnet_of(block) for each in beside))
            if shared := next(ranges, None):
                message = f"must lie in another of the VPC's ranges than its nodes do, {shared}, got {subnet.cidr}"
                yield Violation(path=("subnets", index, "cidr"), message=f"{message}; or let pod_subnets be discovery")


def subnets_lie_in_the_vpc(
    cidr: IPv4Network, secondary_ranges: tuple[IPv4Network, ...], subnets: Subnets
) -> Iterator[Violation]:
    """A subnet is a part of its VPC."""
    ranges = [str(block) for block in (cidr, *secondary_ranges)]
    for index, subnet in enumerate(subnets):
        if SUBNET_OUTSIDE_VPC.refuses(block=str(subnet.cidr), vpc_ranges=ranges):
            message = f"must lie inside the VPC's ranges {', '.join(ranges)}, got {subnet.cidr}"
            yield Violation(path=("subnets", index, "cidr"), message=message)


def subnets_do_not_overlap(subnets: Subnets) -> Iterator[Violation]:
    """An address belongs to one subnet."""
    for first, second in overlaps(enumerate(subnet.cidr for subnet in subnets)):
        if subnets[first].id != subnets[second].id:
            message = f"must not overlap {subnets[first].id}, {subnets[first].cidr}, got {subnets[second].cidr}"
            yield Violation(path=("subnets", second, "cidr"), message=message)


def subnets_are_large_enough(subnets: Subnets) -> Iterator[Violation]:
    """A subnet has room for all that lives in it."""
    for index, subnet in enumerate(subnets):
        longest, why = min(SMALLEST_OF.get(tier, SMALLEST_OF["private"]) for tier in subnet.tiers)
        if subnet.cidr.prefixlen > longest:
            room = f"{subnet.cidr} with {usable(subnet.cidr)} usable addresses"
            message = f"must be /{longest} or larger, got {room}: {why}"
            yield Violation(path=("subnets", index, "cidr"), message=message)
        elif subnet.cidr.prefixlen < LARGEST_SUBNET:
            message = f"must be /{LARGEST_SUBNET} or smaller, got {subnet.cidr}"
            yield Violation(path=("subnets", index, "cidr"), message=message)


def images_come_through_s3(subnets: Subnets, way_out: bool, existing_endpoints: tuple[str, ...]) -> Iterator[Violation]:
    """Image layers are in S3: without a way out its gateway endpoint is in the routes of nodes and pods."""
    if way_out or "s3" in existing_endpoints:
        return
    for index, subnet in enumerate(subnets):
        if subnet.tier in ("private", "pods") and subnet.route_table_id is None:
            message = (
                "must name its route_table_id where way_out is false, for the gateway endpoint of S3 without which no "
                "image is pulled; or list s3 among existing_endpoints"
            )
            yield Violation(path=("subnets", index), message=message)


def standing_endpoints_come_once(existing_endpoints: tuple[str, ...]) -> Iterator[Violation]:
    """A VPC has one endpoint with private DNS for a service."""
    for index, name in repeated(existing_endpoints):
        message = f"must stand once, {name!r} stands above already"
        yield Violation(path=("existing_endpoints", index), message=message)


def an_endpoint_stands_or_is_made(
    endpoints: str | tuple[str, ...], existing_endpoints: tuple[str, ...]
) -> Iterator[Violation]:
    """A second endpoint with private DNS for a service is refused by EC2, after minutes."""
    for index, name in enumerate(() if isinstance(endpoints, str) else endpoints):
        if name in existing_endpoints:
            message = f"must not be listed here and among existing_endpoints, got {name!r}; remove one"
            yield Violation(path=("endpoints", index), message=message)


def _listed(names: list[str]) -> str:
    return ", ".join(names) if names else "none"


def _zones_of(tier: str, subnets: Subnets) -> list[str]:
    return list(dict.fromkeys(subnet.zone for subnet in subnets if tier in subnet.tiers))
