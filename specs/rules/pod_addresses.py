"""Whether nodes, network and cluster can give pods the addresses that are asked for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.add_ons.known.vpc_cni.vpc_cni import VpcCni
from specs.capacity.capacity import node_groups
from specs.instance_types import instance_type
from specs.problems import Violation
from specs.spec import Rule

if TYPE_CHECKING:
    from specs.add_ons.catalogue import AddOnSpec
    from specs.capacity.capacity import CapacitySpec
    from specs.control_plane.control_plane import ControlPlaneSpec
    from specs.network.any_network import AnyNetworkSpec
    from specs.own_cni import OwnCniSpec

AddOns = tuple["AddOnSpec", ...]
Capacity = tuple["CapacitySpec", ...]


def prefixes_need_nitro(control_plane: "ControlPlaneSpec", capacity: Capacity, add_ons: AddOns) -> Iterator[Violation]:
    """Instances on Xen have no prefixes; in an IPv6 cluster pods have addresses of prefixes alone.

    awsdocs/amazon-eks-user-guide 0cc5a76, cni-ipv6.adoc; aws/amazon-vpc-cni-k8s v1.23.1, README.md,
    ENABLE_PREFIX_DELEGATION.
    """
    if control_plane.ip_family == "ipv6":
        why = "an IPv6 cluster"
    elif any(isinstance(add_on, VpcCni) and add_on.prefix_delegation for add_on in add_ons):
        why = "prefix_delegation"
    else:
        return
    for index, group in node_groups(capacity):
        for position, name in enumerate(group.instance_types):
            known = instance_type(name)
            if known is not None and known.hypervisor == "xen":
                path = ("capacity", index, "instance_types", position)
                yield Violation(path=path, message=f"must be a Nitro type for {why}, got {name!r}, which runs on Xen")


def pod_subnets_have_their_plugin(
    network: "AnyNetworkSpec", add_ons: AddOns, own_cni: "OwnCniSpec | None"
) -> Iterator[Violation]:
    """Pods get to subnets of their own by the VPC CNI."""
    if own_cni:
        return
    if network.pod_zones and not any(isinstance(add_on, VpcCni) for add_on in add_ons):
        zones = ", ".join(zone.name for zone in network.pod_zones)
        message = f"must hold vpc-cni, which places pods in the pods ranges of {zones}; add {{name: vpc-cni}}"
        yield Violation(path=("add_ons",), message=message)


def custom_networking_covers_all_nodes(
    network: "AnyNetworkSpec", control_plane: "ControlPlaneSpec"
) -> Iterator[Violation]:
    """With custom networking, a node in a zone without an ENIConfig has no addresses for pods.

    https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network.html
    """
    if network.pod_subnets != "custom_networking" or control_plane.ip_family == "ipv6":
        return
    alone = {zone.name for zone in network.placement_zones if not zone.pods}
    for subnet in network.written_subnets:
        if "private" in subnet.tiers and subnet.zone in alone:
            message = f"must not hold nodes alone where pod_subnets is custom_networking: {subnet.zone} has no range"
            yield Violation(path=("network", *subnet.path), message=f"{message} for pods")


def ipv6_needs_both_families(network: "AnyNetworkSpec", control_plane: "ControlPlaneSpec") -> Iterator[Violation]:
    """Nodes and the control plane have addresses of both, pods and Services of IPv6: cni-ipv6.adoc, as above."""
    if control_plane.ip_family == "ipv6" and network.ip_family != "dual_stack":
        message = f"must be dual_stack for an IPv6 cluster (control_plane.ip_family), got {network.ip_family!r}"
        yield Violation(path=("network", "ip_family"), message=message)


def ipv6_nodes_have_one_prefix(control_plane: "ControlPlaneSpec", add_ons: AddOns) -> Iterator[Violation]:
    """EKS has the plugin take prefixes in an IPv6 cluster, and it takes one for each node, whatever the targets say.

    awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), eks-networking-add-ons.adoc, “Configure VPC CNI for IPv6”;
    aws/amazon-vpc-cni-k8s b521883 (2026-08-20), pkg/ipamd/ipamd.go, assignIPv6Prefix.
    """
    for index, add_on in enumerate(add_ons if control_plane.ip_family == "ipv6" else ()):
        if not isinstance(add_on, VpcCni):
            continue
        chosen: dict[str, int | str | None] = {
            "prefix_delegation": "true" if add_on.prefix_delegation else None,
            "warm_ip_target": add_on.warm_ip_target,
            "minimum_ip_target": add_on.minimum_ip_target,
            "warm_prefix_target": add_on.warm_prefix_target,
        }
        for field, value in chosen.items():
            if value is not None:
                message = f"must not stand in an IPv6 cluster, where each node has one prefix (/80), got {value}"
                yield Violation(path=("add_ons", index, field), message=message)


def ipv6_pods_keep_their_addresses(control_plane: "ControlPlaneSpec", add_ons: AddOns) -> Iterator[Violation]:
    """What nodes translate are IPv4 addresses of the VPC, and pods of an IPv6 cluster have none.

    aws/amazon-vpc-cni-k8s v1.23.1, README.md, ENABLE_V4_EGRESS.
    """
    for index, add_on in enumerate(add_ons if control_plane.ip_family == "ipv6" else ()):
        if isinstance(add_on, VpcCni):
            chosen = {"external_snat": add_on.external_snat, "snat_exempt_ranges": add_on.snat_exempt_ranges}
            for field in (field for field, value in chosen.items() if value):
                message = "must not stand in an IPv6 cluster, whose pods have no IPv4 address of the VPC; remove it"
                yield Violation(path=("add_ons", index, field), message=message)


def ipv6_pods_live_on_their_node(network: "AnyNetworkSpec", control_plane: "ControlPlaneSpec") -> Iterator[Violation]:
    """In an IPv6 cluster a pod's address is one of its node's prefix, in the node's subnet: cni-ipv6.adoc, as above."""
    if control_plane.ip_family != "ipv6":
        return
    if network.pod_subnets == "custom_networking":
        message = "must not be custom_networking in an IPv6 cluster: pods live in the subnets of their nodes"
        yield Violation(path=("network", "pod_subnets"), message=message)
    elif network.pod_zones:
        zones = ", ".join(zone.name for zone in network.pod_zones)
        message = f"must have no pods ranges in an IPv6 cluster, where pods live in the subnets of their nodes: {zones}"
        yield Violation(path=("network",), message=message)


RULES: tuple[Rule, ...] = (
    ipv6_needs_both_families,
    ipv6_pods_live_on_their_node,
    ipv6_nodes_have_one_prefix,
    ipv6_pods_keep_their_addresses,
    custom_networking_covers_all_nodes,
    prefixes_need_nitro,
    pod_subnets_have_their_plugin,
)
"""Those of an environment."""
