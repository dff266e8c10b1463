"""How many pods a node holds, and what says so.

The kubelet must be told a number that the node's addresses and its memory can keep: a pod above it stays without an
address, or takes the memory that the kubelet itself lives on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specs.addresses.cni_mode import ADDRESSES_OF_A_PREFIX, CniMode
from specs.instance_types import InstanceType, instance_type

if TYPE_CHECKING:
    from specs.capacity.managed_node_group import ManagedNodeGroupSpec

HOST_NETWORK_PODS = 2
"""Pods of every node that use its own address: the CNI's and kube-proxy's. aws/amazon-vpc-cni-k8s, as below."""

MANY_VCPUS = 30
CEILING_OF_FEW, CEILING_OF_MANY = 110, 250
"""The most pods of a node with fewer than 30 vCPUs, and of a larger one. EKS's managed node groups keep to it, with
prefixes or without: awsdocs/amazon-eks-user-guide 0cc5a76, cni-increase-ip-addresses-procedure.adoc.
"""

RESERVED_MIB, RESERVED_MIB_OF_A_POD = 255, 11
"""Memory that the kubelet keeps for Kubernetes itself: awslabs/amazon-eks-ami 81fec2e (2026-07-23), nodeadm,
internal/kubelet/config.go; Bottlerocket takes the same figures.
"""

MOST_RESERVED = 2
"""At most one part in two of a node's memory is kept for Kubernetes: a choice of this repository, for AWS has none."""


@dataclass(frozen=True, kw_only=True)
class PodLimit:
    """The most pods of a node, and why it is not more."""

    pods: int
    because: str


def takes_prefixes(known: InstanceType) -> bool:
    """Whether its interfaces can hold prefixes: Nitro and bare metal, as cni-increase-ip-addresses.adoc says."""
    return known.hypervisor != "xen"


def reserved_mib(pods: int) -> int:
    """The memory that the kubelet keeps for Kubernetes on a node with so many pods."""
    return RESERVED_MIB + RESERVED_MIB_OF_A_POD * pods


def limit_of_type(known: InstanceType, mode: CniMode) -> PodLimit:
    """The most pods of a node of this type: the lowest of addresses, EKS's ceiling and memory."""
    return min(_limits(known, mode), key=lambda limit: limit.pods)


def limit_of_group(group: "ManagedNodeGroupSpec", mode: CniMode) -> PodLimit | None:
    """The most pods of every node of a group: that of its least instance type, or its own `max_pods` where lower.

    None: nothing is known of its instance types, and it says no number itself.
    """
    limits = [limit_of_type(known, mode) for known in known_types(group.instance_types)]
    if group.max_pods is not None:
        limits.append(PodLimit(pods=group.max_pods, because="the group's own max_pods"))
    return min(limits, key=lambda limit: limit.pods, default=None)


def known_types(names: Sequence[str]) -> list[InstanceType]:
    """Those of the instance types about which there are facts."""
    return [known for known in map(instance_type, names) if known is not None]


def _limits(known: InstanceType, mode: CniMode) -> list[PodLimit]:
    """Memory bounds only what prefixes raise: it never asks for fewer pods than EKS allows without them."""
    ceiling = CEILING_OF_FEW if known.vcpus < MANY_VCPUS else CEILING_OF_MANY
    limits = [PodLimit(pods=ceiling, because=f"EKS's ceiling for {known.name} with {known.vcpus} vCPUs")]
    standard = min(known.pods_with_secondary_addresses, ceiling)
    if not mode.vpc_addresses or mode.ipv6 or (mode.prefixes and takes_prefixes(known)):
        kept = f"half of the {known.memory_mib} MiB of {known.name}"
        limits.append(PodLimit(pods=max(_pods_of_memory(known), standard), because=kept))
    if mode.vpc_addresses and not mode.ipv6:
        limits.insert(0, _limit_of_addresses(known, mode))
    return limits


def _limit_of_addresses(known: InstanceType, mode: CniMode) -> PodLimit:
    interfaces = known.network_interfaces - (1 if mode.custom_networking else 0)
    slots = known.ipv4_per_interface - 1
    prefixed = mode.prefixes and takes_prefixes(known)
    each = slots * (ADDRESSES_OF_A_PREFIX if prefixed else 1)
    words = f"{known.name}: {interfaces} interfaces with {each} addresses for pods, and 2 pods without"
    return PodLimit(pods=interfaces * each + HOST_NETWORK_PODS, because=words)


def _pods_of_memory(known: InstanceType) -> int:
    return (known.memory_mib // MOST_RESERVED - RESERVED_MIB) // RESERVED_MIB_OF_A_POD
