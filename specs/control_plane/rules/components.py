"""What the settings of a control plane's programs must be."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from specs.problems import Violation

if TYPE_CHECKING:
    from specs.control_plane.components import ControllerManagerSpec

HEAVIEST = 100
"""ResourceWeight of the EKS API, botocore 1.43.106."""
LONGEST_NAME = 253


def first_is_not_over_last(first: int, last: int) -> Iterator[Violation]:
    """A range runs upwards."""
    if first > last:
        yield Violation(path=("first",), message=f"must be at most last, which is {last}, got {first}")


def weights_are_those_that_eks_takes(weights: Mapping[str, int]) -> Iterator[Violation]:
    """Names of resources, and numbers from 1 to 100."""
    for name, weight in weights.items():
        if not 1 <= weight <= HEAVIEST:
            yield Violation(path=("weights", name), message=f"must be from 1 to {HEAVIEST}, got {weight}")
        if not 1 <= len(name) <= LONGEST_NAME:
            yield Violation(path=("weights", name), message="must be the name of a resource, as cpu")


def frequent_autoscaling_needs_a_tier(
    tier: str, controller_manager: "ControllerManagerSpec | None"
) -> Iterator[Violation]:
    """EKS lets a provisioned control plane alone look at metrics more often."""
    if tier == "standard" and controller_manager and controller_manager.autoscaling_seconds is not None:
        message = (
            f"must stand beside a tier of a provisioned control plane, as tier: tier-xl, "
            f"got {controller_manager.autoscaling_seconds} and tier: standard"
        )
        yield Violation(path=("controller_manager", "autoscaling_seconds"), message=message)
