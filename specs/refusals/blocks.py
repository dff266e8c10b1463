"""Address ranges as EC2's requests write them: as text, of either family."""

from collections.abc import Collection
from ipaddress import IPv4Network, ip_network


def lies_within(block: str, ranges: Collection[str]) -> bool:
    """Whether a range is one of others of its family, or a part of one."""
    return any(_part(block, other) for other in ranges)


def overlaps(block: str, ranges: Collection[str]) -> bool:
    """Whether a range has addresses in common with one of others."""
    wanted = ip_network(block)
    return any(wanted.version == other.version and wanted.overlaps(other) for other in map(ip_network, ranges))


def _part(block: str, other: str) -> bool:
    small, large = ip_network(block), ip_network(other)
    if isinstance(small, IPv4Network) or isinstance(large, IPv4Network):
        return isinstance(small, IPv4Network) and isinstance(large, IPv4Network) and small.subnet_of(large)
    return small.subnet_of(large)
