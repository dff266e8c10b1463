"""Karpenter's node pools, as they are written in an environment's file."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.problems import Violation

if TYPE_CHECKING:
    from specs.add_ons.known.karpenter.node_pools import NodeClassSpec, NodePoolSpec


def pools_have_a_class(
    node_class: "NodeClassSpec | None", node_pools: tuple["NodePoolSpec", ...]
) -> Iterator[Violation]:
    """A NodePool's nodes are of a class, and a class without a pool has none."""
    if node_pools and node_class is None:
        message = "need node_class, which says what their nodes are like; add node_class: {image: al2023@v…}"
        yield Violation(path=("node_pools",), message=message)
    if node_class is not None and not node_pools:
        message = "must be with node_pools, without which it has no nodes; add a pool, or remove it"
        yield Violation(path=("node_class",), message=message)
