"""The objects of Kubernetes that a team's namespace becomes."""

import json
from typing import Any

from constructs_lib.kubernetes.kubectl import Kubectl
from constructs_lib.kubernetes.namespaces import Namespaces
from constructs_lib.pod_policies.pod_policies import PodPolicies
from constructs_lib.teams.teams import Teams
from specs.teams.team import TeamSpec
from tests.synthesis import SomeonesStack, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource"

TEAM: dict[str, Any] = {
    "name": "payments",
    "members": ({"principal": "arn:aws:iam::111122223333:role/payments", "policy": "edit"},),
    "quota": {"requests.cpu": "20", "pods": "100"},
    "limits": {"default_request": {"cpu": "100m"}, "max": {"memory": "4Gi"}},
}


def template(**changes: Any) -> dict[str, Any]:
    stack = SomeonesStack()
    spec = TeamSpec.model_validate({**TEAM, **changes})
    kubectl = Kubectl(stack, "kubectl", cluster=cluster(), network=NETWORK)
    policies = PodPolicies(stack, "PodPolicies", specs=spec.pod_policies, cluster=cluster(), kubectl=kubectl)
    namespaces = Namespaces(stack, "Namespaces", kubectl=kubectl, made=policies.namespaces)
    Teams(stack, "Teams", specs=[spec], kubectl=kubectl, namespaces=namespaces)
    return template_of(stack)


def manifests(**changes: Any) -> dict[str, dict[str, Any]]:
    """Each object by its resource's logical id."""
    return {
        name: json.loads(each["Properties"]["Manifest"])[0] | {"after": each["DependsOn"]}
        for name, each in resources(template(**changes), MANIFEST).items()
    }


def one(kind: str, **changes: Any) -> dict[str, Any]:
    (found,) = (each for each in manifests(**changes).values() if each["kind"] == kind)
    return found


def test_pods_keep_the_standard_of_the_clusters_minor() -> None:
    assert one("Namespace")["metadata"] == {
        "name": "payments",
        "labels": {
            "pod-security.kubernetes.io/enforce": "restricted",
            "pod-security.kubernetes.io/audit": "restricted",
            "pod-security.kubernetes.io/warn": "restricted",
            "pod-security.kubernetes.io/enforce-version": "v1.35",
            "pod-security.kubernetes.io/audit-version": "v1.35",
            "pod-security.kubernetes.io/warn-version": "v1.35",
        },
    }


def test_the_quota_counts_what_is_written() -> None:
    quota = one("ResourceQuota", namespace="money")

    assert quota["metadata"]["namespace"] == "money"
    assert quota["spec"] == {"hard": {"requests.cpu": "20", "pods": "100"}}


def test_limits_are_those_of_containers() -> None:
    assert one("LimitRange")["spec"] == {
        "limits": [{"type": "Container", "defaultRequest": {"cpu": "100m"}, "max": {"memory": "4Gi"}}]
    }


def test_without_limits_there_is_no_limit_range() -> None:
    kinds = [each["kind"] for each in manifests(quota={"pods": "10"}, limits={}).values()]

    assert "ResourceQuota" in kinds
    assert "LimitRange" not in kinds


def test_all_traffic_is_denied_unless_the_team_says_why_not() -> None:
    closed = {each["metadata"]["name"] for each in manifests().values() if each["kind"] == "NetworkPolicy"}
    open_ = manifests(network={"open_because": "talks to partners at addresses nobody knows"}).values()

    assert closed == {"default-deny", "dns-and-pod-identity"}
    assert not any(each["kind"] == "NetworkPolicy" for each in open_)


def test_the_namespace_is_made_once_before_all_and_stays() -> None:
    found = manifests()
    (namespace,) = (name for name, each in found.items() if each["kind"] == "Namespace")

    assert resources(template(), MANIFEST)[namespace]["DeletionPolicy"] == "Retain"
    assert all(namespace in each["after"] for name, each in found.items() if name != namespace)


def test_limits_come_before_the_quota_that_counts_their_defaults() -> None:
    found = manifests()
    (limits,) = (name for name, each in found.items() if each["kind"] == "LimitRange")

    assert limits in one("ResourceQuota")["after"]
