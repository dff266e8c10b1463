"""Which AMI type fits which instance types."""

from typing import Literal

AmiType = Literal[
    "AL2_x86_64",
    "AL2_x86_64_GPU",
    "AL2_ARM_64",
    "AL2023_x86_64_STANDARD",
    "AL2023_x86_64_NVIDIA",
    "AL2023_x86_64_NEURON",
    "AL2023_ARM_64_STANDARD",
    "AL2023_ARM_64_NVIDIA",
    "BOTTLEROCKET_x86_64",
    "BOTTLEROCKET_x86_64_FIPS",
    "BOTTLEROCKET_x86_64_NVIDIA",
    "BOTTLEROCKET_x86_64_NVIDIA_FIPS",
    "BOTTLEROCKET_ARM_64",
    "BOTTLEROCKET_ARM_64_FIPS",
    "BOTTLEROCKET_ARM_64_NVIDIA",
    "BOTTLEROCKET_ARM_64_NVIDIA_FIPS",
]
"""An AMI type of EKS for Linux nodes.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-nodegroup.html
"""

OperatingSystem = Literal["al2023", "bottlerocket"]

_FITTING: dict[tuple[str, str, str | None], AmiType] = {
    ("al2023", "x86_64", None): "AL2023_x86_64_STANDARD",
    ("al2023", "x86_64", "nvidia"): "AL2023_x86_64_NVIDIA",
    ("al2023", "x86_64", "neuron"): "AL2023_x86_64_NEURON",
    ("al2023", "arm64", None): "AL2023_ARM_64_STANDARD",
    ("al2023", "arm64", "nvidia"): "AL2023_ARM_64_NVIDIA",
    ("bottlerocket", "x86_64", None): "BOTTLEROCKET_x86_64",
    ("bottlerocket", "x86_64", "nvidia"): "BOTTLEROCKET_x86_64_NVIDIA",
    ("bottlerocket", "arm64", None): "BOTTLEROCKET_ARM_64",
    ("bottlerocket", "arm64", "nvidia"): "BOTTLEROCKET_ARM_64_NVIDIA",
}


def fitting_ami_type(
    operating_system: OperatingSystem, *, architecture: str, accelerator: str | None
) -> AmiType | None:
    """The AMI type of the family with the drivers that the instances need; None: EKS has none."""
    return _FITTING.get((operating_system, architecture, accelerator))


def family(ami_type: AmiType) -> str:
    """The operating system of an AMI type: `al2`, `al2023` or `bottlerocket`."""
    return ami_type.partition("_")[0].lower()


def architecture(ami_type: AmiType) -> Literal["x86_64", "arm64"]:
    """The instruction set of an AMI type."""
    return "arm64" if "ARM_64" in ami_type else "x86_64"


def accelerators(ami_type: AmiType) -> frozenset[str | None]:
    """The accelerators whose drivers an AMI type has; `None`: it is for instances without one."""
    if ami_type == "AL2_x86_64_GPU":
        return frozenset({"nvidia", "neuron"})
    if "NVIDIA" in ami_type:
        return frozenset({"nvidia"})
    return frozenset({"neuron"}) if "NEURON" in ami_type else frozenset({None})
