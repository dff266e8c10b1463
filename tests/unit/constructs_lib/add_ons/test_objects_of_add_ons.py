"""Objects that add-ons bring, each applied by itself, so that what leaves the file leaves the cluster."""

import json
from typing import Any

import pytest

from constructs_lib.add_ons.add_ons import AddOns
from specs.add_ons.known.argo_cd.argo_cd import ArgoCd
from specs.add_ons.known.external_secrets.external_secrets import ExternalSecrets
from specs.add_ons.known.karpenter.karpenter import Karpenter
from tests.synthesis import SomeonesStack, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

POOLS = ("general", "batch")
LIMITS = {"cpu_limit": 64, "memory_limit_gib": 256}
KARPENTER = Karpenter.model_validate(
    {
        "name": "karpenter",
        "node_class": {"image": "al2023@v20261007"},
        "node_pools": tuple({"name": pool, **LIMITS} for pool in POOLS),
    }
)
GIT = {"repository": "https://git.example.com/clusters.git", "revision": "main"}
ARGO_CD = ArgoCd.model_validate(
    {"name": "argo-cd", "applications": ({"name": "root", **GIT}, {"name": "apps", "path": "apps", **GIT})}
)
SECRETS = ExternalSecrets.model_validate(
    {"name": "external-secrets", "secrets": ("a/",), "parameters": ("/a",), "namespaces": ("apps",)}
)


def applied(*specs: Any) -> dict[str, Any]:
    stack = SomeonesStack()
    AddOns(stack, "AddOns", specs=specs, cluster=cluster(), network=NETWORK)
    return resources(template_of(stack), "Custom::AWSCDK-EKS-KubernetesResource")


@pytest.mark.parametrize("spec", [KARPENTER, ARGO_CD, SECRETS], ids=lambda spec: str(spec.name))
def test_each_object_is_a_manifest_of_its_own_and_none_is_pruned(spec: Any) -> None:
    for found in applied(spec).values():
        assert _text(found).count('"metadata":{"name":') == 1
        assert "PruneLabel" not in found["Properties"]
        assert found["Properties"]["Overwrite"] is True


def test_an_object_is_known_by_its_name_whatever_stands_above_it() -> None:
    alone = KARPENTER.model_copy(update={"node_pools": KARPENTER.node_pools[1:]})
    before, after = applied(KARPENTER), applied(alone)

    (left,) = set(before) - set(after)
    assert json.loads(before[left]["Properties"]["Manifest"])[0]["metadata"]["name"] == "general"
    for kept in after:
        assert before[kept]["Properties"] == after[kept]["Properties"]


def test_pools_leave_before_their_class_which_waits_for_its_nodes() -> None:
    found = applied(KARPENTER)
    (node_class,) = (name for name in found if "blockDeviceMappings" in str(found[name]))
    general, batch = (next(name for name in found if f'"name":"{pool}"' in _text(found[name])) for pool in POOLS)

    assert node_class in found[general]["DependsOn"]
    assert general in found[batch]["DependsOn"]


def _text(resource: dict[str, Any]) -> str:
    return json.dumps(resource["Properties"]["Manifest"]).replace("\\", "")
