"""What README shows to those who compose the constructs in a stack of their own."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aws_cdk.cx_api import CloudAssembly

from examples.library import Mine
from tests.synthesis import new_app, only, resources

CLUSTER = "AWS::EKS::Cluster"
NODE_GROUP = "AWS::EKS::Nodegroup"


@pytest.fixture(scope="module")
def assembly() -> CloudAssembly:
    app = new_app()
    Mine(app, "mine")
    return app.synth()


@pytest.fixture(scope="module")
def template(assembly: CloudAssembly) -> dict[str, Any]:
    synthesised: dict[str, Any] = assembly.get_stack_by_name("mine").template
    return synthesised


def before(template: dict[str, Any], name: str) -> Iterator[str]:
    """All that a resource waits for, near and far."""
    for needed in template["Resources"][name].get("DependsOn", ()):
        yield needed
        yield from before(template, needed)


def add_on(template: dict[str, Any], name: str) -> str:
    """The logical id of an add-on."""
    found = resources(template, "AWS::EKS::Addon")
    return next(logical_id for logical_id, each in found.items() if each["Properties"]["AddonName"] == name)


def test_it_synthesises_without_asking_an_account(assembly: CloudAssembly) -> None:
    manifest = json.loads(Path(assembly.directory, "manifest.json").read_text(encoding="utf-8"))

    assert "mine" in manifest["artifacts"]
    assert "missing" not in manifest


def test_it_holds_a_cluster_a_node_group_and_the_autoscaler(template: dict[str, Any]) -> None:
    assert only(template, CLUSTER)["Properties"]["Name"] == "mine"
    assert only(template, NODE_GROUP)["Properties"]["ClusterName"] == "mine"
    assert only(template, "Custom::AWSCDK-EKS-HelmChart")["Properties"]["Release"] == "cluster-autoscaler"


def test_what_names_the_cluster_waits_for_it(template: dict[str, Any]) -> None:
    """The cluster's name is literal text, which orders nothing by itself."""
    (cluster,) = resources(template, CLUSTER)
    named = [name for name, each in template["Resources"].items() if "ClusterName" in each.get("Properties", {})]

    assert len(named) >= 8
    assert [name for name in named if cluster not in before(template, name)] == []


@pytest.mark.parametrize("needed", ["vpc-cni", "kube-proxy", "eks-pod-identity-agent"])
def test_nodes_come_after_the_cni(template: dict[str, Any], needed: str) -> None:
    (nodes,) = resources(template, NODE_GROUP)

    assert add_on(template, needed) in before(template, nodes)


def test_what_runs_on_nodes_comes_after_them(template: dict[str, Any]) -> None:
    (nodes,) = resources(template, NODE_GROUP)
    (chart,) = resources(template, "Custom::AWSCDK-EKS-HelmChart")

    assert nodes in before(template, add_on(template, "coredns"))
    assert nodes in before(template, chart)
