"""Instance types and the AMI that they share."""

from collections.abc import Iterator

from specs.capacity.ami_types import AmiType, OperatingSystem, accelerators, architecture, family, fitting_ami_type
from specs.instance_types import InstanceType, instance_type, is_named, nearest
from specs.problems import Violation
from specs.rules.lists import repeated


def instance_types_exist(instance_types: tuple[str, ...]) -> Iterator[Violation]:
    """EC2 has them; and what they need of an AMI is known."""
    for index, name in enumerate(instance_types):
        path = ("instance_types", index)
        if not is_named(name):
            near = nearest(name)
            hint = f"; did you mean {near}?" if near else ""
            yield Violation(path=path, message=f"must be an EC2 instance type, got {name!r}{hint}")


def instance_types_come_once(instance_types: tuple[str, ...]) -> Iterator[Violation]:
    """A type stands for one choice."""
    for index, name in repeated(instance_types):
        yield Violation(path=("instance_types", index), message=f"must stand once, {name!r} stands above already")


def instance_types_share_an_architecture(instance_types: tuple[str, ...]) -> Iterator[Violation]:
    """A node group has one AMI, an AMI has one architecture."""
    yield from _like_the_first(instance_types, "architecture")


def instance_types_share_an_accelerator(instance_types: tuple[str, ...]) -> Iterator[Violation]:
    """A node group has one AMI, an AMI has the drivers of one kind of accelerator."""
    yield from _like_the_first(instance_types, "accelerator")


def an_ami_fits(
    instance_types: tuple[str, ...], operating_system: OperatingSystem, ami_type: AmiType | None
) -> Iterator[Violation]:
    """EKS builds an AMI of the operating system with the drivers that the instances need."""
    known = _known(instance_types)
    if ami_type is not None or not known:
        return
    index, first = known[0]
    if fitting_ami_type(operating_system, architecture=first.architecture, accelerator=first.accelerator) is None:
        needs = f"{first.name} ({first.architecture}, {first.accelerator or 'no accelerator'})"
        message = f"must be a type for which EKS has an AMI of {operating_system}, got {needs}"
        yield Violation(path=("instance_types", index), message=message)


def the_ami_type_is_of_the_operating_system(
    operating_system: OperatingSystem, ami_type: AmiType | None
) -> Iterator[Violation]:
    """Amazon Linux 2 stands under `al2023`, the default."""
    if ami_type is None:
        return
    wanted: OperatingSystem = "bottlerocket" if family(ami_type) == "bottlerocket" else "al2023"
    if wanted != operating_system:
        message = f"must fit operating_system {operating_system}, got {ami_type}; write operating_system: {wanted}"
        yield Violation(path=("ami_type",), message=message)


def the_ami_type_fits_the_instances(instance_types: tuple[str, ...], ami_type: AmiType | None) -> Iterator[Violation]:
    """EKS answers “[g5g.xlarge] is not a valid instance type for requested amiType AL2_x86_64_GPU”.

    Seen in eksctl-io/eksctl pull request 4973 (2022-03-18).
    """
    if ami_type is None:
        return
    for index, known in _known(instance_types):
        path = ("instance_types", index)
        if known.architecture != architecture(ami_type):
            message = (
                f"must be {architecture(ami_type)} as ami_type {ami_type} is, got {known.name} ({known.architecture})"
            )
            yield Violation(path=path, message=message)
        elif known.accelerator not in accelerators(ami_type):
            has = f"{known.name} ({known.accelerator or 'no accelerator'})"
            message = f"must fit ami_type {ami_type}, which has other drivers than {has} needs; remove ami_type"
            yield Violation(path=path, message=message)


def _known(names: tuple[str, ...]) -> list[tuple[int, InstanceType]]:
    return [(index, known) for index, name in enumerate(names) if (known := instance_type(name)) is not None]


def _like_the_first(names: tuple[str, ...], attribute: str) -> Iterator[Violation]:
    known = _known(names)
    for index, other in known[1:]:
        first = known[0][1]
        wanted, has = getattr(first, attribute) or "none", getattr(other, attribute) or "none"
        if has != wanted:
            message = f"must have the {attribute} of {first.name}, {wanted}, got {other.name} with {has}"
            yield Violation(path=("instance_types", index), message=message)
