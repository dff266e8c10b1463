"""IPv4 ranges: how they are written, and their arithmetic."""

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Network, ip_network
from itertools import combinations
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

RESERVED_BY_AWS = 5
"""Addresses of every subnet that AWS keeps: the first four and the last.

https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
"""

Key = TypeVar("Key")


def _read(value: object) -> object:
    """The range that a text writes; pydantic takes what is a range already."""
    if not isinstance(value, str):
        return value
    try:
        return IPv4Network(value) if "/" in value else _refuse(f"must end in a prefix length, as {value}/32", value)
    except ValueError:
        pass
    try:
        loose = ip_network(value, strict=False)
    except ValueError:
        return _refuse("must be an IPv4 range in CIDR notation, as 10.20.0.0/16", value)
    if not isinstance(loose, IPv4Network):
        return _refuse("must be an IPv4 range", value)
    return _refuse(f"must have its host bits zero, as {loose}", value)


def _refuse(rule: str, value: str) -> object:
    raise PydanticCustomError("form", "{message}", {"message": f"{rule}, got {value[:100]!r}"})


Range = Annotated[IPv4Network, BeforeValidator(_read), Field(examples=["10.20.0.0/16"])]
"""An IPv4 range in CIDR notation, its host bits zero."""


def usable(subnet: IPv4Network) -> int:
    """How many addresses of a subnet AWS leaves."""
    return max(subnet.num_addresses - RESERVED_BY_AWS, 0)


def overlaps(ranges: Iterable[tuple[Key, IPv4Network]]) -> Iterator[tuple[Key, Key]]:
    """The pairs of ranges that share an address, in the order given: each with the first one that it meets."""
    met: set[Key] = set()
    for (first, one), (second, other) in combinations(ranges, 2):
        if second not in met and one.overlaps(other):
            met.add(second)
            yield first, second
