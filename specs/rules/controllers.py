"""Where the controllers of add-ons run: on nodes of a group, on Fargate, or on nodes that another add-on launches."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.add_ons.order import waited_for
from specs.capacity.capacity import node_groups
from specs.identity.way import profile_of_add_on
from specs.problems import Violation
from specs.rules import placement

if TYPE_CHECKING:
    from specs.add_ons.catalogue import AddOnSpec
    from specs.add_ons.own.own_add_on import OwnAddOnSpec
    from specs.capacity.capacity import CapacitySpec
    from specs.capacity.managed_node_group import ManagedNodeGroupSpec

AddOns = tuple["AddOnSpec", ...]
OwnAddOns = tuple["OwnAddOnSpec", ...]
Capacity = tuple["CapacitySpec", ...]


def controllers_have_somewhere_to_run(capacity: Capacity, add_ons: AddOns, every_add_on: AddOns) -> Iterator[Violation]:
    """A controller's pods find a node that they may run on, or a Fargate profile."""
    lost = [each for each in _of_groups(capacity, add_ons, every_add_on) if not _open_groups(each, capacity)]
    if lost:
        names = ", ".join(add_on.name for add_on in lost)
        message = f"must hold a node group without NoSchedule or NoExecute taints, for the pods of {names}"
        if any(add_on.meant_for_fargate is False and profile_of_add_on(capacity, add_on.definition) for add_on in lost):
            message += "; or write compute_type: fargate of coredns, which a Fargate profile would take"
        yield Violation(path=("capacity",), message=message)


def own_add_ons_have_somewhere_to_run(
    capacity: Capacity, own_add_ons: OwnAddOns, every_add_on: AddOns
) -> Iterator[Violation]:
    """Which taints and labels their pods mean stands in their values, which are somebody else's: any node will do."""
    if any(node_groups(capacity)):
        return
    lost = _of_groups(capacity, tuple(own.add_on for own in own_add_ons), every_add_on)
    names = ", ".join(add_on.name for add_on in lost)
    if names:
        message = f"must hold a node group, or a Fargate profile that takes them, for the pods of {names}"
        yield Violation(path=("capacity",), message=message)


def fargate_takes_what_is_meant_for_it(capacity: Capacity, add_ons: AddOns) -> Iterator[Violation]:
    """Pods meant for Fargate that no profile takes wait for ever."""
    for index, add_on in enumerate(add_ons):
        if add_on.meant_for_fargate and not profile_of_add_on(capacity, add_on.definition):
            labels = ", ".join(f"{key}: {value}" for key, value in add_on.definition.fargate_labels or ())
            message = (
                f"needs a Fargate profile that takes its pods: namespace {add_on.definition.namespace}, "
                f"without labels or with {labels}"
            )
            yield Violation(path=("add_ons", index, "compute_type"), message=message)


def controllers_have_a_node_to_start_on(
    capacity: Capacity, add_ons: AddOns, every_add_on: AddOns
) -> Iterator[Violation]:
    """The autoscaler cannot make the node that it runs on itself, nor work before there is DNS."""
    for add_on in _of_groups(capacity, add_ons, every_add_on):
        groups = [group for group in _open_groups(add_on, capacity) if placement.may_be_selected(add_on, group)]
        if groups and not any(group.scaling.min for group in groups):
            names = " or ".join(group.name for group in groups)
            message = f"must have a node from the start for {add_on.name}: raise scaling.min of {names}"
            yield Violation(path=("capacity",), message=message)
            return


def _of_groups(capacity: Capacity, some: AddOns, every_add_on: AddOns) -> Iterator["AddOnSpec"]:
    """Those whose controllers need a node of a group: neither Fargate nor a launcher of nodes has one for them."""
    launchers = [add_on.name for add_on in every_add_on if add_on.launches_others_nodes]
    before_launched = waited_for(launchers, every_add_on)
    for add_on in some:
        on_launched = bool(launchers) and add_on.name not in before_launched
        if add_on.definition.controller and not on_launched and not _is_on_fargate(add_on, capacity):
            yield add_on


def _is_on_fargate(add_on: "AddOnSpec", capacity: Capacity) -> bool:
    """Whether a profile takes the controller's pods, unless the add-on's entry says where they are."""
    if add_on.meant_for_fargate is not None:
        return add_on.meant_for_fargate
    return profile_of_add_on(capacity, add_on.definition) is not None


def _open_groups(add_on: "AddOnSpec", capacity: Capacity) -> list["ManagedNodeGroupSpec"]:
    return [group for _, group in node_groups(capacity) if not placement.locked(group, add_on)]


RULES = (
    controllers_have_somewhere_to_run,
    own_add_ons_have_somewhere_to_run,
    fargate_takes_what_is_meant_for_it,
    controllers_have_a_node_to_start_on,
    placement.selected_nodes_are_there,
)
"""Those of an environment."""
