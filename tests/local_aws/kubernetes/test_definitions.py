"""The kinds that charts and add-ons bring: kept with their sources, installed, and enforced."""

from typing import Any

import pytest

from specs.lock import read_lock
from tools.local_aws.kubernetes.cluster import Cluster
from tools.local_aws.kubernetes.custom_kinds import wrong_definition
from tools.local_aws.kubernetes.definitions import KeptDefinition, kept, of_add_on, of_chart
from tools.local_aws.kubernetes.refusal import Refusal

DEFINITIONS = {"group": "apiextensions.k8s.io", "version": "v1", "plural": "customresourcedefinitions"}


@pytest.mark.parametrize("definition", kept(), ids=lambda each: each.definition["metadata"]["name"])
def test_a_definition_is_kept_with_what_it_was_read_from(definition: KeptDefinition) -> None:
    assert "@" in definition.source
    assert definition.version in definition.source
    assert definition.date >= "2025"
    assert set(definition.brought_by) <= {"chart", "add_on"}
    assert not list(wrong_definition(definition.definition))


@pytest.mark.parametrize("minor", read_lock().kubernetes)
def test_every_minor_takes_every_definition(minor: str) -> None:
    cluster = Cluster(minor=lambda: minor)
    for definition in kept():
        cluster.create(cluster.kind(**DEFINITIONS), definition.definition, namespace="")
    names = {kind.name for kind in cluster.kinds()}
    assert {
        "NodePool",
        "EC2NodeClass",
        "ClusterSecretStore",
        "Application",
        "AppProject",
        "VolumeSnapshotClass",
    } <= names


def _class(**fields: Any) -> dict[str, Any]:
    named = {"apiVersion": "snapshot.storage.k8s.io/v1", "kind": "VolumeSnapshotClass", "metadata": {"name": "ebs"}}
    return {**named, "driver": "ebs.csi.aws.com", "deletionPolicy": "Delete", **fields}


def test_an_object_of_a_kept_kind_is_held_against_its_schema() -> None:
    cluster = Cluster(minor=lambda: "1.36")
    (definition,) = of_add_on("snapshot-controller")
    cluster.create(cluster.kind(**DEFINITIONS), definition, namespace="")
    kind = cluster.kind(group="snapshot.storage.k8s.io", version="v1", plural="volumesnapshotclasses")

    assert cluster.create(kind, _class(), namespace="")["driver"] == "ebs.csi.aws.com"
    with pytest.raises(Refusal, match="deletionPolicy"):
        cluster.create(kind, _class(metadata={"name": "other"}, deletionPolicy="Perhaps"), namespace="")


def test_a_chart_brings_its_own_kinds_alone() -> None:
    assert {each["spec"]["names"]["kind"] for each in of_chart("karpenter")} == {"NodePool", "EC2NodeClass"}
    assert not list(of_chart("cluster-autoscaler"))
