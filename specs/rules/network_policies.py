"""What network policies must be, by themselves and beside the rest of an environment."""

from collections.abc import Iterator, Mapping
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

from specs.add_ons.known.vpc_cni.vpc_cni import VpcCni
from specs.capacity.capacity import fargate_profiles
from specs.pod_policies.standing import STANDING
from specs.problems import Violation
from specs.rules.lists import repeated
from specs.spec import Rule

if TYPE_CHECKING:
    from specs.add_ons.catalogue import AddOnSpec
    from specs.capacity.capacity import CapacitySpec
    from specs.control_plane.control_plane import ControlPlaneSpec
    from specs.own_cni import OwnCniSpec
    from specs.pod_policies.network_policy import AllowedTrafficSpec, NetworkPolicySpec

NetworkPolicies = tuple["NetworkPolicySpec", ...]


def there_is_one_peer(
    peer_namespace: str | None, peer_pods: Mapping[str, str], peer_range: IPv4Network | None
) -> Iterator[Violation]:
    """A rule of a NetworkPolicy is for pods or for addresses: NetworkPolicyPeer of the Kubernetes API."""
    if peer_range is None and peer_namespace is None:
        message = "must be the namespace of the others, or write peer_range for addresses outside the cluster"
        yield Violation(path=("peer_namespace",), message=message)
    elif peer_range is not None and peer_namespace is not None:
        message = f"must not stand beside peer_namespace {peer_namespace!r}; remove one of the two"
        yield Violation(path=("peer_range",), message=message)
    if peer_pods and peer_namespace is None:
        yield Violation(path=("peer_pods",), message="must stand beside the peer_namespace in which the pods are")


def ports_come_once(ports: tuple[int, ...]) -> Iterator[Violation]:
    """A port is open or not."""
    for index, port in repeated(ports):
        yield Violation(path=("ports", index), message=f"must stand once, {port} stands above already")


def allowed_traffic_has_names_of_its_own(allow: tuple["AllowedTrafficSpec", ...]) -> Iterator[Violation]:
    """A namespace has one NetworkPolicy of a name."""
    for index, traffic in enumerate(allow):
        if traffic.name in STANDING:
            message = f"must be another name, {traffic.name!r} is that of a policy that the namespace has anyway"
            yield Violation(path=("allow", index, "name"), message=message)
    for index, name in repeated(traffic.name for traffic in allow):
        yield Violation(path=("allow", index, "name"), message=f"must be another name, {name!r} stands above already")


def a_namespace_has_one_network_policy(network_policies: NetworkPolicies) -> Iterator[Violation]:
    """An entry says all about its namespace."""
    for index, namespace in repeated(policy.namespace for policy in network_policies):
        message = f"must be another namespace, {namespace!r} stands above already; write all that it allows there"
        yield Violation(path=("network_policies", index, "namespace"), message=message)


def network_policies_are_enforced(
    network_policies: NetworkPolicies, add_ons: tuple["AddOnSpec", ...], own_cni: "OwnCniSpec | None"
) -> Iterator[Violation]:
    """A policy that nobody enforces looks like one that holds.

    awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), eks-networking-add-ons.adoc, “Limit pod traffic”.
    """
    if own_cni:
        return
    if network_policies and not any(isinstance(add_on, VpcCni) and add_on.network_policy for add_on in add_ons):
        message = "must not stand where no vpc-cni enforces them; write {name: vpc-cni, network_policy: true}"
        yield Violation(path=("network_policies",), message=message)


def fargate_knows_no_network_policies(
    network_policies: NetworkPolicies, capacity: tuple["CapacitySpec", ...]
) -> Iterator[Violation]:
    """Policies hold on Linux nodes of EC2 only: as above. There are no Windows nodes here."""
    for index, policy in enumerate(network_policies):
        for _, profile in fargate_profiles(capacity):
            if any(selector.namespace == policy.namespace for selector in profile.selectors):
                message = (
                    f"must not be a namespace whose pods run on Fargate, where no policy holds: profile {profile.name} "
                    f"takes pods of {policy.namespace!r}"
                )
                yield Violation(path=("network_policies", index, "namespace"), message=message)


def an_ipv6_cluster_lets_ipv4_out(
    network_policies: NetworkPolicies, control_plane: "ControlPlaneSpec"
) -> Iterator[Violation]:
    """The CNI enforces policies at eth0 alone, and IPv4 leaves an IPv6 pod by another interface (ENABLE_V4_EGRESS).

    eks-networking-add-ons.adoc, as above, “Considerations”; aws/aws-network-policy-agent issues 55 and 408 (open,
    2026-11-23); aws/amazon-vpc-cni-k8s pull request 2577: the interface is there unless the plugin is told otherwise.
    """
    if network_policies and control_plane.ip_family == "ipv6":
        message = (
            "must not stand in an IPv6 cluster: its pods have a second interface for IPv4, on which the CNI enforces "
            "none, so that all IPv4 gets out"
        )
        yield Violation(path=("network_policies",), message=message)


RULES: tuple[Rule, ...] = (
    a_namespace_has_one_network_policy,
    network_policies_are_enforced,
    fargate_knows_no_network_policies,
    an_ipv6_cluster_lets_ipv4_out,
)
"""Those of an environment."""
