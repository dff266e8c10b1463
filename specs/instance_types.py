"""EC2 instance types: what of them decides a node's AMI and how many pods it holds.

The facts stand in `instance_types.json`, written by `python -m tools.facts.instance_types` from a public recording of
EC2's DescribeInstanceTypes, and are read when first asked for.
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceTypeInfo.html
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from specs import nearest as words

DATA = Path(__file__).with_suffix(".json")


@dataclass(frozen=True, kw_only=True)
class InstanceType:
    """An EC2 instance type."""

    name: str
    """As EC2 writes it: `m7g.large`."""
    vcpus: int
    """Virtual CPUs by default."""
    memory_mib: int
    """Memory in MiB, before the operating system and the kubelet take their share."""
    architecture: Literal["x86_64", "arm64"]
    """The processor's instruction set; an AMI has one."""
    accelerator: Literal["nvidia", "neuron", "amd", "qualcomm", "xilinx"] | None
    """Whose driver its nodes need: `nvidia` and `neuron` (Inferentia, Trainium) have EKS AMIs, the others none."""
    network_interfaces: int
    """Network interfaces of its default network card."""
    ipv4_per_interface: int
    """IPv4 addresses of one network interface, its own included."""
    hypervisor: Literal["nitro", "xen"] | None
    """What it runs on; None: bare metal. Prefix delegation needs Nitro or bare metal."""

    @property
    def family(self) -> str:
        """What stands before the dot: `m7g`."""
        return self.name.partition(".")[0]

    @property
    def pods_with_secondary_addresses(self) -> int:
        """Pods that the VPC CNI has addresses for without prefix delegation.

        Each interface keeps one address to itself; two pods on the host's network (the CNI and kube-proxy) need none.
        https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/misc/eni-max-pods.txt
        """
        return self.network_interfaces * (self.ipv4_per_interface - 1) + 2


def instance_type(name: str) -> InstanceType | None:
    """The type of this name; None where there are no facts about it (see `is_named`)."""
    values = _data()["types"].get(name)
    return None if values is None else InstanceType(name=name, **dict(zip(_data()["fields"], values, strict=True)))


def is_named(name: str) -> bool:
    """Whether EC2 has a type of this name, facts about it or not: it may be newer than they are, or retired."""
    return name in _data()["types"] or name in _data()["without_facts"]


def nearest(name: str) -> str | None:
    """The known type whose name is most like this one, for “did you mean”; None where none is like it."""
    return words.nearest(name, _candidates(name))


def _candidates(name: str) -> list[str]:
    """Types of the same family where there are some: the size is what was mistyped."""
    types: dict[str, Any] = _data()["types"]
    family = [known for known in types if known.partition(".")[0] == name.partition(".")[0]]
    return family or list(types)


@cache
def _data() -> dict[str, Any]:
    """The data file."""
    data: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return data
