"""A platform in a VPC that stands already."""

from pathlib import Path
from typing import Any

import pytest

from tests.platforms import synthesised
from tests.synthesis import only, properties
from tests.unit.specs.environment_files import read
from tests.unit.specs.existing_network_files import EXISTING
from tests.unit.stacks.environments_under_test import manifest_of


@pytest.fixture(scope="module")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    described = read(Path(tmp_path_factory.mktemp("environments")), text=EXISTING)
    return manifest_of(synthesised(described), described.name)


@pytest.fixture(scope="module")
def layers(manifest: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {layer: stack["template"] for layer, stack in manifest["stacks"].items()}


def test_nothing_is_looked_up(manifest: dict[str, Any]) -> None:
    assert manifest["missing"] == []


def test_the_network_layer_creates_endpoints_and_publishes_ids(layers: dict[str, dict[str, Any]]) -> None:
    assert {each["Type"] for each in layers["network"]["Resources"].values()} == {
        "AWS::EC2::SecurityGroup",
        "AWS::EC2::VPCEndpoint",
        "AWS::SSM::Parameter",
    }
    published = properties(layers["network"], "AWS::SSM::Parameter")
    assert {each["Name"].removeprefix("/eks/good/network/"): each["Value"] for each in published} == {
        "vpc-id": "vpc-0a1b2c3d",
        "private-subnet/eu-west-1a": "subnet-000000a2",
        "private-subnet/eu-west-1b": "subnet-000000b2",
        "control-plane-subnet/eu-west-1a": "subnet-000000a1",
        "control-plane-subnet/eu-west-1b": "subnet-000000b1",
        "pod-subnet/eu-west-1a": "subnet-000000a3",
    }


def test_the_other_layers_are_those_of_any_network(layers: dict[str, dict[str, Any]]) -> None:
    subnets = only(layers["cluster"], "AWS::EKS::Cluster")["Properties"]["ResourcesVpcConfig"]["SubnetIds"]
    parameters = layers["cluster"]["Parameters"]

    assert [parameters[each["Ref"]]["Default"] for each in subnets] == [
        "/eks/good/network/control-plane-subnet/eu-west-1a",
        "/eks/good/network/control-plane-subnet/eu-west-1b",
    ]
    assert len(properties(layers["capacity"], "AWS::EKS::Nodegroup")) == 2
    assert properties(layers["add-ons"], "AWS::EKS::Addon")
