"""The objects of Kubernetes that roles and bindings become."""

import json
from typing import Any

from constructs_lib.kubernetes.kubectl import Kubectl
from constructs_lib.kubernetes.namespaces import Namespaces
from constructs_lib.rbac.rbac import Rbac
from specs.rbac.rbac import RbacSpec
from tests.synthesis import SomeonesStack, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource"

RBAC: dict[str, Any] = {
    "cluster_roles": (
        {
            "name": "node-reader",
            "allow": (
                {"resources": ("nodes",), "verbs": ("get", "list")},
                {"non_resource_urls": ("/metrics",), "verbs": ("get",)},
            ),
        },
    ),
    "roles": (
        {
            "name": "deployer",
            "namespace": "shop",
            "allow": (
                {
                    "api_groups": ("apps",),
                    "resources": ("deployments",),
                    "resource_names": ("web",),
                    "verbs": ("patch",),
                },
            ),
        },
    ),
    "cluster_role_bindings": ({"name": "on-call", "cluster_role": "node-reader", "groups": ("on-call",)},),
    "role_bindings": (
        {
            "name": "pipeline",
            "namespace": "shop",
            "role": "deployer",
            "service_accounts": ({"namespace": "ci", "name": "runner"},),
        },
        {"name": "readers", "namespace": "default", "cluster_role": "view", "groups": ("readers",)},
    ),
}


def template(**changes: Any) -> dict[str, Any]:
    stack = SomeonesStack()
    kubectl = Kubectl(stack, "kubectl", cluster=cluster(), network=NETWORK)
    namespaces = Namespaces(stack, "Namespaces", kubectl=kubectl, made={})
    spec = RbacSpec.model_validate({**RBAC, **changes})
    Rbac(stack, "Rbac", spec=spec, kubectl=kubectl, namespaces=namespaces)
    return template_of(stack)


def manifests(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Each object by its resource's logical id."""
    return {
        name: json.loads(each["Properties"]["Manifest"])[0] | {"after": each["DependsOn"]}
        for name, each in resources(found, MANIFEST).items()
    }


def one(kind: str, name: str, **changes: Any) -> dict[str, Any]:
    (found,) = (
        each
        for each in manifests(template(**changes)).values()
        if each["kind"] == kind and each["metadata"]["name"] == name
    )
    return found


def test_a_cluster_role_lets_do_what_its_rules_say() -> None:
    assert one("ClusterRole", "node-reader")["rules"] == [
        {"apiGroups": [""], "resources": ["nodes"], "verbs": ["get", "list"]},
        {"nonResourceURLs": ["/metrics"], "verbs": ["get"]},
    ]


def test_a_role_is_of_its_namespace_and_may_name_objects() -> None:
    role = one("Role", "deployer")

    assert role["metadata"]["namespace"] == "shop"
    assert role["rules"] == [
        {"apiGroups": ["apps"], "resources": ["deployments"], "resourceNames": ["web"], "verbs": ["patch"]}
    ]


def test_a_binding_tells_its_role_by_its_name() -> None:
    binding = one("ClusterRoleBinding", "on-call:node-reader")

    assert binding["roleRef"] == {
        "apiGroup": "rbac.authorization.k8s.io",
        "kind": "ClusterRole",
        "name": "node-reader",
    }
    assert binding["subjects"] == [{"kind": "Group", "apiGroup": "rbac.authorization.k8s.io", "name": "on-call"}]


def test_pods_are_bound_by_their_service_account() -> None:
    binding = one("RoleBinding", "pipeline:role:deployer")

    assert binding["metadata"]["namespace"] == "shop"
    assert binding["roleRef"]["kind"] == "Role"
    assert binding["subjects"] == [{"kind": "ServiceAccount", "namespace": "ci", "name": "runner"}]


def test_a_cluster_role_may_hold_in_one_namespace() -> None:
    assert one("RoleBinding", "readers:cluster-role:view")["roleRef"]["kind"] == "ClusterRole"


def test_another_role_is_another_object_and_the_same_role_is_the_same_one() -> None:
    other = ({"name": "on-call", "cluster_role": "view", "groups": ("on-call",)},)
    more = ({"name": "on-call", "cluster_role": "node-reader", "groups": ("on-call", "readers")},)

    before, same, after = (
        {
            name
            for name, each in manifests(template(cluster_role_bindings=bindings)).items()
            if each["kind"] == "ClusterRoleBinding"
        }
        for bindings in (RBAC["cluster_role_bindings"], more, other)
    )

    assert before == same
    assert before.isdisjoint(after)


def test_a_namespace_is_made_once_and_before_what_is_in_it() -> None:
    found = manifests(template())
    (shop,) = (name for name, each in found.items() if each["kind"] == "Namespace")
    inside = [each for each in found.values() if each["metadata"].get("namespace") == "shop"]

    assert found[shop]["metadata"]["name"] == "shop"
    assert len(inside) == 2
    assert all(shop in each["after"] for each in inside)


def test_bindings_come_after_roles() -> None:
    found = manifests(template())
    roles = {name for name, each in found.items() if each["kind"] in {"Role", "ClusterRole"}}

    assert all(roles <= set(each["after"]) for each in found.values() if each["kind"].endswith("Binding"))


def test_nothing_is_pruned_and_everything_may_be_there_already() -> None:
    for each in resources(template(), MANIFEST).values():
        assert each["Properties"]["Overwrite"] is True
        assert "PruneLabel" not in each["Properties"]
