"""Add-ons: what they need of each other and of the capacity."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.add_ons.ability import Ability
from specs.add_ons.catalogue import bringers
from specs.add_ons.known.cluster_autoscaler import ClusterAutoscaler
from specs.add_ons.known.coredns import CoreDns
from specs.capacity.capacity import fargate_profiles, node_groups
from specs.problems import Violation
from specs.rules import add_on_entries, placement
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.add_ons.add_on import Definition
    from specs.add_ons.catalogue import AddOnSpec
    from specs.capacity.capacity import CapacitySpec
    from specs.capacity.managed_node_group import ManagedNodeGroupSpec
    from specs.control_plane import ControlPlaneSpec
    from specs.own_cni import OwnCniSpec

AddOns = tuple["AddOnSpec", ...]
Capacity = tuple["CapacitySpec", ...]

OF_EVERY_NODE = ("vpc-cni", "kube-proxy")
"""A node without them never becomes ready, or reaches no Service; a CNI of one's own takes the first one's place."""


def add_ons_come_once(add_ons: AddOns) -> Iterator[Violation]:
    """A cluster has one of each."""
    for index, name in repeated(add_on.name for add_on in add_ons):
        yield Violation(path=("add_ons", index, "name"), message=f"must stand once, {name!r} stands above already")


def add_ons_have_what_they_need(add_ons: AddOns) -> Iterator[Violation]:
    """An add-on works with those that it stands on."""
    present = {ability for add_on in add_ons for ability in add_on.definition.provides}
    missing: dict[Ability, list[str]] = {}
    for add_on in add_ons:
        for ability in add_on.needs:
            if ability not in present:
                missing.setdefault(ability, []).append(add_on.name)
    for ability, needy in missing.items():
        names = bringers(ability)
        message = f"must hold {' or '.join(names)}, for {', '.join(needy)}; add {{name: {names[0]}}}"
        yield Violation(path=("add_ons",), message=message)


def add_ons_get_along(add_ons: AddOns) -> Iterator[Violation]:
    """Of some abilities a cluster has one bringer."""
    first: dict[Ability, str] = {}
    for index, add_on in enumerate(add_ons):
        for ability in add_on.definition.provides:
            other = first.setdefault(ability, add_on.name)
            if other != add_on.name and ability.value.alone_because:
                message = (
                    f"must not stand beside {other}, which brings {ability.value.words} already: "
                    f"{ability.value.alone_because}; remove one of the two"
                )
                yield Violation(path=("add_ons", index), message=message)


def add_ons_are_offered(add_ons: AddOns, control_plane: "ControlPlaneSpec") -> Iterator[Violation]:
    """EKS offers some add-ons for some minors only."""
    for index, add_on in enumerate(add_ons):
        minors = add_on.definition.minors
        if minors is not None and control_plane.version not in minors:
            message = f"is offered for Kubernetes {', '.join(minors)}, and not for {control_plane.version}; remove it"
            yield Violation(path=("add_ons", index, "name"), message=message)


def the_instance_metadata_is_out_of_reach(add_ons: AddOns) -> Iterator[Violation]:
    """Nodes answer their own processes alone: a pod's question is one hop too far.

    https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html
    """
    for index, add_on in enumerate(add_ons):
        if add_on.definition.reads_instance_metadata:
            message = "reads the instance metadata of its node from a pod, which hop limit 1 of all nodes here forbids"
            yield Violation(path=("add_ons", index), message=message)


def nodes_have_their_network(capacity: Capacity, add_ons: AddOns, own_cni: "OwnCniSpec | None") -> Iterator[Violation]:
    """EKS installs nothing by itself here."""
    if any(node_groups(capacity)):
        present = {add_on.name for add_on in add_ons} | ({"vpc-cni"} if own_cni else set())
        for name in OF_EVERY_NODE:
            if name not in present:
                message = f"must hold {name}, without which no node becomes usable; add {{name: {name}}}"
                yield Violation(path=("add_ons",), message=message)


def the_autoscaler_has_groups(capacity: Capacity, add_ons: AddOns) -> Iterator[Violation]:
    """It scales managed node groups, and nothing else."""
    for index, add_on in enumerate(add_ons):
        if isinstance(add_on, ClusterAutoscaler) and not any(node_groups(capacity)):
            message = "needs a managed node group to scale, and there is none"
            yield Violation(path=("add_ons", index), message=message)


def controllers_have_somewhere_to_run(capacity: Capacity, add_ons: AddOns) -> Iterator[Violation]:
    """A controller's pods find a node that they may run on, or a Fargate profile."""
    lost = [add_on for add_on in _of_nodes(add_ons) if not _open_groups(add_on, capacity)]
    if lost:
        names = ", ".join(add_on.name for add_on in lost)
        message = f"must hold a node group without NoSchedule or NoExecute taints, for the pods of {names}"
        if any(_taken_by_fargate(add_on.definition, capacity) for add_on in lost):
            message += "; or write compute_type: fargate of coredns, which a Fargate profile would take"
        yield Violation(path=("capacity",), message=message)


def fargate_takes_what_is_meant_for_it(capacity: Capacity, add_ons: AddOns) -> Iterator[Violation]:
    """Pods meant for Fargate that no profile takes wait for ever."""
    for index, add_on in enumerate(add_ons):
        if _meant_for_fargate(add_on) and not _taken_by_fargate(add_on.definition, capacity):
            labels = ", ".join(f"{key}: {value}" for key, value in add_on.definition.fargate_labels or ())
            message = (
                f"needs a Fargate profile that takes its pods: namespace {add_on.definition.namespace}, "
                f"without labels or with {labels}"
            )
            yield Violation(path=("add_ons", index, "compute_type"), message=message)


def controllers_have_a_node_to_start_on(capacity: Capacity, add_ons: AddOns) -> Iterator[Violation]:
    """The autoscaler cannot make the node that it runs on itself, nor work before there is DNS."""
    for add_on in _of_nodes(add_ons):
        groups = [group for group in _open_groups(add_on, capacity) if placement.may_be_selected(add_on, group)]
        if groups and not any(group.scaling.min for group in groups):
            names = " or ".join(group.name for group in groups)
            message = f"must have a node from the start for {add_on.name}: raise scaling.min of {names}"
            yield Violation(path=("capacity",), message=message)
            return


def _of_nodes(add_ons: AddOns) -> Iterator["AddOnSpec"]:
    """The add-ons whose controller needs a node."""
    for add_on in add_ons:
        if add_on.definition.controller and not _meant_for_fargate(add_on):
            yield add_on


def _open_groups(add_on: "AddOnSpec", capacity: Capacity) -> list["ManagedNodeGroupSpec"]:
    return [group for _, group in node_groups(capacity) if not placement.locked(group, add_on)]


def _meant_for_fargate(add_on: "AddOnSpec") -> bool:
    return isinstance(add_on, CoreDns) and add_on.compute_type == "fargate"


def _taken_by_fargate(definition: "Definition", capacity: Capacity) -> bool:
    """Whether a Fargate profile takes the controller's pods."""
    labels = dict(definition.fargate_labels or ()).items()
    return definition.fargate_labels is not None and any(
        selector.namespace == definition.namespace and selector.labels.items() <= labels
        for _, profile in fargate_profiles(capacity)
        for selector in profile.selectors
    )


RULES = (
    add_ons_come_once,
    add_ons_have_what_they_need,
    add_ons_get_along,
    add_ons_are_offered,
    the_instance_metadata_is_out_of_reach,
    nodes_have_their_network,
    the_autoscaler_has_groups,
    controllers_have_somewhere_to_run,
    fargate_takes_what_is_meant_for_it,
    controllers_have_a_node_to_start_on,
    placement.selected_nodes_are_there,
    add_on_entries.what_add_ons_name_stands_once,
)
"""What holds for the add-ons of an environment, between each other and against what they run on."""
