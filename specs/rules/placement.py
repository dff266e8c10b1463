"""On which nodes the controllers of add-ons may run, by taints and by the labels that they select."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from specs.add_ons.placement import PlacedAddOn
from specs.capacity.capacity import node_groups
from specs.problems import Violation

if TYPE_CHECKING:
    from specs.add_ons.catalogue import AddOnSpec
    from specs.capacity.capacity import CapacitySpec
    from specs.capacity.managed_node_group import ManagedNodeGroupSpec

SET_BY_OTHERS = ("kubernetes.io", "k8s.io", "k8s.aws", "amazonaws.com")
"""Domains of labels that the kubelet, the cloud provider and EKS set on nodes.

https://kubernetes.io/docs/reference/labels-annotations-taints/
"""


def selected_nodes_are_there(
    capacity: tuple["CapacitySpec", ...], add_ons: tuple["AddOnSpec", ...]
) -> Iterator[Violation]:
    """Pods that select labels which no node has wait for ever."""
    groups = [group for _, group in node_groups(capacity)]
    for index, add_on in enumerate(add_ons):
        if groups and not any(may_be_selected(add_on, group) for group in groups):
            wanted = _written(_selector(add_on))
            there = ", ".join(f"{group.name} ({_written(group.labels) or 'no label'})" for group in groups)
            message = f"must be labels of a node group, got {wanted}; there are {there}"
            yield Violation(path=("add_ons", index, "placement", "node_selector"), message=message)


def may_be_selected(add_on: "AddOnSpec", group: "ManagedNodeGroupSpec") -> bool:
    """Whether the group's nodes have the labels that the controller selects, as far as they are the file's to say."""
    own = {key: value for key, value in _selector(add_on).items() if not _is_set_by_others(key)}
    return own.items() <= group.labels.items()


def locked(group: "ManagedNodeGroupSpec", add_on: "AddOnSpec") -> bool:
    """Whether a taint of the group's nodes keeps the controller away."""
    mine = add_on.placement.tolerations if isinstance(add_on, PlacedAddOn) else ()
    return any(
        taint.effect != "PreferNoSchedule"
        and taint.key not in add_on.definition.tolerates
        and not any(each.tolerates(key=taint.key, value=taint.value, effect=taint.effect) for each in mine)
        for taint in group.taints
    )


def _selector(add_on: "AddOnSpec") -> Mapping[str, str]:
    return add_on.placement.node_selector if isinstance(add_on, PlacedAddOn) else {}


def _is_set_by_others(key: str) -> bool:
    domain = key.rpartition("/")[0]
    return any(domain == each or domain.endswith(f".{each}") for each in SET_BY_OTHERS)


def _written(labels: Mapping[str, str]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in labels.items())
