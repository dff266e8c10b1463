import json
from typing import Literal

import botocore.session
import pytest

from specs.instance_types import DATA, InstanceType, instance_type, is_named, nearest


@pytest.mark.parametrize(
    ("name", "vcpus", "memory_gib", "architecture", "accelerator"),
    [
        ("m7g.large", 2, 8, "arm64", None),
        ("m7i.large", 2, 8, "x86_64", None),
        ("c7g.2xlarge", 8, 16, "arm64", None),
        ("t3.medium", 2, 4, "x86_64", None),
        ("g5.xlarge", 4, 16, "x86_64", "nvidia"),
        ("g5g.xlarge", 4, 8, "arm64", "nvidia"),
        ("g4ad.xlarge", 4, 16, "x86_64", "amd"),
        ("inf2.xlarge", 4, 16, "x86_64", "neuron"),
        ("trn1.2xlarge", 8, 32, "x86_64", "neuron"),
    ],
)
def test_a_type_has_its_size_architecture_and_accelerator(
    name: str, vcpus: int, memory_gib: int, architecture: Literal["x86_64", "arm64"], accelerator: str | None
) -> None:
    known = instance_type(name)
    assert known is not None
    assert (known.vcpus, known.memory_mib) == (vcpus, memory_gib * 1024)
    assert (known.architecture, known.accelerator) == (architecture, accelerator)


# amazon-vpc-cni-k8s v1.23.1, misc/eni-max-pods.txt
@pytest.mark.parametrize(
    ("name", "pods"), [("a1.medium", 8), ("t3.medium", 17), ("m5.large", 29), ("m7g.16xlarge", 737)]
)
def test_pods_are_bounded_by_the_addresses_of_the_interfaces(name: str, pods: int) -> None:
    known = instance_type(name)
    assert known is not None
    assert known.pods_with_secondary_addresses == pods


def test_only_the_default_network_card_counts() -> None:
    known = instance_type("p5.48xlarge")
    assert known is not None
    assert (known.network_interfaces, known.ipv4_per_interface) == (2, 50)


def test_an_instance_type_is_frozen_and_knows_its_family() -> None:
    known = instance_type("m7g.large")
    assert known == InstanceType(
        name="m7g.large",
        vcpus=2,
        memory_mib=8192,
        architecture="arm64",
        accelerator=None,
        network_interfaces=3,
        ipv4_per_interface=10,
        hypervisor="nitro",
    )
    assert known.family == "m7g"
    with pytest.raises(AttributeError):
        known.vcpus = 4  # type: ignore[misc]


@pytest.mark.parametrize("name", ["", "m7g", "m7g.", "m7g.huge", "M7G.LARGE", "mac2.metal", "not a type"])
def test_what_is_no_type_for_a_linux_node_has_no_facts(name: str) -> None:
    assert instance_type(name) is None


def test_a_type_that_is_newer_than_the_facts_has_a_name_but_no_facts() -> None:
    assert is_named("r9g.large")
    assert instance_type("r9g.large") is None
    assert not is_named("r99g.large")


@pytest.mark.parametrize(
    ("mistyped", "meant"), [("m7g.lagre", "m7g.large"), ("M7G.large", "m7g.large"), ("t3.midium", "t3.medium")]
)
def test_the_nearest_name_is_what_was_meant(mistyped: str, meant: str) -> None:
    assert nearest(mistyped) == meant


def test_nothing_is_near_to_nonsense() -> None:
    assert nearest("???") is None


def test_every_type_of_the_sdk_is_named_but_macs() -> None:
    model = botocore.session.get_session().get_service_model("ec2")
    missing = [
        name for name in model.shape_for("InstanceType").enum if not is_named(name) and not name.startswith("mac")
    ]
    assert missing == []


def test_the_data_says_where_it_comes_from() -> None:
    data = json.loads(DATA.read_text(encoding="utf-8"))
    assert data["source"]["repository"]
    assert len(data["source"]["commit"]) == 40
    assert data["as_of"] >= "2026-08-02"
    assert len(data["types"]) > 1300
    assert not data["types"].keys() & set(data["without_facts"])
