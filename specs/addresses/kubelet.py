"""What a node's kubelet must be told of its pods, where it does not find out by itself."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from specs.addresses.cni_mode import CniMode
from specs.addresses.max_pods import known_types, limit_of_group, reserved_mib

if TYPE_CHECKING:
    from specs.capacity.managed_node_group import ManagedNodeGroupSpec


@dataclass(frozen=True, kw_only=True)
class KubeletSettings:
    """The number of pods, and the memory that is kept for Kubernetes itself.

    They go together: a node works the memory out from the pods that it would hold by itself, and not again when it is
    told another number: awslabs/amazon-eks-ami 81fec2e, nodeadm/internal/kubelet/config.go, and its issue 1698. What is
    kept of CPU and disk has nothing to do with pods, and stays: the kubelet merges what it is told key by key
    (kubernetes/kubernetes, cmd/kubelet/app/server.go, mergeKubeletConfigurations).
    """

    max_pods: int
    reserved_mib: int


def kubelet_settings(group: "ManagedNodeGroupSpec", mode: CniMode) -> KubeletSettings | None:
    """What the group's user data tells; None: each node and EKS come to the group's number by themselves.

    EKS writes a number of its own into the user data that it merges, and knows of the CNI's mode only what stood when
    the group was made; without a mode, and where all types hold the same, it is the one that nodes work out too.
    """
    limit = limit_of_group(group, mode)
    if limit is None:
        return None
    by_themselves = {known.pods_with_secondary_addresses for known in known_types(group.instance_types)}
    if _is_plain(mode) and by_themselves == {limit.pods}:
        return None
    return KubeletSettings(max_pods=limit.pods, reserved_mib=reserved_mib(limit.pods))


def _is_plain(mode: CniMode) -> bool:
    return mode.vpc_addresses and not (mode.ipv6 or mode.prefixes or mode.custom_networking)
