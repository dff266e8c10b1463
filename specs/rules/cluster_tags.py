"""Subnets that stand already, and the clusters that they are tagged for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.network.existing import ExistingNetworkSpec
from specs.problems import Violation

if TYPE_CHECKING:
    from specs.network.any_network import AnyNetworkSpec

OF_A_CLUSTER = "kubernetes.io/cluster/"


def load_balancers_find_subnets_of_their_cluster(name: str, network: "AnyNetworkSpec") -> Iterator[Violation]:
    """The load balancer controller passes by a subnet that is tagged for other clusters, and not for its own.

    https://kubernetes-sigs.github.io/aws-load-balancer-controller/v2.10/deploy/subnet_discovery, “Common tag”.
    """
    own = f"{OF_A_CLUSTER}{name}"
    for index, subnet in enumerate(network.subnets if isinstance(network, ExistingNetworkSpec) else ()):
        others = [key for key in subnet.tags if key.startswith(OF_A_CLUSTER) and key != own]
        if others and own not in subnet.tags and subnet.tier in ("private", "public"):
            message = (
                f"must hold {own}: shared, for load balancers pass by a subnet that is only another cluster's "
                f"({', '.join(others)}); tag the subnet, then write it here"
            )
            yield Violation(path=("network", "subnets", index, "tags"), message=message)
