"""What an add-on brought and its file no longer names, as CloudFormation and the real kubectl take it away."""

import json
from typing import Any

from constructs_lib.add_ons.add_ons import AddOns
from specs.add_ons.known.karpenter.karpenter import Karpenter
from tests.local_aws.kubernetes.kubectl import Kubectl
from tests.local_aws.kubernetes.objects import POOL_DEFINITION, Object, changed
from tests.synthesis import SomeonesStack, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

MANIFESTS = "Custom::AWSCDK-EKS-KubernetesResource"
LIMITS = {"cpu_limit": 64, "memory_limit_gib": 256}


def definition(*, group: str, kind: str, plural: str) -> Object:
    names = {"plural": plural, "singular": kind.lower(), "kind": kind, "listKind": f"{kind}List"}
    anything = {"type": "object", "x-kubernetes-preserve-unknown-fields": True}
    version = {"name": "v1", "served": True, "storage": True, "schema": {"openAPIV3Schema": anything}}
    spec = {"group": group, "scope": "Cluster", "names": names, "versions": [version]}
    return changed(changed(POOL_DEFINITION, "metadata.name", f"{plural}.{group}"), "spec", spec)


def deployed(kubectl: Kubectl, *pools: str, over: dict[str, Object]) -> dict[str, Object]:
    """The objects of a file, by their logical ids: applied as CDK's handler does, and deleted where they left it."""
    stack = SomeonesStack()
    named = tuple({"name": name, **LIMITS} for name in pools)
    karpenter = {"name": "karpenter", "node_class": {"image": "al2023@v20261007"}, "node_pools": named}
    AddOns(stack, "AddOns", specs=[Karpenter.model_validate(karpenter)], cluster=cluster(), network=NETWORK)
    wanted: dict[str, Object] = {}
    for logical_id, resource in resources(template_of(stack), MANIFESTS).items():
        (wanted[logical_id],) = json.loads(_plain(resource["Properties"]["Manifest"]))
        label = resource["Properties"].get("PruneLabel")
        kubectl.done("apply", *(("--prune", "-l", label) if label else ()), objects=[wanted[logical_id]])
    gone = [each for logical_id, each in over.items() if logical_id not in wanted]
    if gone:
        kubectl.done("delete", objects=gone)
    return wanted


def test_a_node_pool_that_left_the_file_is_gone(kubectl: Kubectl) -> None:
    kubectl.done(
        "apply",
        objects=[
            definition(group="karpenter.sh", kind="NodePool", plural="nodepools"),
            definition(group="karpenter.k8s.aws", kind="EC2NodeClass", plural="ec2nodeclasses"),
        ],
    )
    first = deployed(kubectl, "general", "batch", over={})
    assert _names(kubectl) == ["batch", "general"]

    deployed(kubectl, "general", over=first)
    assert _names(kubectl) == ["general"]


def _names(kubectl: Kubectl) -> list[str]:
    return sorted(each["metadata"]["name"] for each in kubectl.read("nodepools.karpenter.sh")["items"])


def _plain(manifest: Any) -> str:
    """A manifest as text, whatever stands for values of other stacks."""
    if isinstance(manifest, str):
        return manifest
    return "".join(part if isinstance(part, str) else "token" for part in manifest["Fn::Join"][1])
