"""Kubernetes minors of the control plane and of its nodes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.capacity.ami_types import family
from specs.capacity.capacity import node_groups
from specs.problems import Violation
from specs.refusals.node_groups import AMAZON_LINUX_2
from specs.spec import Rule

if TYPE_CHECKING:
    from specs.capacity.capacity import CapacitySpec
    from specs.control_plane.control_plane import ControlPlaneSpec

Capacity = tuple["CapacitySpec", ...]

KUBELET_MAY_BE_BEHIND = 3
"""Minors between a node and its control plane.

https://kubernetes.io/releases/version-skew-policy/#kubelet; awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18),
update-cluster.adoc.
"""


def nodes_keep_up_with_the_control_plane(control_plane: "ControlPlaneSpec", capacity: Capacity) -> Iterator[Violation]:
    """A node is never ahead of its control plane, and at most three minors behind."""
    newest = _minor(control_plane.version)
    for index, group in node_groups(capacity):
        if group.version is None:
            continue
        path = ("capacity", index, "version")
        if _minor(group.version) > newest:
            message = f"must not be ahead of the control plane's {control_plane.version}, got {group.version!r}"
            yield Violation(path=path, message=message)
        elif _minor(group.version) < newest - KUBELET_MAY_BE_BEHIND:
            oldest = f"1.{newest - KUBELET_MAY_BE_BEHIND}"
            message = f"must be {oldest} at least, three minors behind the control plane, got {group.version!r}"
            yield Violation(path=path, message=message)


def amazon_linux_2_has_ended(control_plane: "ControlPlaneSpec", capacity: Capacity) -> Iterator[Violation]:
    """EKS builds no AMI of Amazon Linux 2 for newer minors."""
    for index, group in node_groups(capacity):
        if group.ami_type is None:
            continue
        version = group.version or control_plane.version
        if AMAZON_LINUX_2.refuses(ami_type=group.ami_type, version=version):
            message = (
                f"must not be Amazon Linux 2 on {version}, which ended with 1.32, got {group.ami_type}; remove ami_type"
            )
            yield Violation(path=("capacity", index, "ami_type"), message=message)


def releases_are_of_the_nodes_minor(control_plane: "ControlPlaneSpec", capacity: Capacity) -> Iterator[Violation]:
    """A release of Amazon Linux begins with the Kubernetes that is in it; one of Bottlerocket does not say."""
    for index, group in node_groups(capacity):
        version = group.version or control_plane.version
        system = family(group.ami_type) if group.ami_type else group.operating_system
        if group.release and system != "bottlerocket" and not group.release.startswith(f"{version}."):
            message = f"must be a release for {version}, as {version}.6-20260921, got {group.release!r}"
            yield Violation(path=("capacity", index, "release"), message=message)


def _minor(version: str) -> int:
    return int(version.partition(".")[2])


RULES: tuple[Rule, ...] = (
    nodes_keep_up_with_the_control_plane,
    releases_are_of_the_nodes_minor,
    amazon_linux_2_has_ended,
)
"""Those of an environment."""
