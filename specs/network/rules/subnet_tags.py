"""The tags by which the subnets of a VPC that stands already are found, each for what lives in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.network.tier import FOUND_BY, Tier
from specs.problems import Violation

if TYPE_CHECKING:
    from specs.network.existing import ExistingSubnetSpec

Subnets = tuple["ExistingSubnetSpec", ...]

SEEKERS: dict[Tier, tuple[frozenset[str], str]] = {
    "public": (frozenset({"1", ""}), "internet-facing load balancers"),
    "private": (frozenset({"1", ""}), "internal load balancers"),
    "pods": (frozenset({"1"}), "pods"),
}
"""Who finds the subnets of a tier by their tag, and the values of it that count for them.

https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/subnet_discovery and
https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html (read 2026-11-23).
"""


def subnets_are_found_by_their_tags(subnets: Subnets, pod_subnets: str) -> Iterator[Violation]:
    """A subnet without its tag stays empty, and nothing says so."""
    for index, subnet in enumerate(subnets):
        if subnet.tier not in SEEKERS or (subnet.tier == "pods" and pod_subnets == "custom_networking"):
            continue
        key, (values, who) = FOUND_BY[subnet.tier], SEEKERS[subnet.tier]
        if subnet.tags.get(key) not in values:
            got = f"{subnet.tags[key]!r}" if key in subnet.tags else "none"
            message = f'must hold {key}: "1", by which {who} find a subnet of tier {subnet.tier}, got {got}'
            yield Violation(path=("subnets", index, "tags"), message=f"{message}; tag the subnet, then write it here")


def subnets_are_not_found_for_another_tier(subnets: Subnets) -> Iterator[Violation]:
    """A tag of another tier draws what belongs elsewhere; only nodes and pods may share a subnet."""
    for index, subnet in enumerate(subnets):
        for tier, (values, who) in SEEKERS.items():
            key = FOUND_BY[tier]
            shared = subnet.tier == "private" and tier == "pods"
            if tier != subnet.tier and not shared and subnet.tags.get(key) in values:
                message = f"must not stand on a subnet of tier {subnet.tier}: {who} would be placed there"
                yield Violation(path=("subnets", index, "tags", key), message=f"{message}; take it off, then out here")
