"""The addresses of an environment: what each subnet must hold, against its size."""

from dataclasses import dataclass
from functools import partial
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from specs.addresses.cni_mode import CniMode, cni_mode
from specs.addresses.inhabitants import Inhabitants, inhabitants
from specs.addresses.needs import Demand, Site, demands
from specs.addresses.reservations import Reservation, kept_for_prefixes
from specs.addresses.spread import Spread
from specs.network.tier import Tier

if TYPE_CHECKING:
    from specs.access.access import AccessSpec
    from specs.add_ons.catalogue import AddOnSpec
    from specs.capacity.capacity import CapacitySpec
    from specs.control_plane.control_plane import ControlPlaneSpec
    from specs.network.any_network import AnyNetworkSpec


@dataclass(frozen=True, kw_only=True)
class SubnetPlan:
    """One subnet, and what lives in it at three moments."""

    zone: str
    tier: Tier
    block: IPv4Network
    at_min: Demand
    """All groups at their smallest, their nodes full of pods."""
    at_max: Demand
    """All groups at their largest and being updated at once, their nodes full of pods."""
    zone_lost: Demand
    """All groups at their largest, in the zones that are left when one is lost: the worst of them for this subnet."""

    @property
    def name(self) -> str:
        """What people call it: `private of eu-west-1a`."""
        return f"{self.tier} of {self.zone}"

    @property
    def kept_for_prefixes(self) -> tuple[IPv4Network, ...]:
        """Its ranges from which prefixes come, large enough for the groups' largest; none where none are taken."""
        return tuple(kept_for_prefixes(self.block, self.at_max.taken.at_least(self.zone_lost.taken)))

    def share(self, demand: Demand) -> float:
        """The part of the subnet that a demand takes; more than 1: it has no room for it."""
        return demand.size / self.block.num_addresses


@dataclass(frozen=True, kw_only=True)
class AddressPlan:
    """The addresses of an environment."""

    mode: CniMode
    living: Inhabitants
    subnets: tuple[SubnetPlan, ...]
    """By zone in the environment's order; in each from the public one down to the control plane's."""

    @property
    def reservations(self) -> tuple[Reservation, ...]:
        """The parts of its subnets that are kept for prefixes."""
        return tuple(
            Reservation(zone=subnet.zone, tier=subnet.tier, block=block)
            for subnet in self.subnets
            for block in subnet.kept_for_prefixes
        )


def plan(
    *,
    network: "AnyNetworkSpec",
    control_plane: "ControlPlaneSpec",
    access: "AccessSpec",
    capacity: tuple["CapacitySpec", ...],
    add_ons: tuple["AddOnSpec", ...],
    endpoints: int,
    uses_kubectl: bool,
) -> AddressPlan:
    """The plan of an environment with so many interface endpoints, and with functions that run kubectl or none."""
    placed = tuple(zone.name for zone in network.placement_zones)
    mode = cni_mode(network=network, control_plane=control_plane, add_ons=add_ons)
    living = inhabitants(
        capacity=capacity, access=access, uses_kubectl=uses_kubectl, endpoints=endpoints, zones=placed, mode=mode
    )
    nat = {zone.name for zone in network.nat_zones}
    sites = [Site(zone=zone, nat=zone.name in nat, bastion=zone.name in placed[:1]) for zone in network.zones]
    subnets = tuple(subnet for site in sites for subnet in _subnets(site, living, mode, placed))
    return AddressPlan(mode=mode, living=living, subnets=subnets)


def _subnets(site: Site, living: Inhabitants, mode: CniMode, placed: tuple[str, ...]) -> list[SubnetPlan]:
    zone = site.zone.name
    at_min = demands(site, living, mode, lambda spread: spread.at_min(zone))
    at_max = demands(site, living, mode, lambda spread: spread.at_max(zone))
    lost = [demands(site, living, mode, partial(_without, zone=zone, lost=each)) for each in placed if each != zone]
    lost = lost or [at_max]
    return [
        SubnetPlan(
            zone=zone,
            tier=tier,
            block=block,
            at_min=at_min[tier],
            at_max=at_max[tier],
            zone_lost=max((each[tier] for each in lost), key=lambda demand: demand.size),
        )
        for tier, block in site.zone.ranges.items()
        if tier in at_max
    ]


def _without(spread: Spread, *, zone: str, lost: str) -> int:
    return spread.without(lost, zone)
