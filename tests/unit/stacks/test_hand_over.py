from ipaddress import IPv4Network
from pathlib import Path
from typing import Any

import pytest

from specs.capacity.fargate_profile import FargateProfileSpec, FargateSelectorSpec
from specs.environment import Environment
from specs.identity.workload_identity import WorkloadIdentitySpec
from tests.platforms import environment, platform, synthesised
from tests.synthesis import resources
from tests.unit.stacks.environments_under_test import changed, manifest_of


def all_templates(described: Environment) -> dict[str, dict[str, Any]]:
    return templates_in(synthesised(described), described.name)


def templates_in(assembly: Path, name: str) -> dict[str, dict[str, Any]]:
    """By layer, a layer below before those above."""
    return {layer: stack["template"] for layer, stack in manifest_of(assembly, name)["stacks"].items()}


@pytest.fixture(scope="module")
def prod() -> dict[str, dict[str, Any]]:
    return templates_in(platform("prod"), "prod")


def published(template: dict[str, Any]) -> dict[str, Any]:
    return {
        each["Properties"]["Name"]: each["Properties"]["Value"]
        for each in resources(template, "AWS::SSM::Parameter").values()
    }


def read(template: dict[str, Any]) -> set[str]:
    defaults = (str(each.get("Default", "")) for each in template["Parameters"].values())
    return {default for default in defaults if default.startswith("/eks/")}


def test_all_that_is_read_is_published_by_a_layer_below(prod: dict[str, dict[str, Any]]) -> None:
    known: set[str] = set()
    for layer, template in prod.items():
        assert read(template) <= known, layer
        known |= set(published(template))


def test_a_private_subnet_has_a_parameter_of_its_own(prod: dict[str, dict[str, Any]]) -> None:
    network = prod["network"]

    assert {name for name in published(network) if "private-subnet" in name} == {
        f"/eks/prod/network/private-subnet/eu-west-1{letter}" for letter in "abc"
    }


def test_a_subnet_replaced_under_an_unchanged_id_changes_what_consumers_read(prod: dict[str, dict[str, Any]]) -> None:
    described = environment("prod")
    first, *others = described.network.zones
    moved = first.model_copy(update={"private": IPv4Network("10.20.16.0/20")})

    before = prod
    after = all_templates(changed(described, zones=(moved, *others)))

    parameter = "/eks/prod/network/private-subnet/eu-west-1a"
    subnet = published(after["network"])[parameter]["Ref"]
    old, new = (each["network"]["Resources"][subnet]["Properties"]["CidrBlock"] for each in (before, after))
    assert (old, new) == ("10.20.64.0/18", "10.20.16.0/20"), "CidrBlock is create-only: the subnet is replaced"
    assert published(before["network"])[parameter] == {"Ref": subnet}, "and its id, which stands here, with it"
    for layer in ("cluster", "system", "capacity", "add-ons"):
        assert after[layer] == before[layer], "consumers name the parameter and receive its new value"
    assert parameter in read(after["capacity"])


def test_consumers_leave_a_drained_zone_while_it_is_still_published() -> None:
    described = environment("prod")
    first, *others = described.network.zones

    drained = all_templates(changed(described, zones=(first.model_copy(update={"drained": True}), *others)))

    parameter = "/eks/prod/network/private-subnet/eu-west-1a"
    assert parameter in published(drained["network"])
    assert not any(parameter in read(template) for template in drained.values())


def test_pod_subnets_are_published_where_there_are_some_and_read_by_the_layer_that_names_them(
    prod: dict[str, dict[str, Any]],
) -> None:
    described = environment("prod")
    blocks = (IPv4Network(f"100.64.{64 * number}.0/18") for number in range(3))
    pods = tuple(
        zone.model_copy(update={"pods": block}) for zone, block in zip(described.network.zones, blocks, strict=True)
    )
    ranges = (IPv4Network("100.64.0.0/16"),)
    shape = {"zones": pods, "secondary_ranges": ranges, "pod_subnets": "custom_networking"}

    made = all_templates(changed(described, **shape))

    names = {f"/eks/prod/network/pod-subnet/eu-west-1{letter}" for letter in "abc"}
    assert {name for name in published(made["network"]) if "pod-subnet" in name} == names
    assert {name for name in read(made["system"]) if "pod-subnet" in name} == names
    assert not any("pod-subnet" in name for name in published(prod["network"]))


def test_the_issuer_is_handed_over_where_irsa_is_used_and_nowhere_else(prod: dict[str, dict[str, Any]]) -> None:
    """So that an environment without it has the templates that it had."""
    jobs = WorkloadIdentitySpec.model_validate(
        {
            "name": "jobs",
            "namespace": "jobs",
            "service_account": "jobs",
            "managed_policies": ("AmazonSSMReadOnlyAccess",),
        }
    )
    profile = FargateProfileSpec(
        kind="fargate_profile", name="jobs", selectors=(FargateSelectorSpec(namespace="jobs"),)
    )
    described = environment("prod")
    federated = all_templates(
        described.model_copy(update={"workload_identities": (jobs,), "capacity": (*described.capacity, profile)})
    )

    issuer = "/eks/prod/cluster/issuer"
    assert issuer not in published(prod["cluster"])
    assert issuer in published(federated["cluster"])
    assert {layer for layer, template in federated.items() if issuer in read(template)} == {"system", "add-ons"}
    assert len(resources(federated["system"], "AWS::IAM::OIDCProvider")) == 1
