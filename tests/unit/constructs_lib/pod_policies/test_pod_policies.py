"""The objects of Kubernetes that policies of pods become."""

import json
from typing import Any

import pytest

from constructs_lib.kubernetes.kubectl import Kubectl
from constructs_lib.pod_policies.network_policy import network_policies
from constructs_lib.pod_policies.pod_policies import PodPolicies
from specs.pod_policies.pod_policy import PodPolicySpec
from specs.pod_policies.security_group_policy import SecurityGroupPolicySpec
from tests.network_policies import allowing_each_kind
from tests.synthesis import SomeonesStack, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource"

SHOP = allowing_each_kind("shop")


def groups(**changes: Any) -> SecurityGroupPolicySpec:
    written = {"name": "payments", "namespace": "shop", "pods": {"app": "payments"}}
    return SecurityGroupPolicySpec.model_validate({**written, "security_groups": ("sg-0123456789abcdef0",), **changes})


def template(*specs: PodPolicySpec) -> dict[str, Any]:
    stack = SomeonesStack()
    kubectl = Kubectl(stack, "kubectl", cluster=cluster(), network=NETWORK)
    PodPolicies(stack, "PodPolicies", specs=specs, cluster=cluster(), kubectl=kubectl)
    return template_of(stack)


def applied(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The objects of all manifests."""
    manifests = [each["Properties"]["Manifest"] for each in resources(found, MANIFEST).values()]
    return [each for manifest in manifests for each in json.loads(manifest)]


def named(name: str) -> dict[str, Any]:
    (found,) = (each for each in network_policies(SHOP) if each["metadata"]["name"] == name)
    spec: dict[str, Any] = found["spec"]
    return spec


def test_all_traffic_of_the_namespace_is_denied_in_both_directions() -> None:
    assert named("default-deny") == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}


def test_dns_and_the_agent_of_pod_identities_are_always_reached() -> None:
    allowed = named("dns-and-pod-identity")
    dns, agent = allowed["egress"]

    assert allowed["podSelector"] == {}
    assert dns["to"][0]["podSelector"] == {"matchLabels": {"k8s-app": "kube-dns"}}
    assert {(port["protocol"], port["port"]) for port in dns["ports"]} == {("UDP", 53), ("TCP", 53)}
    assert [peer["ipBlock"]["cidr"] for peer in agent["to"]] == ["169.254.170.23/32", "fd00:ec2::23/128"]
    assert agent["ports"] == [{"protocol": "TCP", "port": 80}]


def test_what_is_named_is_let_through_and_no_more() -> None:
    assert named("from-the-gateway") == {
        "podSelector": {"matchLabels": {"app": "web"}},
        "policyTypes": ["Ingress"],
        "ingress": [
            {
                "from": [
                    {
                        "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "gateway"}},
                        "podSelector": {"matchLabels": {"app": "proxy"}},
                    }
                ],
                "ports": [{"protocol": "TCP", "port": 8080}],
            }
        ],
    }
    assert named("to-the-database") == {
        "podSelector": {},
        "policyTypes": ["Egress"],
        "egress": [
            {"to": [{"ipBlock": {"cidr": "10.20.200.0/24"}}], "ports": [{"protocol": "TCP", "port": 5432}]},
        ],
    }
    assert named("syslog")["egress"] == [
        {
            "to": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "logs"}}}],
            "ports": [{"protocol": "UDP", "port": 514}],
        }
    ]


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (
            groups(),
            {
                "podSelector": {"matchLabels": {"app": "payments"}},
                "securityGroups": {"groupIds": ["sg-cluster", "sg-0123456789abcdef0"]},
            },
        ),
        (
            groups(pods=None, service_accounts={}, cluster_security_group=False),
            {
                "serviceAccountSelector": {"matchLabels": {}},
                "securityGroups": {"groupIds": ["sg-0123456789abcdef0"]},
            },
        ),
    ],
)
def test_pods_get_their_groups(spec: SecurityGroupPolicySpec, expected: dict[str, Any]) -> None:
    (policy,) = (each for each in applied(template(spec)) if each["kind"] == "SecurityGroupPolicy")

    assert policy["metadata"] == {"name": "payments", "namespace": "shop"}
    assert policy["spec"] == expected


def test_a_namespace_is_made_once_before_its_policies_and_stays_after_them() -> None:
    found = template(SHOP, groups())
    manifests = resources(found, MANIFEST)
    (namespace,) = (name for name, each in manifests.items() if '"Namespace"' in each["Properties"]["Manifest"])

    assert len(manifests) == 7
    assert manifests[namespace]["DeletionPolicy"] == "Retain"
    for name, each in manifests.items():
        assert each.get("DeletionPolicy", "Delete") == "Delete" or name == namespace
        assert namespace in each["DependsOn"] or name == namespace


def test_a_namespace_that_kubernetes_makes_is_not_made_again() -> None:
    assert [each["kind"] for each in applied(template(groups(namespace="default")))] == ["SecurityGroupPolicy"]


def test_all_is_denied_after_the_rest_is_allowed_and_no_longer_than_that() -> None:
    manifests = resources(template(SHOP), MANIFEST)
    (deny,) = (name for name, each in manifests.items() if '"default-deny"' in each["Properties"]["Manifest"])
    others = {name for name, each in manifests.items() if '"NetworkPolicy"' in each["Properties"]["Manifest"]} - {deny}

    assert len(others) == 4
    assert others <= set(manifests[deny]["DependsOn"])
