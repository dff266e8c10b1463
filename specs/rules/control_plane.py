"""What a control plane must be, by itself."""

from collections.abc import Iterator
from ipaddress import IPv4Network
from typing import TYPE_CHECKING, Literal

from specs.problems import Violation
from specs.refusals.cluster_networks import SERVICE_RANGE_OF_IPV6
from specs.refusals.clusters import PRIVATE_RANGES, SERVICE_RANGE_NOT_PRIVATE, SERVICE_RANGE_SIZE

if TYPE_CHECKING:
    from specs.control_plane.control_plane import ControlPlaneSpec
    from specs.network.any_network import AnyNetworkSpec


def the_service_range_is_one_that_eks_allows(service_cidr: IPv4Network | None) -> Iterator[Violation]:
    """EKS takes private ranges from /24 to /12."""
    if service_cidr is None:
        return
    if SERVICE_RANGE_SIZE.refuses(service_range=str(service_cidr)):
        yield Violation(path=("service_cidr",), message=f"must be a range from /12 to /24, got {service_cidr}")
    if SERVICE_RANGE_NOT_PRIVATE.refuses(service_range=str(service_cidr)):
        blocks = ", ".join(str(block) for block in PRIVATE_RANGES)
        yield Violation(path=("service_cidr",), message=f"must lie inside one of {blocks}, got {service_cidr}")


def eks_chooses_the_service_range_of_ipv6(
    ip_family: Literal["ipv4", "ipv6"], service_cidr: IPv4Network | None
) -> Iterator[Violation]:
    """Services of an IPv6 cluster have unique local addresses that EKS chooses."""
    if SERVICE_RANGE_OF_IPV6.refuses(family=ip_family, service_range=str(service_cidr or "")):
        message = f"must not be written in an IPv6 cluster, whose service range EKS chooses, got {service_cidr}"
        yield Violation(path=("service_cidr",), message=message)


def egress_has_a_way_out(control_plane: "ControlPlaneSpec", network: "AnyNetworkSpec") -> Iterator[Violation]:
    """On the VPC's routes, webhooks and identity providers outside it are reached as far as the routes lead.

    https://docs.aws.amazon.com/eks/latest/userguide/control-plane-egress.html
    """
    if control_plane.egress == "customer_routed" and not network.way_out:
        message = f"must be aws_managed where {network.isolated_by}: the VPC's routes lead nowhere else"
        yield Violation(path=("control_plane", "egress"), message=message)
