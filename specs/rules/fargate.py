"""Fargate profiles among each other."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from specs.capacity.capacity import fargate_profiles
from specs.problems import Violation

if TYPE_CHECKING:
    from specs.capacity.capacity import CapacitySpec
    from specs.capacity.fargate_profile import FargateSelectorSpec


def profiles_do_not_clash(capacity: tuple["CapacitySpec", ...]) -> Iterator[Violation]:
    """A pod belongs to one profile: of several that take it, Fargate uses the first in the order of their names.

    awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), fargate-profile.adoc.
    """
    selectors = [
        (index, position, profile.name, selector)
        for index, profile in fargate_profiles(capacity)
        for position, selector in enumerate(profile.selectors)
    ]
    for (first, _, name, one), (second, position, _, other) in combinations(selectors, 2):
        if first != second and _take_the_same_pod(one, other):
            message = (
                f"must not take pods of {other.namespace!r} that profile {name!r} takes too; tell them apart by labels"
            )
            yield Violation(path=("capacity", second, "selectors", position), message=message)


def _take_the_same_pod(one: "FargateSelectorSpec", other: "FargateSelectorSpec") -> bool:
    same_keys = one.labels.keys() & other.labels.keys()
    return one.namespace == other.namespace and all(one.labels[key] == other.labels[key] for key in same_keys)
