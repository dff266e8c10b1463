"""What limits of containers must be."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from specs.problems import Violation
from specs.quantity import amount


def limits_are_in_order(
    min: Mapping[str, str],  # noqa: A002 -- the field's name
    default_request: Mapping[str, str],
    default: Mapping[str, str],
    max: Mapping[str, str],  # noqa: A002 -- the field's name
) -> Iterator[Violation]:
    """From the least to the most, as Kubernetes checks a LimitRange.

    https://kubernetes.io/docs/concepts/policy/limit-range/#limitrange-and-admission-checks-for-pods
    """
    steps = (("min", min), ("default_request", default_request), ("default", default), ("max", max))
    for (lower, least), (upper, most) in combinations(steps, 2):
        for resource in least.keys() & most.keys():
            if amount(least[resource]) > amount(most[resource]):
                message = f"must be at least {lower}'s {least[resource]}, got {most[resource]!r}"
                yield Violation(path=(upper, resource), message=message)
