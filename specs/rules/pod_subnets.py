"""What the subnets of pods must be, where pods live apart from their nodes."""

from collections.abc import Iterator
from ipaddress import IPv4Network
from typing import TYPE_CHECKING, Literal

from specs.problems import Violation

if TYPE_CHECKING:
    from specs.network.zone import ZoneSpec

Zones = tuple["ZoneSpec", ...]


def pods_live_beside_their_nodes(zones: Zones) -> Iterator[Violation]:
    """A node takes network interfaces of its own zone only.

    https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html
    """
    for index, zone in enumerate(zones):
        if zone.pods and not zone.private:
            message = f"must have a private range for the nodes of its pods, {zone.name} has none; or remove pods"
            yield Violation(path=("zones", index, "pods"), message=message)


def custom_networking_takes_other_ranges(
    pod_subnets: Literal["discovery", "custom_networking"],
    cidr: IPv4Network,
    secondary_ranges: tuple[IPv4Network, ...],
    zones: Zones,
) -> Iterator[Violation]:
    """Subnets of an ENIConfig lie in another of the VPC's ranges than those of nodes.

    awsdocs/amazon-eks-user-guide 0cc5a76, cni-custom-network-tutorial.adoc, step 2.
    """
    if pod_subnets != "custom_networking":
        return
    ranges = (cidr, *secondary_ranges)
    for index, zone in enumerate(zones):
        shared = next((block for block in ranges if _both_in(block, zone)), None)
        if shared is not None:
            message = f"must lie in another of the VPC's ranges than its nodes do, {shared}, got {zone.pods}"
            yield Violation(path=("zones", index, "pods"), message=f"{message}; or let pod_subnets be discovery")


def _both_in(block: IPv4Network, zone: "ZoneSpec") -> bool:
    return all(subnet is not None and subnet.subnet_of(block) for subnet in (zone.pods, zone.private))
