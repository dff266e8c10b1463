"""The real kubectl, as CDK's handler calls it."""

import json
from typing import Any

from tests.local_aws.kubernetes.kubectl import Kubectl
from tests.local_aws.kubernetes.minors import Minors
from tests.local_aws.kubernetes.objects import (
    CONFIG,
    DEPLOYMENT,
    NAMESPACE,
    POOL,
    POOL_DEFINITION,
    STORAGE_CLASS,
    Object,
    changed,
)
from tools.local_aws.kubernetes.server import Server

PRUNE = "aws.cdk.eks/prune-c8"


def owned(found: Object) -> Object:
    return changed(changed(found, "metadata.namespace", "apps"), "metadata.labels", {PRUNE: ""})


def containers(kubectl: Kubectl) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = kubectl.read("deployment", "web")["spec"]["template"]["spec"]["containers"]
    return found


def test_what_is_created_can_be_applied_again_changed_and_deleted(kubectl: Kubectl) -> None:
    kubectl.done("create", "--save-config", objects=[DEPLOYMENT])
    assert "unchanged" in kubectl.done("apply", objects=[DEPLOYMENT])
    alone = changed(
        DEPLOYMENT, "spec.template.spec.containers", DEPLOYMENT["spec"]["template"]["spec"]["containers"][:1]
    )
    assert "configured" in kubectl.done("apply", objects=[changed(alone, "spec.replicas", None)])
    assert [one["name"] for one in containers(kubectl)] == ["web"]
    assert "replicas" not in kubectl.read("deployment", "web")["spec"]
    kubectl.done("delete", objects=[DEPLOYMENT])
    assert "NotFound" in kubectl.run("get", "deployment", "web").stderr


def test_creating_twice_is_refused(kubectl: Kubectl) -> None:
    kubectl.done("create", objects=[CONFIG])
    assert "AlreadyExists" in kubectl.run("create", objects=[CONFIG]).stderr


def test_pruning_deletes_what_left_the_manifest_and_nothing_else(kubectl: Kubectl) -> None:
    first, second = owned(CONFIG), owned(changed(CONFIG, "metadata.name", "more"))
    kubectl.done("create", "--save-config", objects=[NAMESPACE])
    kubectl.done("create", objects=[changed(changed(CONFIG, "metadata.name", "alien"), "metadata.namespace", "apps")])
    kubectl.done("create", "--save-config", objects=[first, second])
    kubectl.done("apply", "--prune", "-l", PRUNE, objects=[first])
    left = [found["metadata"]["name"] for found in kubectl.read("configmaps", "--namespace", "apps")["items"]]
    assert left == ["alien", "settings"]


def test_patches_of_all_three_types_change_an_object(kubectl: Kubectl) -> None:
    kubectl.done("create", objects=[DEPLOYMENT])
    strategic = '{"spec":{"template":{"spec":{"containers":[{"name":"proxy","image":"proxy:2"}]}}}}'
    kubectl.done("patch", "deployment/web", "-p", strategic, "--type", "strategic")
    assert [one["image"] for one in containers(kubectl)] == ["web:1", "proxy:2"]
    kubectl.done("patch", "deployment/web", "-p", '{"spec":{"replicas":5}}', "--type", "merge")
    by_json = '[{"op":"test","path":"/spec/replicas","value":5},{"op":"replace","path":"/spec/replicas","value":7}]'
    kubectl.done("patch", "deployment/web", "-p", by_json, "--type", "json")
    assert kubectl.read("deployment", "web")["spec"]["replicas"] == 7


def test_applying_on_the_server_removes_what_is_applied_no_more_and_keeps_what_others_set(kubectl: Kubectl) -> None:
    kubectl.done("apply", "--server-side", objects=[DEPLOYMENT])
    kubectl.done("patch", "deployment/web", "-p", '{"spec":{"paused":true}}', "--type", "merge")
    kubectl.done("apply", "--server-side", objects=[changed(DEPLOYMENT, "spec.replicas", None)])
    spec = kubectl.read("deployment", "web")["spec"]
    assert "replicas" not in spec
    assert spec["paused"] is True


def test_managers_who_disagree_on_the_server_are_told(kubectl: Kubectl) -> None:
    kubectl.done("apply", "--server-side", "--field-manager", "one", objects=[DEPLOYMENT])
    other = changed(DEPLOYMENT, "spec.replicas", 9)
    refused = kubectl.run("apply", "--server-side", "--field-manager", "two", objects=[other])
    assert 'conflicts with "one": .spec.replicas' in refused.stderr
    kubectl.done("apply", "--server-side", "--field-manager", "two", "--force-conflicts", objects=[other])


def test_a_definition_brings_its_kind_and_takes_its_objects_with_it(kubectl: Kubectl) -> None:
    kubectl.done("apply", objects=[POOL_DEFINITION])
    kubectl.done("apply", objects=[POOL])
    assert "configured" in kubectl.done("apply", objects=[changed(POOL, "spec.size", 4)])
    assert kubectl.read("pools", "spot")["spec"]["size"] == 4
    kubectl.done("delete", "crd", "pools.example.com")
    kubectl.done("apply", objects=[POOL_DEFINITION])
    assert kubectl.read("pools")["items"] == []


def test_what_was_refused_before_an_upgrade_is_served_after_it(kubectl: Kubectl, minors: Minors, name: str) -> None:
    minors[name] = "1.35"
    policy: Object = {
        "apiVersion": "admissionregistration.k8s.io/v1",
        "kind": "MutatingAdmissionPolicyBinding",
        "metadata": {"name": "all"},
        "spec": {"policyName": "all"},
    }
    assert "no matches for kind" in kubectl.run("apply", objects=[policy]).stderr
    minors[name] = "1.36"
    assert "created" in kubectl.done("apply", objects=[policy])
    assert "v1.36" in kubectl.done("version")


def test_clusters_of_one_server_know_nothing_of_each_other(kubectl: Kubectl, server: Server) -> None:
    kubectl.done("create", objects=[STORAGE_CLASS])
    there = [found["kind"] for found in server.api.objects("another")]
    assert "StorageClass" not in there


def test_a_deleted_cluster_does_not_answer(kubectl: Kubectl, server: Server) -> None:
    gone = kubectl.run("get", "namespaces", "--server", server.endpoint("deleted"))
    assert gone.returncode == 1


def test_a_cluster_that_is_forgotten_is_empty(kubectl: Kubectl, server: Server, name: str) -> None:
    kubectl.done("create", objects=[STORAGE_CLASS])
    server.api.forget(name)
    assert kubectl.read("storageclasses")["items"] == []


def test_whoami_is_answered(kubectl: Kubectl) -> None:
    assert "system:masters" in kubectl.done("auth", "whoami")


def test_what_sends_protobuf_is_told_the_way_round_it(kubectl: Kubectl) -> None:
    said = kubectl.run("create", "namespace", "apps").stderr
    assert "--dry-run=client -o yaml" in said
    written = kubectl.done("create", "namespace", "apps", "--dry-run=client", "-o", "json")
    kubectl.done("apply", objects=[json.loads(written)])
    assert kubectl.read("namespace", "apps")["metadata"]["name"] == "apps"
