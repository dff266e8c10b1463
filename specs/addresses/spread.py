"""How many nodes and pods there are in each zone: at the least, at the most, and when a zone is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specs.capacity.managed_node_group import UpdateSpec

MAX_UNAVAILABLE_PERCENTAGE = 33
"""Nodes of a group that are updated at once, where the environment names no figure: a third."""

MOST_UNAVAILABLE = 100
"""Nodes that EKS updates at once at most: managed-node-update-behavior.adoc, as below."""


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Things that are spread evenly over zones, as Auto Scaling and Fargate do with nodes and pods."""

    zones: tuple[str, ...]
    """Those that they may be in."""
    least: int
    most: int
    surge: int = 0
    """How many more there are while they are updated."""

    def at_min(self, zone: str) -> int:
        """How many there are in the zone at the least."""
        return self._share(self.least, zone, self.zones)

    def at_max(self, zone: str) -> int:
        """How many there are in the zone at the most, in the midst of an update."""
        return self._share(self.most + self.surge, zone, self.zones)

    def without(self, lost: str, zone: str) -> int:
        """How many there are in the zone when another one is lost, at the most, and nothing is updated."""
        return self._share(self.most, zone, tuple(each for each in self.zones if each != lost))

    @staticmethod
    def _share(number: int, zone: str, zones: Sequence[str]) -> int:
        return ceil(number / len(zones)) if zone in zones else 0


def surge(update: "UpdateSpec", *, largest: int, zones: int) -> int:
    """How many nodes more than its largest size a group has while it is updated.

    The default strategy makes new nodes first: twice the zones, or as many as are updated at once where that is more.
    The minimal one never exceeds the group's size.
    awsdocs/amazon-eks-user-guide 0bfeeaf, managed-node-update-behavior.adoc.
    """
    if update.strategy == "MINIMAL":
        return 0
    percentage = update.max_unavailable_percentage or MAX_UNAVAILABLE_PERCENTAGE
    at_once = update.max_unavailable or ceil(largest * percentage / 100)
    return max(2 * zones, min(at_once, MOST_UNAVAILABLE))
