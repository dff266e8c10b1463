"""What the bastion must be."""

from collections.abc import Iterator

from specs.instance_types import instance_type, is_named, nearest
from specs.problems import Violation


def the_bastion_has_an_x86_64_type(instance_type: str) -> Iterator[Violation]:
    """Its AMI and its kubectl are built for x86-64."""
    yield from _x86_64(instance_type)


def _x86_64(name: str) -> Iterator[Violation]:
    known = instance_type(name)
    if known is None and not is_named(name):
        near = nearest(name)
        hint = f"; did you mean {near}?" if near else ""
        yield Violation(path=("instance_type",), message=f"must be an EC2 instance type, got {name!r}{hint}")
    elif known is not None and known.architecture != "x86_64":
        message = f"must be an x86_64 instance type, as t3.micro, got {name!r} ({known.architecture})"
        yield Violation(path=("instance_type",), message=message)
