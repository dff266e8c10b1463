"""What a VPC that stands already must be, by itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.problems import Violation
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.network.existing import ExistingSubnetSpec

Subnets = tuple["ExistingSubnetSpec", ...]


def subnets_come_once(subnets: Subnets) -> Iterator[Violation]:
    """A subnet has one description."""
    for index, name in repeated(subnet.id for subnet in subnets):
        yield Violation(path=("subnets", index, "id"), message=f"must be another subnet, {name!r} stands above already")


def a_zone_has_one_subnet_of_a_tier(subnets: Subnets) -> Iterator[Violation]:
    """Whoever places something names a zone, and means one subnet."""
    met: dict[tuple[str, str], str] = {}
    for index, subnet in enumerate(subnets):
        for tier in subnet.tiers:
            other = met.setdefault((subnet.zone, tier), subnet.id)
            if other != subnet.id:
                message = f"must be the one {tier} subnet of {subnet.zone}, {other} stands above already; name one"
                yield Violation(path=("subnets", index), message=message)


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
