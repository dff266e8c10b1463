from itertools import pairwise
from typing import Any

import pytest

from specs.capabilities.kro import Kro
from specs.lock import read_lock
from stacks.platform_stage import PlatformStage
from tests.platforms import environment, platform, synthesised
from tests.synthesis import new_app, properties, resources, strings, tag
from tests.unit.stacks.environments_under_test import NAMES, manifest_of

LAYERS = ("network", "cluster", "system", "capacity", "add-ons")
Assembly = dict[str, dict[str, Any]]


@pytest.fixture(scope="module", params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def manifest(name: str) -> dict[str, Any]:
    return manifest_of(platform(name), name)


@pytest.fixture(scope="module")
def stacks(manifest: dict[str, Any]) -> Assembly:
    stacks: Assembly = manifest["stacks"]
    return stacks


def test_an_environment_is_five_stacks_that_carry_its_name(name: str, stacks: Assembly) -> None:
    assert set(stacks) == set(LAYERS)
    assert {stack["properties"]["stackName"] for stack in stacks.values()} == {f"{name}-{layer}" for layer in LAYERS}


def test_the_manifest_says_the_order_of_the_layers(stacks: Assembly) -> None:
    for below, above in pairwise(LAYERS):
        assert stacks[below]["id"] in stacks[above]["dependencies"]
        assert stacks[above]["id"] not in stacks[below]["dependencies"]


def test_nothing_is_looked_up(manifest: dict[str, Any]) -> None:
    assert manifest["missing"] == []


def test_no_layer_locks_another(stacks: Assembly) -> None:
    for stack in stacks.values():
        texts = set(strings(stack["template"]))
        assert not texts & {"Fn::ImportValue", "Fn::GetStackOutput"}
        assert not any("Export" in output for output in stack["template"].get("Outputs", {}).values())


def test_below_the_add_ons_the_only_function_closes_the_default_security_group(stacks: Assembly) -> None:
    functions = {
        layer: list(resources(stacks[layer]["template"], "AWS::Lambda::Function"))
        for layer in LAYERS
        if layer != "add-ons"
    }

    assert [name.partition("Handler")[0] for name in functions.pop("network")] == [
        "CustomVpcRestrictDefaultSGCustomResourceProvider"
    ]
    assert not any(functions.values())


def test_the_cluster_stack_holds_what_lives_as_long_as_the_cluster(stacks: Assembly) -> None:
    kinds = sorted(each["Type"] for each in stacks["cluster"]["template"]["Resources"].values())

    assert kinds == [
        "AWS::EKS::Cluster",
        "AWS::IAM::Role",
        "AWS::KMS::Key",
        "AWS::Logs::LogGroup",
        "AWS::SSM::Parameter",
    ]


def test_a_stack_reads_no_value_that_it_does_not_use(stacks: Assembly) -> None:
    for layer, stack in stacks.items():
        template = stack["template"]
        used = set(strings(template.get("Resources", {})))
        handed_over = {
            name for name, each in template["Parameters"].items() if str(each.get("Default", "")).startswith("/eks/")
        }
        assert handed_over <= used, layer


def test_every_layer_refuses_to_be_deleted_where_that_is_asked(name: str, stacks: Assembly) -> None:
    protected = {layer for layer, stack in stacks.items() if stack["properties"].get("terminationProtection")}

    assert protected == (set(LAYERS) if name != "dev" else set())


def test_a_decommissioned_environment_is_protected_nowhere() -> None:
    stacks: Assembly = manifest_of(synthesised(environment("prod").unprotected()), "prod")["stacks"]

    assert not any(stack["properties"].get("terminationProtection") for stack in stacks.values())
    (cluster,) = resources(stacks["cluster"]["template"], "AWS::EKS::Cluster").values()
    assert cluster["Properties"]["DeletionProtection"] is False
    assert cluster["DeletionPolicy"] == "Delete"


def test_tags_of_the_environment_are_on_what_it_makes(name: str, stacks: Assembly) -> None:
    for kind, layer in (("AWS::EC2::VPC", "network"), ("AWS::EKS::Cluster", "cluster"), ("AWS::KMS::Key", "cluster")):
        for each in properties(stacks[layer]["template"], kind):
            assert tag(each, "environment") == name
            assert tag(each, "owner") == "platform"


def test_where_there_is_no_nat_there_is_no_way_to_the_internet(name: str, stacks: Assembly) -> None:
    template = stacks["network"]["template"]

    for kind in ("InternetGateway", "NatGateway", "EIP"):
        assert bool(resources(template, f"AWS::EC2::{kind}")) == (name != "isolated")


def test_a_layer_without_anything_in_it_is_still_a_layer() -> None:
    bare = environment("dev").model_copy(update={"capacity": (), "add_ons": ()})

    stage = PlatformStage(new_app(), "dev", environment=bare, lock=read_lock())

    explained = {
        stack.node.id
        for stack in stage.node.children
        if any("CloudFormation-Validate::F0001" in str(entry.data) for entry in stack.node.metadata)
    }
    assert explained == {"capacity", "add-ons"}


def test_capabilities_need_no_node() -> None:
    bare = environment("dev").model_copy(update={"capacity": (), "add_ons": (), "capabilities": (Kro(kind="kro"),)})

    template = manifest_of(synthesised(bare), "dev")["stacks"]["add-ons"]["template"]

    kinds = [resource["Type"] for resource in template["Resources"].values()]
    assert sorted(kinds) == ["AWS::EKS::Capability", "AWS::IAM::Role"]


def test_no_role_is_bounded_unasked(stacks: Assembly) -> None:
    roles = [role for stack in stacks.values() for role in properties(stack["template"], "AWS::IAM::Role")]
    assert roles
    assert not any("PermissionsBoundary" in role for role in roles)
