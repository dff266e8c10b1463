"""What a managed node group must be, by itself."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from specs.problems import Violation
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.capacity.managed_node_group import TaintSpec

RESERVED = ("kubernetes.io", "k8s.io", "eks.amazonaws.com")
"""Domains of label keys that EKS refuses: “Label cannot contain reserved prefixes [kubernetes.io/, k8s.io/,
eks.amazonaws.com/]”.

Seen in eksctl-io/eksctl issue 4007 (2021-07-22).
"""

LONGEST_KEY = 63
"""Characters of a node group's label or taint key, its prefix included.

labelKey and taintKey of the EKS API, botocore 1.43.106.
"""


def min_is_not_over_max(min: int, max: int) -> Iterator[Violation]:  # noqa: A002 - named after the fields
    """The bounds of a size are in order."""
    if min > max:
        yield Violation(path=("min",), message=f"must be at most max, which is {max}, got {min}")


def one_way_to_say_how_many_at_once(
    max_unavailable: int | None, max_unavailable_percentage: int | None
) -> Iterator[Violation]:
    """EKS takes a number or a percentage: NodegroupUpdateConfig of the EKS API."""
    if max_unavailable is not None and max_unavailable_percentage is not None:
        message = f"must not stand beside max_unavailable {max_unavailable}; remove one of the two"
        yield Violation(path=("max_unavailable_percentage",), message=message)


def labels_are_ones_own(labels: Mapping[str, str]) -> Iterator[Violation]:
    """Kubernetes and EKS set their own labels, and let nobody else do so."""
    for key, value in labels.items():
        domain = key.partition("/")[0] if "/" in key else ""
        if any(domain == reserved or domain.endswith(f".{reserved}") for reserved in RESERVED):
            message = (
                f"must not be of a domain that EKS keeps to itself ({', '.join(RESERVED)}); use a domain of your own"
            )
            yield Violation(path=("labels", key), message=message)
        if len(key) > LONGEST_KEY:
            message = f"must have a key of at most {LONGEST_KEY} characters, got {len(key)}"
            yield Violation(path=("labels", key), message=message)
        if not value:
            yield Violation(path=("labels", key), message="must have a value, EKS takes no empty one")


def taints_come_once(taints: tuple["TaintSpec", ...]) -> Iterator[Violation]:
    """A node has one taint of a key and an effect."""
    for index, (key, effect) in repeated((taint.key, taint.effect) for taint in taints):
        message = f"must be another taint, {key!r} with effect {effect} stands above already"
        yield Violation(path=("taints", index), message=message)


def taint_keys_are_short_enough(taints: tuple["TaintSpec", ...]) -> Iterator[Violation]:
    """EKS counts the prefix."""
    for index, taint in enumerate(taints):
        if len(taint.key) > LONGEST_KEY:
            message = f"must be at most {LONGEST_KEY} characters long, got {len(taint.key)}"
            yield Violation(path=("taints", index, "key"), message=message)


def security_groups_come_once(security_groups: tuple[str, ...]) -> Iterator[Violation]:
    """A network interface is in a group or not."""
    for index, group in repeated(security_groups):
        yield Violation(path=("security_groups", index), message=f"must stand once, {group!r} stands above already")
