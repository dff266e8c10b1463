"""The kinds of capacity, told apart by `kind`."""

from typing import Annotated

from pydantic import Field

from specs.capacity.fargate_profile import FargateProfileSpec
from specs.capacity.managed_node_group import ManagedNodeGroupSpec

CapacitySpec = Annotated[ManagedNodeGroupSpec | FargateProfileSpec, Field(discriminator="kind")]
"""One entry of an environment's capacity."""
