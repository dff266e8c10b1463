"""What the subnets of one zone must hold, in one moment."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specs.addresses.cni_mode import ADDRESSES_OF_A_PREFIX, CniMode
from specs.addresses.inhabitants import Inhabitants
from specs.addresses.node import NodeDemand
from specs.addresses.spread import Spread
from specs.addresses.taken import NOTHING, Taken
from specs.network.tier import TIERS, Tier

if TYPE_CHECKING:
    from specs.network.zone import ZoneSpec

OF_THE_CONTROL_PLANE = 6
"""Addresses that EKS wants in each of the control plane's subnets, for its interfaces of today and those that an
update makes before it deletes them: awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), network-reqs.adoc.
"""

OF_A_LOAD_BALANCER = 8
"""Free addresses that a load balancer wants in its subnet, to grow.

https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
"""

Count = Callable[[Spread], int]
"""How many of what is spread over zones there are in the zone in question."""


@dataclass(frozen=True, kw_only=True)
class Need:
    """One thing that lives in a subnet, and what it takes of it."""

    what: str
    taken: Taken


@dataclass(frozen=True, kw_only=True)
class Demand:
    """All that lives in a subnet in one moment."""

    needs: tuple[Need, ...] = ()

    @property
    def taken(self) -> Taken:
        """What it all takes."""
        return sum((need.taken for need in self.needs), NOTHING)

    @property
    def size(self) -> int:
        """How many addresses the subnet must have for it."""
        return self.taken.size


@dataclass(frozen=True, kw_only=True)
class Site:
    """A zone as the needs of its subnets see it."""

    zone: "ZoneSpec"
    nat: bool
    """A NAT gateway stands in its public subnet."""
    bastion: bool
    """It is the one that holds the bastion, where there is one."""


def demands(site: Site, living: Inhabitants, mode: CniMode, count: Count) -> dict[Tier, Demand]:
    """The demand of each subnet of the zone, when so many of everything are in it."""
    zone = site.zone
    own = _private(site, living, count) if zone.holds_nodes else []
    apart = living.groups if zone.pods is not None else ()
    further = sum((group.each.pods * count(group.spread) for group in apart), NOTHING)
    pods = _in_pod_subnet(further, zone, Demand(needs=tuple(own)), mode)
    found: dict[Tier, Demand] = {
        "public": Demand(needs=tuple(_public(site))),
        "private": Demand(needs=(*own, *_further(further + pods * -1))),
        "pods": Demand(needs=tuple(_further(pods))),
        "control_plane": Demand(needs=(Need(what="the control plane", taken=Taken(singles=OF_THE_CONTROL_PLANE)),)),
    }
    return _of_subnets(found, zone)


def _of_subnets(found: dict[Tier, Demand], zone: "ZoneSpec") -> dict[Tier, Demand]:
    """The demands of the subnets that the zone has; the control plane may live in a subnet of another tier."""
    there = {tier: demand for tier, demand in found.items() if tier in zone.ranges}
    for tier in TIERS[:-1]:
        if tier in there and zone.ranges[tier] == zone.control_plane:
            there[tier] = Demand(needs=(*there[tier].needs, *there.pop("control_plane").needs))
    return there


def _private(site: Site, living: Inhabitants, count: Count) -> list[Need]:
    """What stands in the private subnet; of nodes in a zone with a subnet for pods, the first interface only."""
    needs = [
        Need(what=f"nodes of {group.spec.name}", taken=_of_node(group.each, site.zone) * count(group.spread))
        for group in living.groups
    ]
    needs += [
        Need(what=f"Fargate pods of {pods.name}", taken=Taken(singles=count(pods.spread))) for pods in living.fargate
    ]
    singles = {
        "interface endpoints": living.endpoints,
        "functions": living.functions,
        "the bastion": 1 if living.bastion and site.bastion else 0,
        "an internal load balancer": OF_A_LOAD_BALANCER,
    }
    needs += [Need(what=what, taken=Taken(singles=number)) for what, number in singles.items()]
    return [need for need in needs if need.taken != NOTHING]


def _of_node(each: NodeDemand, zone: "ZoneSpec") -> Taken:
    return each.own if zone.pods is not None else each.own + each.pods


def _public(site: Site) -> Iterator[Need]:
    if site.nat:
        yield Need(what="the NAT gateway", taken=Taken(singles=1))
    yield Need(what="a load balancer", taken=Taken(singles=OF_A_LOAD_BALANCER))


def _further(taken: Taken) -> Iterator[Need]:
    if taken != NOTHING:
        yield Need(what="further interfaces of nodes", taken=taken)


def _in_pod_subnet(further: Taken, zone: "ZoneSpec", own: Demand, mode: CniMode) -> Taken:
    """What of the nodes' further interfaces is in the zone's subnet for pods.

    An ENIConfig puts all of it there. Without one, the CNI takes each from the subnet with the most free addresses:
    aws/amazon-vpc-cni-k8s b521883, README.md, ENABLE_SUBNET_DISCOVERY.
    """
    if zone.pods is None or zone.private is None:
        return NOTHING
    if mode.custom_networking:
        return further
    ahead = zone.pods.num_addresses - zone.private.num_addresses + own.taken.addresses
    prefixes = _to_the_freer(further.prefixes, ahead, ADDRESSES_OF_A_PREFIX)
    ahead -= ADDRESSES_OF_A_PREFIX * (2 * prefixes - further.prefixes)
    return Taken(prefixes=prefixes, singles=_to_the_freer(further.singles, ahead, 1))


def _to_the_freer(number: int, ahead: int, size: int) -> int:
    """How many of so many things of one size go to the first of two subnets, each to the one with more room.

    `ahead` is how many more addresses the first has free; where both have as many, a thing goes to the first.
    """
    if ahead >= 0:
        before = min(number, ahead // size + 1)
        return before + (number - before) // 2
    before = min(number, -(ahead // size))
    return (number - before + 1) // 2
