"""The kinds of capacity, told apart by `kind`."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from specs.capacity.fargate_profile import FargateProfileSpec
from specs.capacity.managed_node_group import ManagedNodeGroupSpec

CapacitySpec = Annotated[ManagedNodeGroupSpec | FargateProfileSpec, Field(discriminator="kind")]
"""One entry of an environment's capacity."""


def node_groups(capacity: Sequence[CapacitySpec]) -> Iterator[tuple[int, ManagedNodeGroupSpec]]:
    """The managed node groups, each with its place in the list."""
    for index, entry in enumerate(capacity):
        if isinstance(entry, ManagedNodeGroupSpec):
            yield index, entry


def fargate_profiles(capacity: Sequence[CapacitySpec]) -> Iterator[tuple[int, FargateProfileSpec]]:
    """The Fargate profiles, each with its place in the list."""
    for index, entry in enumerate(capacity):
        if isinstance(entry, FargateProfileSpec):
            yield index, entry
