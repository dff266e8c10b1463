"""Who may talk to the pods of a namespace, and to whom they may talk."""

from collections.abc import Iterator, Mapping
from typing import Any

from aws_cdk.aws_eks_v2 import KubernetesManifest
from constructs import Construct

from constructs_lib.kubernetes.kubectl import Kubectl
from specs.pod_policies.network_policy import AllowedTrafficSpec, NetworkPolicySpec
from specs.pod_policies.standing import DEFAULT_DENY, DNS_AND_POD_IDENTITY

DNS = {
    "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}},
    "podSelector": {"matchLabels": {"k8s-app": "kube-dns"}},
}
"""CoreDNS, by the label of its pods: awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), eks-networking-add-ons."""

POD_IDENTITY_AGENT = ("169.254.170.23/32", "fd00:ec2::23/128")
"""Where the agent hands out credentials, at port 80. Of the two families the CNI ignores the one that is not the
cluster's: as above, service-accounts.adoc, “EKS Pod Identity considerations”, and eks-networking-add-ons.adoc.
"""

ALWAYS_ALLOWED: list[dict[str, Any]] = [
    {"to": [DNS], "ports": [{"protocol": "UDP", "port": 53}, {"protocol": "TCP", "port": 53}]},
    {
        "to": [{"ipBlock": {"cidr": address}} for address in POD_IDENTITY_AGENT],
        "ports": [{"protocol": "TCP", "port": 80}],
    },
]


class NetworkPolicy(Construct):
    """The network policies of one namespace: all is denied but DNS, pod identity and what is named.

    Each is a manifest of its own: `kubectl apply --prune`, by which the CDK takes out what left a manifest, looks after
    no policies (kubernetes/kubernetes, kubectl's pkg/util/prune/prune.go, read 2026-11-23).
    https://kubernetes.io/docs/concepts/services-networking/network-policies/
    """

    def __init__(self, scope: Construct, construct_id: str, *, spec: NetworkPolicySpec, kubectl: Kubectl) -> None:
        """Apply them, the denial last; one that leaves the spec is deleted, the denial before all others."""
        super().__init__(scope, construct_id)
        manifests = {policy["metadata"]["name"]: self._applied(policy, kubectl) for policy in network_policies(spec)}
        denial = manifests.pop(DEFAULT_DENY)
        denial.node.add_dependency(*manifests.values())

    def _applied(self, policy: Mapping[str, Any], kubectl: Kubectl) -> KubernetesManifest:
        name = policy["metadata"]["name"]
        manifest = KubernetesManifest(
            self, name, cluster=kubectl.cluster, manifest=[policy], overwrite=True, prune=False
        )
        manifest.node.add_dependency(kubectl)
        return manifest


def network_policies(spec: NetworkPolicySpec) -> Iterator[dict[str, Any]]:
    """The objects of Kubernetes that the spec stands for."""
    yield _policy(spec, DEFAULT_DENY, {"policyTypes": ["Ingress", "Egress"]})
    yield _policy(spec, DNS_AND_POD_IDENTITY, {"policyTypes": ["Egress"], "egress": ALWAYS_ALLOWED})
    for traffic in spec.allow:
        yield _policy(spec, traffic.name, _allowed(traffic), pods=traffic.pods)


def _allowed(traffic: AllowedTrafficSpec) -> dict[str, Any]:
    ports = [{"protocol": traffic.protocol, "port": port} for port in traffic.ports]
    if traffic.direction == "ingress":
        return {"policyTypes": ["Ingress"], "ingress": [{"from": [_peer(traffic)], "ports": ports}]}
    return {"policyTypes": ["Egress"], "egress": [{"to": [_peer(traffic)], "ports": ports}]}


def _peer(traffic: AllowedTrafficSpec) -> dict[str, Any]:
    if traffic.peer_range is not None:
        return {"ipBlock": {"cidr": str(traffic.peer_range)}}
    namespace = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": traffic.peer_namespace}}}
    return {**namespace, "podSelector": _labelled(traffic.peer_pods)} if traffic.peer_pods else namespace


def _policy(
    spec: NetworkPolicySpec, name: str, rules: Mapping[str, Any], *, pods: Mapping[str, str] | None = None
) -> dict[str, Any]:
    return {
        "apiVersion": "networking.k8s.io/v1",
        "kind": "NetworkPolicy",
        "metadata": {"name": name, "namespace": spec.namespace},
        "spec": {"podSelector": _labelled(pods or {}), **rules},
    }


def _labelled(labels: Mapping[str, str]) -> dict[str, Any]:
    return {"matchLabels": dict(labels)} if labels else {}
