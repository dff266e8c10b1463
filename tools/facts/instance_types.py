"""Writes `specs/instance_types.json` from a public recording of EC2's DescribeInstanceTypes.

    python -m tools.facts.instance_types instance_types.json \
        --source "getmoto/moto moto/ec2/resources/instance_types.json" \
        --commit 34d6cad5abbb7b91c97578f3249b39a7e2df1ed5 --as-of 2026-08-02 \
        --limits vpc_ip_resource_limit.go --compare ec2_instance_types.go

The recording is the answer of DescribeInstanceTypes over all regions, one object per type. `--limits` (pkg/vpc/ of
aws/amazon-vpc-cni-k8s) and `--compare` (cloudprovider/aws/ of kubernetes/autoscaler) are read only to confirm it: a
number that differs is an error, and nothing is written. The names that the installed EC2 SDK knows beyond the recording
are kept without facts.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import botocore.session

TARGET = Path(__file__).parents[2] / "specs" / "instance_types.json"
FIELDS = (
    "vcpus",
    "memory_mib",
    "architecture",
    "accelerator",
    "network_interfaces",
    "ipv4_per_interface",
    "hypervisor",
)
Facts = tuple[int, int, str, str | None, int, int, str | None]


class ContradictingSources(Exception):
    """Two sources tell different numbers of one instance type."""


def facts(recorded: Mapping[str, Any]) -> Facts | None:
    """The facts of one recorded type in the order of `FIELDS`; None for Macs, which run no Linux nodes."""
    architectures = recorded["ProcessorInfo"]["SupportedArchitectures"]
    architecture = next((known for known in ("x86_64", "arm64") if known in architectures), None)
    if architecture is None:
        return None
    network = recorded["NetworkInfo"]
    return (
        recorded["VCpuInfo"]["DefaultVCpus"],
        recorded["MemoryInfo"]["SizeInMiB"],
        architecture,
        accelerator(recorded),
        interfaces_of_default_card(network),
        network["Ipv4AddressesPerInterface"],
        recorded.get("Hypervisor"),
    )


def accelerator(recorded: Mapping[str, Any]) -> str | None:
    """Whose driver a node of this type needs, in lower case."""
    if "NeuronInfo" in recorded:
        return "neuron"
    for info, devices in (
        ("GpuInfo", "Gpus"),
        ("InferenceAcceleratorInfo", "Accelerators"),
        ("FpgaInfo", "Fpgas"),
        ("MediaAcceleratorInfo", "Accelerators"),
    ):
        if info in recorded:
            return str(recorded[info][devices][0]["Manufacturer"]).lower()
    return None


def interfaces_of_default_card(network: Mapping[str, Any]) -> int:
    """Network interfaces of the default card, the only one that the VPC CNI gives pods addresses on."""
    return next(
        int(card["MaximumNetworkInterfaces"])
        for card in network["NetworkCards"]
        if card["NetworkCardIndex"] == network["DefaultNetworkCardIndex"]
    )


def go_entries(source: str) -> Iterable[tuple[str, dict[str, str]]]:
    """Name and plain fields of each entry of a Go map literal of structs."""
    for name, body in re.findall(r'^\t"([^"]+)": +\{\n(.*?)^\t\},', source, re.MULTILINE | re.DOTALL):
        yield name, dict(re.findall(r'^\t\t(\w+): +"?([^",\n]+)"?,$', body, re.MULTILINE))


def contradictions(types: Mapping[str, Facts], *, limits: str, compare: str) -> list[str]:
    """What the confirming sources tell differently, a sentence each."""
    found = []
    for name, entry in go_entries(limits):
        told = (int(entry["ENILimit"]), int(entry["IPv4Limit"]))
        if name in types and told != types[name][4:6]:
            found.append(f"{name}: interfaces and addresses are {types[name][4:6]}, the VPC CNI says {told}")
    for name, entry in go_entries(compare):
        size = (int(entry["VCPU"]), int(entry["MemoryMb"]))
        if name in types and (*size, entry["Architecture"] == "arm64") != (*types[name][:2], types[name][2] == "arm64"):
            found.append(f"{name}: size is {types[name][:3]}, the autoscaler says {size} {entry['Architecture']}")
    return found


def names_in_sdk() -> frozenset[str]:
    """The instance types that the installed SDK's model of EC2 names."""
    model = botocore.session.get_session().get_service_model("ec2")
    return frozenset(model.shape_for("InstanceType").enum)


def document(types: Mapping[str, Facts], *, source: str, commit: str, as_of: date, known: frozenset[str]) -> str:
    """The data file: a type a line, so that a change of the source is a readable diff."""
    head = {
        "source": {"repository": source, "commit": commit, "api": "ec2:DescribeInstanceTypes"},
        "as_of": as_of.isoformat(),
        "fields": FIELDS,
        "without_facts": sorted(name for name in known - types.keys() if not name.startswith("mac")),
    }
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(types[name])}" for name in sorted(types))
    return json.dumps(head, indent=1)[:-2] + f',\n "types": {{\n{lines}\n }}\n}}\n'


def main(arguments: list[str] | None = None) -> None:
    """Read the source files, confirm them with one another and write the data file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recording", type=Path)
    parser.add_argument("--source", required=True)
    parser.add_argument("--commit", required=True)
    parser.add_argument("--as-of", required=True, type=date.fromisoformat)
    parser.add_argument("--limits", required=True, type=Path)
    parser.add_argument("--compare", required=True, type=Path)
    parser.add_argument("--target", type=Path, default=TARGET)
    given = parser.parse_args(arguments)

    recorded = json.loads(given.recording.read_text(encoding="utf-8"))
    types = {name: known for name, entry in recorded.items() if (known := facts(entry)) is not None}
    found = contradictions(
        types, limits=given.limits.read_text(encoding="utf-8"), compare=given.compare.read_text(encoding="utf-8")
    )
    if found:
        raise ContradictingSources("\n".join(found))
    text = document(types, source=given.source, commit=given.commit, as_of=given.as_of, known=names_in_sdk())
    given.target.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(types)} instance types written to {given.target}\n")


if __name__ == "__main__":
    main()
