"""What lives in the subnets of an environment, and how many there are of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specs.addresses.cni_mode import CniMode
from specs.addresses.max_pods import PodLimit, limit_of_group
from specs.addresses.node import NodeDemand, demand_of_group
from specs.addresses.spread import Spread, surge
from specs.capacity.capacity import fargate_profiles, node_groups

if TYPE_CHECKING:
    from specs.access.access import AccessSpec
    from specs.capacity.capacity import CapacitySpec
    from specs.capacity.managed_node_group import ManagedNodeGroupSpec

Capacity = tuple["CapacitySpec", ...]


@dataclass(frozen=True, kw_only=True)
class NodeGroup:
    """The nodes of a group: how many, where, and what each takes."""

    spec: "ManagedNodeGroupSpec"
    limit: PodLimit | None
    """The most pods of each; None: nothing says it."""
    spread: Spread
    each: NodeDemand


@dataclass(frozen=True, kw_only=True)
class FargatePods:
    """The pods of a Fargate profile, each with an address in a private subnet."""

    name: str
    declared: bool
    """The environment says how many there are at most; else none are planned for."""
    spread: Spread


@dataclass(frozen=True, kw_only=True)
class Inhabitants:
    """All that takes addresses, but for what follows from the network alone."""

    groups: tuple[NodeGroup, ...]
    fargate: tuple[FargatePods, ...]
    endpoints: int
    """Interface endpoints, each with one address in every private subnet that holds nodes."""
    functions: int
    """Network interfaces of functions in each private subnet: one for a subnet and a security group, shared by all.

    https://docs.aws.amazon.com/lambda/latest/dg/foundation-networking.html
    """
    bastion: bool


def inhabitants(
    *,
    capacity: Capacity,
    access: "AccessSpec",
    uses_kubectl: bool,
    endpoints: int,
    zones: tuple[str, ...],
    mode: CniMode,
) -> Inhabitants:
    """Who lives in the zones that hold nodes; what is pinned to other zones is left out."""
    return Inhabitants(
        groups=tuple(_groups(capacity, zones, mode)),
        fargate=tuple(_fargate(capacity, zones)),
        endpoints=endpoints,
        functions=1 if uses_kubectl else 0,
        bastion=access.bastion is not None,
    )


def _groups(capacity: Capacity, zones: tuple[str, ...], mode: CniMode) -> Iterator[NodeGroup]:
    for _, group in node_groups(capacity):
        own = tuple(zone for zone in zones if zone in (group.zones or zones))
        largest = group.scaling.max
        yield NodeGroup(
            spec=group,
            limit=limit_of_group(group, mode),
            each=demand_of_group(group, mode),
            spread=Spread(
                zones=own,
                least=group.scaling.min,
                most=largest,
                surge=surge(group.update, largest=largest, zones=len(own)),
            ),
        )


def _fargate(capacity: Capacity, zones: tuple[str, ...]) -> Iterator[FargatePods]:
    for _, profile in fargate_profiles(capacity):
        own = tuple(zone for zone in zones if zone in (profile.zones or zones))
        spread = Spread(zones=own, least=0, most=profile.max_pods or 0)
        yield FargatePods(name=profile.name, declared=profile.max_pods is not None, spread=spread)
