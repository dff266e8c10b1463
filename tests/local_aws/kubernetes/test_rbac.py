"""Roles and bindings, as our constructs write them, taken by a cluster that checks every field."""

from typing import Any

import pytest

from constructs_lib.rbac import objects
from specs.lock import read_lock
from specs.rbac.binding import ClusterRoleBindingSpec, RoleBindingSpec
from specs.rbac.role import ClusterRoleSpec, RoleSpec
from tests.local_aws.kubernetes.kubectl import Kubectl
from tests.local_aws.kubernetes.minors import Minors
from tests.local_aws.kubernetes.objects import NAMESPACE

READER = objects.cluster_role(
    ClusterRoleSpec.model_validate(
        {
            "name": "node-reader",
            "allow": (
                {"resources": ("nodes",), "resource_names": ("a",), "verbs": ("get",)},
                {"non_resource_urls": ("/metrics",), "verbs": ("get",)},
            ),
        }
    )
)
DEPLOYER = objects.role(
    RoleSpec.model_validate(
        {
            "name": "deployer",
            "namespace": "apps",
            "allow": ({"api_groups": ("apps",), "resources": ("deployments",), "verbs": ("get", "patch")},),
        }
    )
)


def bound(cluster_role: str, *groups: str) -> dict[str, Any]:
    return objects.cluster_role_binding(
        ClusterRoleBindingSpec(
            name="on-call",
            cluster_role=cluster_role,
            groups=groups or ("on-call",),
            because="mends workloads of every team at night",
        )
    )


PIPELINE = objects.role_binding(
    RoleBindingSpec.model_validate(
        {
            "name": "pipeline",
            "namespace": "apps",
            "role": "deployer",
            "groups": ("releasers",),
            "service_accounts": ({"namespace": "ci", "name": "runner"},),
        }
    )
)


@pytest.mark.parametrize("minor", read_lock().kubernetes)
def test_every_minor_takes_roles_and_bindings_field_by_field(
    kubectl: Kubectl, minors: Minors, name: str, minor: str
) -> None:
    minors[name] = minor
    kubectl.done("apply", objects=[NAMESPACE])
    kubectl.done("apply", objects=[READER, DEPLOYER, bound("node-reader"), PIPELINE])

    assert kubectl.read("clusterrole", "node-reader")["rules"] == READER["rules"]
    assert kubectl.read("role", "deployer", "-n", "apps")["rules"] == DEPLOYER["rules"]
    binding = kubectl.read("rolebinding", "pipeline:role:deployer", "-n", "apps")
    assert (binding["roleRef"], binding["subjects"]) == (PIPELINE["roleRef"], PIPELINE["subjects"])


def test_kubernetes_changes_no_role_of_a_binding(kubectl: Kubectl) -> None:
    kubectl.done("apply", objects=[bound("view")])
    same_name = bound("edit") | {"metadata": bound("view")["metadata"]}

    assert "cannot change roleRef" in kubectl.run("apply", objects=[same_name]).stderr


def test_another_role_of_ours_is_another_object_that_stands_before_the_old_one_goes(kubectl: Kubectl) -> None:
    kubectl.done("apply", objects=[bound("view")])
    kubectl.done("apply", objects=[bound("edit")])
    names = {found["metadata"]["name"] for found in kubectl.read("clusterrolebindings")["items"]}
    assert {"on-call:view", "on-call:edit"} <= names

    kubectl.done("delete", "clusterrolebinding", "on-call:view")
    assert kubectl.read("clusterrolebinding", "on-call:edit")["roleRef"]["name"] == "edit"


def test_subjects_of_a_binding_may_change(kubectl: Kubectl) -> None:
    kubectl.done("apply", objects=[bound("view")])
    kubectl.done("apply", objects=[bound("view", "on-call", "auditors")])

    subjects = kubectl.read("clusterrolebinding", "on-call:view")["subjects"]
    assert [subject["name"] for subject in subjects] == ["on-call", "auditors"]
