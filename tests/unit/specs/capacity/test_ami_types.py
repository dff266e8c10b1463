"""The AMI type that follows is one that fits."""

from itertools import product
from typing import get_args

import pytest

from specs.capacity.ami_types import AmiType, OperatingSystem, accelerators, architecture, family, fitting_ami_type

CASES = list(product(get_args(OperatingSystem), ("x86_64", "arm64"), (None, "nvidia", "neuron")))


@pytest.mark.parametrize(("operating_system", "instances", "accelerator"), CASES)
def test_what_fits_has_the_instruction_set_and_the_drivers(
    operating_system: OperatingSystem, instances: str, accelerator: str | None
) -> None:
    ami_type = fitting_ami_type(operating_system, architecture=instances, accelerator=accelerator)
    if ami_type is None:
        assert accelerator == "neuron"
        assert (operating_system, instances) != ("al2023", "x86_64")
    else:
        assert (family(ami_type), architecture(ami_type)) == (operating_system, instances)
        assert accelerator in accelerators(ami_type)


@pytest.mark.parametrize("ami_type", get_args(AmiType))
def test_every_ami_type_is_understood(ami_type: AmiType) -> None:
    assert family(ami_type) in {"al2", "al2023", "bottlerocket"}
    assert architecture(ami_type) == ("arm64" if "ARM" in ami_type else "x86_64")
    assert accelerators(ami_type)
