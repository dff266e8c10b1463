"""Policies of pods, as our constructs write them, taken by a cluster that checks every field."""

from typing import Any

import pytest

from constructs_lib.pod_policies.network_policy import network_policies
from tests.local_aws.kubernetes.kubectl import Kubectl
from tests.local_aws.kubernetes.objects import NAMESPACE, Object, changed
from tests.network_policies import allowing_each_kind

APPS = allowing_each_kind("apps")

GROUPS: Object = {
    "apiVersion": "vpcresources.k8s.aws/v1beta1",
    "kind": "SecurityGroupPolicy",
    "metadata": {"name": "payments", "namespace": "apps"},
    "spec": {
        "podSelector": {"matchLabels": {"app": "payments"}},
        "securityGroups": {"groupIds": ["sg-0123456789abcdef0"]},
    },
}


def test_network_policies_are_taken_field_by_field(kubectl: Kubectl) -> None:
    kubectl.done("create", "--save-config", objects=[NAMESPACE])
    written = list(network_policies(APPS))
    kubectl.done("apply", objects=written)

    standing = {found["metadata"]["name"]: found["spec"] for found in kubectl.read("netpol", "-n", "apps")["items"]}
    assert standing == {policy["metadata"]["name"]: policy["spec"] for policy in written}


def test_a_policy_of_a_namespace_that_is_not_there_is_refused(kubectl: Kubectl) -> None:
    answer = kubectl.run("apply", objects=list(network_policies(APPS)))

    assert answer.returncode == 1
    assert 'namespaces "apps" not found' in answer.stderr


def test_every_cluster_knows_security_groups_of_pods(kubectl: Kubectl) -> None:
    kubectl.done("create", "--save-config", objects=[NAMESPACE])
    kubectl.done("apply", objects=[GROUPS])

    assert kubectl.read("sgp", "payments", "-n", "apps")["spec"] == GROUPS["spec"]


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("spec.securityGroups.groupIds", [], "spec.securityGroups.groupIds: Invalid value"),
        ("spec.securityGroups.groups", ["sg-1"], 'unknown field "spec.securityGroups.groups"'),
        ("spec.podSelector", {"app": "payments"}, 'unknown field "spec.podSelector.app"'),
    ],
)
def test_groups_of_pods_are_checked_field_by_field(kubectl: Kubectl, path: str, value: Any, message: str) -> None:
    kubectl.done("create", "--save-config", objects=[NAMESPACE])

    assert message in kubectl.run("apply", objects=[changed(GROUPS, path, value)]).stderr
