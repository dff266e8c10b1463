"""What the repair of nodes must be: NodeRepairConfig of the EKS API, botocore 1.43.106."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.problems import Violation
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.capacity.node_repair import RepairOverrideSpec


def one_way_to_say_how_many_are_repaired_at_once(
    max_parallel_percentage: int | None, max_parallel_count: int | None
) -> Iterator[Violation]:
    """EKS takes a number or a percentage."""
    if max_parallel_percentage is not None and max_parallel_count is not None:
        message = f"must not stand beside max_parallel_percentage {max_parallel_percentage}; remove one of the two"
        yield Violation(path=("max_parallel_count",), message=message)


def one_way_to_say_when_repair_stops(
    max_unhealthy_percentage: int | None, max_unhealthy_count: int | None
) -> Iterator[Violation]:
    """EKS takes a number or a percentage."""
    if max_unhealthy_percentage is not None and max_unhealthy_count is not None:
        message = f"must not stand beside max_unhealthy_percentage {max_unhealthy_percentage}; remove one of the two"
        yield Violation(path=("max_unhealthy_count",), message=message)


def overrides_come_once(overrides: tuple["RepairOverrideSpec", ...]) -> Iterator[Violation]:
    """A reason has one answer."""
    for index, (condition, reason) in repeated((each.condition, each.reason) for each in overrides):
        message = f"must be for another reason, {reason} of {condition} stands above already"
        yield Violation(path=("overrides", index, "reason"), message=message)
