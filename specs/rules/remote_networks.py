"""What the networks of hybrid nodes must be.

https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteNetworkConfigRequest.html, read 2026-11-23.
"""

from collections.abc import Iterator
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from specs.problems import FieldPath, Violation
from specs.refusals.clusters import PRIVATE_RANGES

if TYPE_CHECKING:
    from specs.control_plane.control_plane import ControlPlaneSpec, EndpointSpec
    from specs.control_plane.remote_networks import RemoteNetworksSpec
    from specs.network.any_network import AnyNetworkSpec

Ranges = tuple[IPv4Network, ...]


def remote_ranges_are_private(nodes: Ranges, pods: Ranges) -> Iterator[Violation]:
    """EKS takes private ranges (RFC 1918)."""
    for path, block in _written(nodes, pods):
        if not any(block.subnet_of(private) for private in PRIVATE_RANGES):
            blocks = ", ".join(str(private) for private in PRIVATE_RANGES)
            yield Violation(path=path, message=f"must lie inside one of {blocks}, got {block}")


def remote_ranges_lie_apart(nodes: Ranges, pods: Ranges) -> Iterator[Violation]:
    """An address is that of a node or that of a pod."""
    seen: list[IPv4Network] = []
    for path, block in _written(nodes, pods):
        for other in seen:
            if block.overlaps(other):
                yield Violation(path=path, message=f"must not overlap {other}, which stands above, got {block}")
        seen.append(block)


def hybrid_nodes_are_of_ipv4(ip_family: str, remote_networks: "RemoteNetworksSpec | None") -> Iterator[Violation]:
    """awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), hybrid-nodes.adoc."""
    if remote_networks and ip_family == "ipv6":
        yield Violation(
            path=("remote_networks",), message="must be absent in an IPv6 cluster: hybrid nodes are of IPv4"
        )


def hybrid_nodes_find_one_endpoint(
    endpoint: "EndpointSpec", remote_networks: "RemoteNetworksSpec | None"
) -> Iterator[Violation]:
    """With both, the name of the API server means its public addresses to them.

    awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), hybrid-nodes-cluster-create.adoc.
    """
    if remote_networks and endpoint.access == "public_and_private":
        message = "must be private or public where hybrid nodes join: with both they would take the public way"
        yield Violation(path=("endpoint", "access"), message=message)


def remote_networks_lie_outside_the_cluster(
    control_plane: "ControlPlaneSpec", network: "AnyNetworkSpec"
) -> Iterator[Violation]:
    """Nodes elsewhere have addresses that nobody here has."""
    remote = control_plane.remote_networks
    if remote is None:
        return
    services = [control_plane.services] if control_plane.services else []
    for path, block in _written(remote.nodes, remote.pods):
        for taken, whose in (
            *((each, "the VPC's") for each in network.ranges),
            *((each, "of Services") for each in services),
        ):
            if block.overlaps(taken):
                message = f"must not overlap {taken}, which is {whose}, got {block}"
                yield Violation(path=("control_plane", "remote_networks", *path), message=message)


def _written(nodes: Ranges, pods: Ranges) -> Iterator[tuple[FieldPath, IPv4Network]]:
    for field, blocks in (("nodes", nodes), ("pods", pods)):
        for index, block in enumerate(blocks):
            yield (field, index), block
