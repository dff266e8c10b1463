"""The example of a platform whose CNI is brought along."""

from pathlib import Path
from typing import Any

import pytest

from examples.own_cni import ENVIRONMENT, OverlayPlatform
from specs.lock import read_lock
from specs.reading import read_environment
from tests.platforms import environment
from tests.synthesis import new_app, only, properties
from tests.unit.stacks.environments_under_test import manifest_of


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    app = new_app()
    described = read_environment(ENVIRONMENT)
    OverlayPlatform(app, described.name, environment=described, lock=read_lock())
    return manifest_of(Path(app.synth().directory), described.name)


def test_the_plugin_comes_after_the_cluster_and_before_the_nodes(manifest: dict[str, Any]) -> None:
    stacks = manifest["stacks"]
    layers = {stack["id"]: layer for layer, stack in stacks.items()}
    needs = {
        layer: {layers[needed] for needed in stack["dependencies"] if needed in layers}
        for layer, stack in stacks.items()
    }

    assert "system" in needs["cni"]
    assert "cni" in needs["capacity"]


def test_the_plugin_has_the_range_of_the_file_and_waits_for_no_node(manifest: dict[str, Any]) -> None:
    chart = only(manifest["stacks"]["cni"]["template"], "Custom::AWSCDK-EKS-HelmChart")["Properties"]

    assert chart["Chart"] == "cilium"
    assert '"clusterPoolIPv4PodCIDRList":["10.244.0.0/16"]' in chart["Values"]
    assert "Wait" not in chart


def test_eks_installs_no_cni_of_its_own(manifest: dict[str, Any]) -> None:
    stacks = manifest["stacks"]
    add_ons = [
        add_on["AddonName"]
        for layer in ("system", "add-ons")
        for add_on in properties(stacks[layer]["template"], "AWS::EKS::Addon")
    ]
    cluster = only(stacks["cluster"]["template"], "AWS::EKS::Cluster")["Properties"]

    assert "vpc-cni" not in add_ons
    assert "kube-proxy" in add_ons
    assert cluster["BootstrapSelfManagedAddons"] is False


def test_an_environment_with_ekss_own_cni_is_none_for_it() -> None:
    with pytest.raises(ValueError, match=r"deploy it with app\.py"):
        OverlayPlatform(new_app(), "dev", environment=environment("dev"), lock=read_lock())
