"""Every object of Kubernetes that some environment applies is one, for every minor that is supported."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from specs.lock import read_lock
from specs.pod_policies.namespaces import INITIAL_NAMESPACES
from specs.reading import read_environment
from tests.synthesis import ROOT, assembly_of
from tools.local_aws.kubernetes.cluster import Cluster
from tools.local_aws.kubernetes.definitions import kept
from tools.local_aws.kubernetes.kinds import Kind
from tools.local_aws.kubernetes.refusal import Refusal

MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource"
DEFINITIONS = {"group": "apiextensions.k8s.io", "version": "v1", "plural": "customresourcedefinitions"}
FILES = [file for folder in ("environments", "tests/environments") for file in sorted((ROOT / folder).glob("*.yaml"))]
Object = dict[str, Any]
IDS = {"subnet": "subnet-0123456789abcdef0", "securitygroup": "sg-0123456789abcdef0"}
"""What the parameters stand for by which layers hand over values, by a part of their names."""
UNKNOWN = "known-when-deployed"


@pytest.fixture(scope="module")
def applied(tmp_path_factory: pytest.TempPathFactory) -> list[list[Object]]:
    """All that each environment applies, with a word in place of what is known at deployment alone."""
    folder = tmp_path_factory.mktemp("manifests")
    assembly_of(*(file for file in FILES if read_environment(file).uses_kubectl), outdir=folder)
    environments: dict[Path, list[Object]] = {}
    for template in sorted(folder.rglob("*.template.json")):
        environments.setdefault(template.parent, []).extend(_manifests(template))
    return list(environments.values())


def _manifests(template: Path) -> Iterator[Object]:
    for resource in json.loads(template.read_text()).get("Resources", {}).values():
        if resource["Type"] == MANIFEST:
            yield from json.loads(_text(resource["Properties"]["Manifest"]))


def _text(value: object) -> str:
    """What a property is when it is deployed, as far as that is known."""
    match value:
        case str():
            return value
        case {"Fn::Join": [separator, [*parts]]}:
            return str(separator).join(_text(part) for part in parts)
        case {"Ref": str(name)}:
            return next((known for part, known in IDS.items() if part in name.lower()), UNKNOWN)
        case _:
            return UNKNOWN


@pytest.mark.parametrize("minor", read_lock().kubernetes)
def test_a_minor_takes_all_that_is_applied(minor: str, applied: list[list[Object]]) -> None:
    wrong = [
        told
        for manifests in applied
        for cluster in (_cluster(minor),)
        for manifest in manifests
        if (told := _refused(cluster, manifest))
    ]
    kinds = {manifest["kind"] for manifests in applied for manifest in manifests}

    assert not wrong, "\n".join(wrong)
    assert kinds >= {"NetworkPolicy", "NodePool", "Role", "ResourceQuota"}


def _cluster(minor: str) -> Cluster:
    """One with the kinds that charts bring."""
    cluster = Cluster(minor=lambda: minor)
    for definition in kept():
        cluster.create(cluster.kind(**DEFINITIONS), definition.definition, namespace="")
    return cluster


def _refused(cluster: Cluster, manifest: Object) -> str:
    """Why the API refuses an object; empty: it takes it."""
    kind = _kind_of(cluster, manifest)
    if kind is None:
        return f"{manifest['apiVersion']} {manifest['kind']}: is served by nobody"
    namespace = manifest["metadata"].get("namespace", "default") if kind.namespaced else ""
    _make_namespace(cluster, namespace)
    try:
        cluster.apply(kind, manifest["metadata"]["name"], manifest, namespace=namespace, manager="test", force=True)
    except Refusal as refusal:
        return f"{manifest['kind']} {manifest['metadata']['name']}: {refusal}"
    return ""


def _kind_of(cluster: Cluster, manifest: Object) -> Kind | None:
    wanted = manifest["apiVersion"], manifest["kind"]
    return next((kind for kind in cluster.kinds() if (kind.api_version, kind.name) == wanted), None)


def _make_namespace(cluster: Cluster, name: str) -> None:
    kind = cluster.kind(group="", version="v1", plural="namespaces")
    if name and name not in INITIAL_NAMESPACES:
        made = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}}
        cluster.apply(kind, name, made, namespace="", manager="test", force=True)
