"""What the subnets of pods must be, where pods live apart from their nodes."""

from collections.abc import Iterator
from ipaddress import IPv4Network
from typing import TYPE_CHECKING, Literal

from specs.problems import Violation

if TYPE_CHECKING:
    from specs.network.vpc import WrittenSubnet

Subnets = tuple["WrittenSubnet", ...]


def pods_live_beside_their_nodes(written_subnets: Subnets) -> Iterator[Violation]:
    """A node takes network interfaces of its own zone only.

    https://docs.aws.amazon.com/eks/latest/userguide/cni-subnet-selection.html
    """
    with_nodes = {subnet.zone for subnet in written_subnets if "private" in subnet.tiers}
    for subnet in written_subnets:
        if "pods" in subnet.tiers and subnet.zone not in with_nodes:
            message = f"must lie in a zone with a private range for the nodes of its pods, {subnet.zone} has none"
            yield Violation(path=subnet.path, message=message)


def custom_networking_takes_other_ranges(
    pod_subnets: Literal["discovery", "custom_networking"],
    ranges: tuple[IPv4Network, ...],
    written_subnets: Subnets,
) -> Iterator[Violation]:
    """Subnets of an ENIConfig lie in another of the VPC's ranges than those of nodes.

    awsdocs/amazon-eks-user-guide 0cc5a76, cni-custom-network-tutorial.adoc, step 2.
    """
    of_nodes = {subnet.zone: subnet.block for subnet in written_subnets if "private" in subnet.tiers}
    for subnet in written_subnets if pod_subnets == "custom_networking" else ():
        if "pods" not in subnet.tiers or subnet.zone not in of_nodes:
            continue
        for block in ranges:
            if subnet.block.subnet_of(block) and of_nodes[subnet.zone].subnet_of(block):
                message = f"must lie in another of the VPC's ranges than its nodes do, {block}, got {subnet.block}"
                path = subnet.range_path
                yield Violation(path=path, message=f"{message}; or let pod_subnets be discovery")
