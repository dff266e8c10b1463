"""Which subnets are too small, and which nearly so."""

from collections.abc import Iterator
from math import ceil

from specs.addresses.inhabitants import NodeGroup
from specs.addresses.max_pods import HOST_NETWORK_PODS
from specs.addresses.needs import Demand
from specs.addresses.plan import AddressPlan, SubnetPlan
from specs.ranges import LARGEST_SUBNET

CROWDED = 0.8
"""The part of a subnet above which it is time to think of another."""

MANY = 7
"""Things that a sentence can name."""


def too_small(plan: AddressPlan) -> Iterator[tuple[SubnetPlan, str]]:
    """The subnets that cannot hold what the environment allows, with what must be."""
    for subnet in plan.subnets:
        if subnet.share(subnet.at_max) > 1:
            has = f"{subnet.block} has {subnet.block.num_addresses} addresses"
            needs = f"{subnet.at_max.size} are needed at the groups' largest ({told(subnet.at_max)})"
            yield subnet, f"must have room for all that lives there: {has}, {needs}; {_remedy(subnet.at_max)}"


def warnings(plan: AddressPlan) -> Iterator[str]:
    """What is allowed, and deserves a look."""
    for subnet in plan.subnets:
        share = subnet.share(subnet.at_max)
        if CROWDED < share <= 1:
            yield (
                f"{subnet.name} ({subnet.block}) is {share:.0%} full when all groups are at their largest and updated; "
                f"{_remedy(subnet.at_max)}"
            )
        if share <= 1 < subnet.share(subnet.zone_lost):
            yield (
                f"{subnet.name} ({subnet.block}) has no room for the nodes of a zone that is lost: it needs "
                f"{subnet.zone_lost.size} addresses; {_remedy(subnet.zone_lost)}"
            )
    for group in plan.living.groups:
        yield from (f"node group {group.spec.name}: {words}" for words in _of_group(group))
    for pods in plan.living.fargate:
        if not pods.declared:
            yield f"Fargate profile {pods.name}: its pods are not planned; write max_pods to plan them"


def _of_group(group: NodeGroup) -> Iterator[str]:
    own = group.spec.max_pods
    if group.limit is None:
        yield "nothing is known of its instance types; write max_pods to plan pods"
    elif group.limit.pods <= HOST_NETWORK_PODS:
        yield f"its nodes have no address for a pod ({group.limit.because})"
    elif own is not None and own > group.limit.pods:
        yield f"max_pods {own} is more than its nodes hold, {group.limit.pods} ({group.limit.because})"


def told(demand: Demand) -> str:
    """What a demand consists of, the largest first; of many things, how many more there are."""
    needs = sorted(demand.needs, key=lambda need: need.taken.addresses, reverse=True)
    kept = demand.size - demand.taken.addresses
    words = [f"{need.what} {need.taken.addresses}" for need in needs[:MANY]]
    if needs[MANY:]:
        words.append(f"{len(needs[MANY:])} others {sum(need.taken.addresses for need in needs[MANY:])}")
    apart = "AWS and what keeps prefixes apart" if demand.taken.prefixes else "AWS"
    return ", ".join([*words, f"{apart} {kept}"])


def _remedy(demand: Demand) -> str:
    """The smallest range that holds it without being crowded."""
    length = 32 - (ceil(demand.size / CROWDED) - 1).bit_length()
    if length < LARGEST_SUBNET:
        return "no subnet is that large: use more zones, a subnet for pods, or lower scaling.max"
    return f"a /{length} would do"
