import json
from pathlib import Path
from typing import Any

import pytest

from tools.facts.instance_types import ContradictingSources, accelerator, contradictions, facts, main

SMALL: dict[str, Any] = {
    "VCpuInfo": {"DefaultVCpus": 2},
    "MemoryInfo": {"SizeInMiB": 8192},
    "ProcessorInfo": {"SupportedArchitectures": ["i386", "x86_64"]},
    "NetworkInfo": {
        "DefaultNetworkCardIndex": 1,
        "Ipv4AddressesPerInterface": 10,
        "NetworkCards": [
            {"NetworkCardIndex": 0, "MaximumNetworkInterfaces": 9},
            {"NetworkCardIndex": 1, "MaximumNetworkInterfaces": 3},
        ],
    },
    "Hypervisor": "nitro",
}
MAC = SMALL | {"ProcessorInfo": {"SupportedArchitectures": ["arm64_mac"]}}
LIMITS = '\t"m0.small": {{\n\t\tENILimit:                3,\n\t\tIPv4Limit:               {addresses},\n\t}},\n'
SIZES = (
    '\t"m0.small": {{\n\t\tInstanceType: "m0.small",\n\t\tVCPU:         {vcpus},\n\t\tMemoryMb:     8192,\n'
    '\t\tArchitecture: "amd64",\n\t}},\n'
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "types.json").write_text(json.dumps({"m0.small": SMALL, "mac9.metal": MAC}))
    (tmp_path / "limits.go").write_text(LIMITS.format(addresses=10))
    (tmp_path / "sizes.go").write_text(SIZES.format(vcpus=2))
    return tmp_path


def arguments(source: Path) -> list[str]:
    return [
        str(source / "types.json"),
        *("--source", "somebody/something types.json", "--commit", "0" * 40, "--as-of", "2026-08-02"),
        *("--limits", str(source / "limits.go"), "--compare", str(source / "sizes.go")),
        *("--target", str(source / "written.json")),
    ]


def test_a_recorded_type_becomes_one_line_of_facts(source: Path) -> None:
    main(arguments(source))
    written = json.loads((source / "written.json").read_text())
    assert written["types"] == {"m0.small": [2, 8192, "x86_64", None, 3, 10, "nitro"]}
    assert written["source"]["commit"] == "0" * 40
    assert written["as_of"] == "2026-08-02"
    assert "m7g.large" in written["without_facts"]


def test_the_same_sources_give_the_same_file(source: Path) -> None:
    main(arguments(source))
    first = (source / "written.json").read_bytes()
    main(arguments(source))
    assert (source / "written.json").read_bytes() == first


def test_macs_are_left_out() -> None:
    assert facts(MAC) is None


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ({"NeuronInfo": {}, "InferenceAcceleratorInfo": {"Accelerators": [{"Manufacturer": "AWS"}]}}, "neuron"),
        ({"GpuInfo": {"Gpus": [{"Manufacturer": "NVIDIA"}]}}, "nvidia"),
        ({"GpuInfo": {"Gpus": [{"Manufacturer": "AMD"}]}}, "amd"),
        ({"FpgaInfo": {"Fpgas": [{"Manufacturer": "Xilinx"}]}}, "xilinx"),
        ({}, None),
    ],
)
def test_an_accelerator_is_told_by_its_driver(recorded: dict[str, Any], expected: str | None) -> None:
    assert accelerator(recorded) == expected


@pytest.mark.parametrize(
    ("addresses", "vcpus", "told"),
    [
        (10, 2, []),
        (30, 2, ["m0.small: interfaces and addresses are (3, 10), the VPC CNI says (3, 30)"]),
        (10, 4, ["m0.small: size is (2, 8192, 'x86_64'), the autoscaler says (4, 8192) amd64"]),
    ],
)
def test_sources_confirm_one_another(addresses: int, vcpus: int, told: list[str]) -> None:
    known = facts(SMALL)
    assert known is not None
    limits, sizes = LIMITS.format(addresses=addresses), SIZES.format(vcpus=vcpus)
    assert contradictions({"m0.small": known}, limits=limits, compare=sizes) == told


def test_nothing_is_written_where_sources_differ(source: Path) -> None:
    (source / "limits.go").write_text(LIMITS.format(addresses=30))
    with pytest.raises(ContradictingSources, match=r"m0\.small"):
        main(arguments(source))
    assert not (source / "written.json").exists()
