"""IPv4 ranges: how they are written, and their arithmetic."""

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Network, ip_network
from itertools import combinations
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

RESERVED_BY_AWS = 5
"""Addresses of every subnet that AWS keeps: the first four and the last.

https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
"""

LARGEST_SUBNET = 16
"""Prefix length of the largest subnet: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"""

Key = TypeVar("Key")


def _read(value: object) -> object:
    """The range that a text writes; a range itself is taken as it is."""
    if isinstance(value, IPv4Network):
        return value
    try:
        written = ip_network(value if isinstance(value, str) else "", strict=False)
    except ValueError:
        raise _refusal("must be an IPv4 range in CIDR notation, as 10.20.0.0/16", value) from None
    if not isinstance(written, IPv4Network):
        raise _refusal("must be an IPv4 range", value)
    if "/" not in str(value):
        raise _refusal(f"must end in a prefix length, as {written.network_address}/16", value)
    if not str(value).startswith(f"{written.network_address}/"):
        raise _refusal(f"must have its host bits zero, as {written}", value)
    return written


def _refusal(rule: str, value: object) -> PydanticCustomError:
    got = repr(value[:100]) if isinstance(value, str) else value
    return PydanticCustomError("form", "{message}", {"message": f"{rule}, got {got}"})


Range = Annotated[
    IPv4Network,
    BeforeValidator(_read),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{1,3}\.){3}\d{1,3}/\d{1,2}$", "examples": ["10.20.0.0/16"]}),
]
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
