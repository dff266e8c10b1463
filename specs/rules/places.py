"""Where the parts of an environment lie: region, zones, addresses."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.nearest import nearest
from specs.network.zone_ids import is_of, is_zone_id, prefix_of_ids
from specs.problems import Violation
from specs.refusals.clusters import SERVICE_RANGE_IN_VPC
from specs.regions import DOMAINS, partition
from specs.rules.arns import what_is_named_lies_where_it_is_of_use
from specs.rules.lists import repeated
from specs.spec import Rule

if TYPE_CHECKING:
    from specs.capacity.capacity import CapacitySpec
    from specs.control_plane.control_plane import ControlPlaneSpec
    from specs.network.any_network import AnyNetworkSpec
    from specs.network.zone import ZoneSpec

Capacity = tuple["CapacitySpec", ...]


def zones_are_of_the_region(region: str, network: "AnyNetworkSpec") -> Iterator[Violation]:
    """A subnet lies in a zone of its VPC's region."""
    for path, name in network.written_zones:
        if not is_of(region, name):
            as_one = f"{prefix_of_ids(region)}-az1" if is_zone_id(name) else f"{region}a"
            message = f"must be a zone of {region}, as {as_one}, got {name!r}"
            yield Violation(path=("network", *path), message=message)


def the_boundary_is_the_accounts(account: str, region: str, permissions_boundary: str | None) -> Iterator[Violation]:
    """A boundary is a policy of the roles' own account, or one of AWS's.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
    """
    if permissions_boundary is None:
        return
    _, of, _, _, owner, _ = permissions_boundary.split(":", 5)
    if of != partition(region) or owner not in (account, "aws"):
        own = f"arn:{partition(region)}:iam::{account}:policy/…"
        message = f"must be a policy of the account or of AWS, as {own}, got {permissions_boundary!r}"
        yield Violation(path=("permissions_boundary",), message=message)


def the_registry_is_the_accounts_own(account: str, region: str, registry: str | None) -> Iterator[Violation]:
    """The registry's endpoints in the VPC reach the region's own."""
    if registry is None:
        return
    own = f"{account}.dkr.ecr.{region}.{DOMAINS[partition(region)]}"
    if registry != own:
        yield Violation(path=("registry",), message=f"must be the account's own in its region, {own}, got {registry!r}")


def services_lie_outside_the_vpc(network: "AnyNetworkSpec", control_plane: "ControlPlaneSpec") -> Iterator[Violation]:
    """A Service's address must not be somebody else's, in the VPC or in a network that it is connected to.

    Services take priority: awsdocs/amazon-eks-user-guide 101184e, network-reqs.adoc.
    """
    services = control_plane.services
    if services is None:
        return
    path = ("control_plane", "service_cidr")
    for block in (network.cidr, *network.secondary_ranges):
        if SERVICE_RANGE_IN_VPC.refuses(service_range=str(services), vpc_ranges=[str(block)]):
            yield Violation(path=path, message=f"must not overlap the VPC's range {block}, got {services}")
    for block in network.connected_ranges:
        if services.overlaps(block):
            yield Violation(path=path, message=f"must not overlap the connected range {block}, got {services}")


def capacity_names_come_once(capacity: Capacity) -> Iterator[Violation]:
    """A name is the construct's id, whatever the kind."""
    for index, name in repeated(entry.name for entry in capacity):
        message = f"must be another name, {name!r} stands above already"
        yield Violation(path=("capacity", index, "name"), message=message)


def capacity_lies_in_zones_with_private_subnets(network: "AnyNetworkSpec", capacity: Capacity) -> Iterator[Violation]:
    """Nodes and Fargate pods run in private subnets of zones that are not drained."""
    zones = {zone.name: zone for zone in network.zones}
    for index, entry in enumerate(capacity):
        for position, name in enumerate(entry.zones or ()):
            wrong = _unfit(name, zones)
            if wrong:
                yield Violation(path=("capacity", index, "zones", position), message=wrong)


def _unfit(name: str, zones: "dict[str, ZoneSpec]") -> str | None:
    zone = zones.get(name)
    if zone is None:
        near = nearest(name, tuple(zones))
        hint = f"; did you mean {near}?" if near else ""
        return f"must be one of the network's zones {', '.join(zones)}, got {name!r}{hint}"
    if zone.drained:
        return f"must not be a drained zone, got {name!r}; remove it here, deploy, then drop its subnets"
    if zone.private is None:
        return f"must be a zone with a private range, {name!r} has none"
    return None


RULES: tuple[Rule, ...] = (
    zones_are_of_the_region,
    the_boundary_is_the_accounts,
    what_is_named_lies_where_it_is_of_use,
    the_registry_is_the_accounts_own,
    services_lie_outside_the_vpc,
    capacity_names_come_once,
    capacity_lies_in_zones_with_private_subnets,
)
"""Those of an environment."""
