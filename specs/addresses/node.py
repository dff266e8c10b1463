"""How many addresses a node takes when it is full of pods."""

from dataclasses import dataclass
from functools import cache, reduce
from math import ceil
from typing import TYPE_CHECKING

from specs.addresses.cni_mode import ADDRESSES_OF_A_PREFIX, CniMode
from specs.addresses.max_pods import HOST_NETWORK_PODS, known_types, limit_of_group, takes_prefixes
from specs.addresses.taken import NOTHING, Taken
from specs.branch_interfaces import branch_interfaces
from specs.instance_types import InstanceType

if TYPE_CHECKING:
    from specs.capacity.managed_node_group import ManagedNodeGroupSpec

UNKNOWN_PODS = 110
"""Pods of a node of which neither type nor group says how many it holds: the kubelet's own default."""


@dataclass(frozen=True, kw_only=True)
class NodeDemand:
    """What one node takes of the subnets of its zone."""

    own: Taken = NOTHING
    """Of the subnet that it stands in: its first interface."""
    pods: Taken = NOTHING
    """Of the subnet for pods, or of its own where the zone has none: its further interfaces."""

    def at_least(self, other: "NodeDemand") -> "NodeDemand":
        """The larger of the two, of each kind."""
        return NodeDemand(own=self.own.at_least(other.own), pods=self.pods.at_least(other.pods))


def demand_of_group(group: "ManagedNodeGroupSpec", mode: CniMode) -> NodeDemand:
    """What a node of the group takes at most, whichever of the group's types it is."""
    limit = limit_of_group(group, mode)
    pods = UNKNOWN_PODS if limit is None else limit.pods
    known = known_types(group.instance_types)
    if not known:
        return NodeDemand(own=Taken(singles=1 + (pods if takes_vpc_addresses(mode) else 0)))
    return reduce(NodeDemand.at_least, (demand_of_node(each, pods, mode) for each in known))


def takes_vpc_addresses(mode: CniMode) -> bool:
    """Whether pods take IPv4 addresses of the VPC: those of an IPv6 cluster have a /80 for each node."""
    return mode.vpc_addresses and not mode.ipv6


@cache
def demand_of_node(known: InstanceType, pods: int, mode: CniMode) -> NodeDemand:
    """What a node takes that holds so many pods, two of which use its own address.

    Where pods may have security groups, any number of them may: the demand is the largest of all.
    """
    if not takes_vpc_addresses(mode):
        return NodeDemand(own=Taken(singles=1))
    addressed = max(pods - HOST_NETWORK_PODS, 0)
    branches = range(min(addressed, _most_branches(known, mode, pods=addressed)) + 1)
    return reduce(NodeDemand.at_least, (_demand(known, addressed - each, each, mode) for each in branches))


def _most_branches(known: InstanceType, mode: CniMode, *, pods: int) -> int:
    """How many pods of the node may have security groups; none where it gets no trunk, all where nothing is known."""
    most = branch_interfaces(known.name) if mode.trunk else 0
    return pods if most is None else most


def _trunks(known: InstanceType, mode: CniMode) -> int:
    return 1 if mode.trunk and branch_interfaces(known.name) != 0 else 0


def _demand(known: InstanceType, pods: int, branches: int, mode: CniMode) -> NodeDemand:
    interfaces = _interfaces(known, pods, mode)
    trunk = Taken(singles=_trunks(known, mode))
    if mode.custom_networking:
        further = sum(interfaces, Taken(singles=branches))
        return NodeDemand(own=Taken(singles=1) + trunk, pods=further)
    own = interfaces[0] + trunk + Taken(singles=branches)
    return NodeDemand(own=own, pods=sum(interfaces[1:], NOTHING))


def _interfaces(known: InstanceType, pods: int, mode: CniMode) -> list[Taken]:
    """The interfaces that serve pods, with what each takes: one address for itself, and those of its slots."""
    slots = known.ipv4_per_interface - 1
    most = known.network_interfaces - (1 if mode.custom_networking else 0) - _trunks(known, mode)
    if most < 1:
        return [] if mode.custom_networking else [Taken(singles=1)]
    prefixed = mode.prefixes and takes_prefixes(known)
    filled = min(_prefixes(pods, mode) if prefixed else _addresses(pods, slots, mode), most * slots)
    number = max(ceil(filled / slots), 1)
    parts = [min(slots, filled - slots * index) for index in range(number)]
    return [Taken(singles=1, prefixes=part) if prefixed else Taken(singles=1 + part) for part in parts]


def _addresses(pods: int, slots: int, mode: CniMode) -> int:
    """The secondary addresses of a node: aws/amazon-vpc-cni-k8s b521883, docs/eni-and-ip-target.md."""
    if mode.warm_addresses is None and mode.minimum_addresses is None:
        return (ceil(pods / slots) + 1) * slots
    return max(pods + (mode.warm_addresses or 0), mode.minimum_addresses or 0)


def _prefixes(pods: int, mode: CniMode) -> int:
    """The prefixes of a node: aws/amazon-vpc-cni-k8s b521883, docs/prefix-and-ip-target.md."""
    if mode.warm_addresses is None and mode.minimum_addresses is None:
        return ceil(pods / ADDRESSES_OF_A_PREFIX) + mode.warm_prefixes
    kept = max(pods + (mode.warm_addresses or 0), mode.minimum_addresses or 0)
    return ceil(kept / ADDRESSES_OF_A_PREFIX)
