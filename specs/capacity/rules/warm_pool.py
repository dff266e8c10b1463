"""What a warm pool must be beside its node group.

https://docs.aws.amazon.com/eks/latest/userguide/warm-pools-managed-node-groups.html, read 2026-11-23.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.capacity.ami_types import AmiType, OperatingSystem, family
from specs.problems import Violation

if TYPE_CHECKING:
    from specs.capacity.managed_node_group import ScalingSpec
    from specs.capacity.warm_pool import WarmPoolSpec


def the_pool_is_within_the_group(scaling: "ScalingSpec", warm_pool: "WarmPoolSpec | None") -> Iterator[Violation]:
    """What waits may come: its addresses are counted with the group's most."""
    if warm_pool is None:
        return
    for field, wanted in (("min", warm_pool.min), ("max_prepared", warm_pool.max_prepared or 0)):
        if wanted > scaling.max:
            message = f"must be at most scaling.max, which is {scaling.max}, got {wanted}"
            yield Violation(path=("warm_pool", field), message=message)


def bottlerocket_does_not_go_back(
    operating_system: OperatingSystem, ami_type: AmiType | None, warm_pool: "WarmPoolSpec | None"
) -> Iterator[Violation]:
    """EKS takes nodes back that run Amazon Linux alone."""
    system = family(ami_type) if ami_type else operating_system
    if warm_pool and warm_pool.reuse_on_scale_in and system == "bottlerocket":
        message = "must be false for Bottlerocket, whose nodes do not go back to the pool"
        yield Violation(path=("warm_pool", "reuse_on_scale_in"), message=message)
