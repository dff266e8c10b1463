"""How the pods of an environment get their addresses."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specs.add_ons.known.vpc_cni.vpc_cni import VpcCni

if TYPE_CHECKING:
    from specs.add_ons.catalogue import AddOnSpec
    from specs.control_plane.control_plane import ControlPlaneSpec
    from specs.network.any_network import AnyNetworkSpec

ADDRESSES_OF_A_PREFIX = 16
"""A /28: https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses.html"""


@dataclass(frozen=True, kw_only=True)
class CniMode:
    """What decides how many addresses a node takes, and how many pods it has addresses for."""

    vpc_addresses: bool = True
    """Pods have addresses of the VPC; False: a plugin that is not the VPC CNI gives them others."""
    ipv6: bool = False
    """Pods have IPv6 addresses, of one /80 for each node, and take no IPv4 address."""
    prefixes: bool = False
    """Interfaces get prefixes of sixteen addresses (/28), where the instance type can."""
    custom_networking: bool = False
    """Pods live in subnets of an ENIConfig: the node's first interface, in the node's own subnet, serves none."""
    trunk: bool = False
    """Pods may have security groups: a trunk takes one interface, and each such pod a branch with one address."""
    warm_addresses: int | None = None
    """WARM_IP_TARGET."""
    minimum_addresses: int | None = None
    """MINIMUM_IP_TARGET."""
    warm_prefixes: int = 1
    """WARM_PREFIX_TARGET."""


def cni_mode(
    *, network: "AnyNetworkSpec", control_plane: "ControlPlaneSpec", add_ons: tuple["AddOnSpec", ...]
) -> CniMode:
    """The mode that follows from the environment's VPC CNI, its network and its family of addresses."""
    plugin = next((add_on for add_on in add_ons if isinstance(add_on, VpcCni)), None)
    if plugin is None:
        return CniMode(vpc_addresses=False)
    has_pod_subnets = bool(network.pod_zones)
    return CniMode(
        ipv6=control_plane.ip_family == "ipv6",
        prefixes=plugin.prefix_delegation,
        custom_networking=has_pod_subnets and network.pod_subnets == "custom_networking",
        trunk=plugin.pod_security_groups is not None,
        warm_addresses=plugin.warm_ip_target,
        minimum_addresses=plugin.minimum_ip_target,
        warm_prefixes=plugin.warm_prefix_target or 1,
    )
