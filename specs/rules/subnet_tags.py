"""The tags by which the subnets of a VPC that stands already are found, each for what lives in it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.problems import Violation

if TYPE_CHECKING:
    from specs.network.existing import ExistingSubnetSpec

Subnets = tuple["ExistingSubnetSpec", ...]

INTERNET_FACING = "kubernetes.io/role/elb"
INTERNAL = "kubernetes.io/role/internal-elb"
CNI = "kubernetes.io/role/cni"
"""Tags by which the load balancer controller and the CNI find subnets.

awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), network-reqs.adoc, alb-ingress.adoc; values as in
https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/subnet_discovery and
https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html (read 2026-11-23).
"""

FOUND_BY: dict[str, tuple[str, frozenset[str], str]] = {
    "public": (INTERNET_FACING, frozenset({"1", ""}), "internet-facing load balancers"),
    "private": (INTERNAL, frozenset({"1", ""}), "internal load balancers"),
    "pods": (CNI, frozenset({"1"}), "pods"),
}
"""The tag of each tier, the values that count, and who finds the subnet by it."""


def subnets_are_found_by_their_tags(subnets: Subnets, pod_subnets: str) -> Iterator[Violation]:
    """A subnet without its tag stays empty, and nothing says so."""
    for index, subnet in enumerate(subnets):
        if subnet.tier not in FOUND_BY or (subnet.tier == "pods" and pod_subnets == "custom_networking"):
            continue
        key, values, who = FOUND_BY[subnet.tier]
        if subnet.tags.get(key) not in values:
            got = f"{subnet.tags[key]!r}" if key in subnet.tags else "none"
            message = f'must hold {key}: "1", by which {who} find a subnet of tier {subnet.tier}, got {got}'
            yield Violation(path=("subnets", index, "tags"), message=f"{message}; tag the subnet, then write it here")


def subnets_are_not_found_for_another_tier(subnets: Subnets) -> Iterator[Violation]:
    """A tag of another tier draws what belongs elsewhere; only nodes and pods may share a subnet."""
    for index, subnet in enumerate(subnets):
        for tier, (key, values, who) in FOUND_BY.items():
            shared = {tier, subnet.tier} == {"private", "pods"} and key == CNI
            if tier != subnet.tier and not shared and subnet.tags.get(key) in values:
                message = f"must not stand on a subnet of tier {subnet.tier}: {who} would be placed there"
                yield Violation(path=("subnets", index, "tags", key), message=f"{message}; take it off, then out here")
