"""The example of a platform whose CNI is brought along."""

from pathlib import Path
from typing import Any

import pytest

from examples.own_cni import ENVIRONMENT, overlay_platform
from specs.lock import read_lock
from specs.reading import read_environment
from stacks.platform_stage import PlatformStage
from tests.platforms import environment
from tests.synthesis import new_app, only, properties, tag
from tests.unit.stacks.environments_under_test import manifest_of


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    app = new_app()
    described = read_environment(ENVIRONMENT)
    overlay_platform(app, environment=described, lock=read_lock())
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
        overlay_platform(new_app(), environment=environment("dev"), lock=read_lock())


def test_without_its_plugin_such_an_environment_is_not_deployed() -> None:
    with pytest.raises(ValueError, match="own_cni must be in the environment and a layer of the stage"):
        PlatformStage(new_app(), "overlay", environment=read_environment(ENVIRONMENT), lock=read_lock())


def test_its_layers_carry_the_environments_tags(manifest: dict[str, Any]) -> None:
    for layer in ("network", "cni", "add-ons"):
        roles = properties(manifest["stacks"][layer]["template"], "AWS::IAM::Role")
        assert any(tag(role, "owner") == "platform" for role in roles)
