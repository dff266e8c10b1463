"""What a CNI of one's own asks of the rest of an environment."""

from collections.abc import Iterator
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from specs.add_ons.known.vpc_cni.vpc_cni import VpcCni
from specs.problems import Violation
from specs.spec import Rule

if TYPE_CHECKING:
    from specs.add_ons.catalogue import AddOnSpec
    from specs.control_plane.control_plane import ControlPlaneSpec
    from specs.network.any_network import AnyNetworkSpec
    from specs.own_cni import OwnCniSpec
    from specs.pod_policies.network_policy import NetworkPolicySpec
    from specs.pod_policies.security_group_policy import SecurityGroupPolicySpec

AddOns = tuple["AddOnSpec", ...]


def pods_have_one_network(own_cni: "OwnCniSpec | None", add_ons: AddOns) -> Iterator[Violation]:
    """Two plugins write the same configuration of a node.

    cilium/cilium 036445d, Documentation/installation/k8s-install-helm.rst, tab EKS: the VPC CNI is put out of the way.
    """
    for index, add_on in enumerate(add_ons if own_cni else ()):
        if isinstance(add_on, VpcCni):
            yield Violation(path=("add_ons", index), message="must not stand beside own_cni; remove one of the two")


def the_api_server_reaches_no_overlay(own_cni: "OwnCniSpec | None", add_ons: AddOns) -> Iterator[Violation]:
    """The API servers, which ask metrics-server and webhooks, have no route to addresses that the VPC does not know.

    As above.
    """
    for index, add_on in enumerate(add_ons if own_cni else ()):
        if add_on.definition.asked_by_api_servers or add_on.definition.webhooks:
            message = (
                "must not stand beside own_cni: the API servers of EKS cannot reach its pods in the overlay; "
                "install one on its node's network beside the plugin"
            )
            yield Violation(path=("add_ons", index), message=message)


def what_the_vpc_cni_does_is_not_there(
    own_cni: "OwnCniSpec | None",
    network: "AnyNetworkSpec",
    network_policies: tuple["NetworkPolicySpec", ...],
    security_group_policies: tuple["SecurityGroupPolicySpec", ...],
) -> Iterator[Violation]:
    """The VPC CNI places pods in subnets, enforces policies as its user guide says, and gives pods security groups."""
    if own_cni is None:
        return
    if network.pod_zones:
        zones = ", ".join(zone.name for zone in network.pod_zones)
        message = f"must have no pods ranges beside own_cni, whose pods live in its pod_range: {zones}"
        yield Violation(path=("network",), message=message)
    if network_policies:
        message = (
            "must not stand beside own_cni: they are written for the VPC CNI, which is not there; "
            "apply those of the plugin beside it"
        )
        yield Violation(path=("network_policies",), message=message)
    if security_group_policies:
        message = "must not stand beside own_cni: the VPC CNI, which is not there, gives pods their security groups"
        yield Violation(path=("security_group_policies",), message=message)


def the_overlays_range_is_nobody_elses(
    own_cni: "OwnCniSpec | None", network: "AnyNetworkSpec", control_plane: "ControlPlaneSpec"
) -> Iterator[Violation]:
    """What a pod calls in the overlay's range never leaves the overlay."""
    if own_cni is None:
        return
    path = ("own_cni", "pod_range")
    taken: dict[IPv4Network, str] = dict.fromkeys(network.ranges, "the VPC's range")
    taken |= dict.fromkeys(network.connected_ranges, "the connected range")
    if control_plane.services:
        taken[control_plane.services] = "the range of Services"
    for block, whose in taken.items():
        if own_cni.pod_range.overlaps(block):
            yield Violation(path=path, message=f"must not overlap {whose} {block}, got {own_cni.pod_range}")
    if control_plane.ip_family == "ipv6":
        message = "must be ipv4 with own_cni, whose pods have a range of IPv4 addresses"
        yield Violation(path=("control_plane", "ip_family"), message=message)


RULES: tuple[Rule, ...] = (
    pods_have_one_network,
    the_api_server_reaches_no_overlay,
    what_the_vpc_cni_does_is_not_there,
    the_overlays_range_is_nobody_elses,
)
"""Those of an environment."""
