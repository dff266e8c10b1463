"""Add-ons: what they need of each other and of the capacity."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.add_ons.ability import Ability
from specs.add_ons.catalogue import bringers
from specs.capacity.capacity import node_groups
from specs.problems import FieldPath, Violation
from specs.rules import controllers
from specs.rules.entries import entries
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.add_ons.catalogue import AddOnSpec
    from specs.add_ons.own.own_add_on import OwnAddOnSpec
    from specs.capabilities.capabilities import CapabilitySpec
    from specs.capacity.capacity import CapacitySpec
    from specs.control_plane.control_plane import ControlPlaneSpec
    from specs.own_cni import OwnCniSpec

AddOns = tuple["AddOnSpec", ...]
OwnAddOns = tuple["OwnAddOnSpec", ...]
Capacity = tuple["CapacitySpec", ...]

OF_EVERY_NODE = ("vpc-cni", "kube-proxy")
"""A node without them never becomes ready, or reaches no Service; a CNI of one's own takes the first one's place."""


def add_ons_come_once(add_ons: AddOns) -> Iterator[Violation]:
    """A cluster has one of each."""
    for index, name in repeated(add_on.name for add_on in add_ons):
        yield Violation(path=("add_ons", index, "name"), message=f"must stand once, {name!r} stands above already")


def add_ons_have_what_they_need(add_ons: AddOns, every_add_on: AddOns) -> Iterator[Violation]:
    """An add-on works with those that it stands on."""
    present = {ability for add_on in every_add_on for ability in add_on.definition.provides}
    missing: dict[Ability, list[str]] = {}
    for add_on in add_ons:
        for ability in add_on.needs:
            if ability not in present:
                missing.setdefault(ability, []).append(add_on.name)
    for ability, needy in missing.items():
        names = bringers(ability)
        message = f"must hold {' or '.join(names)}, for {', '.join(needy)}; add {{name: {names[0]}}}"
        yield Violation(path=("add_ons",), message=message)


def add_ons_get_along(
    add_ons: AddOns, own_add_ons: OwnAddOns, capabilities: tuple["CapabilitySpec", ...]
) -> Iterator[Violation]:
    """Of some abilities a cluster has one bringer, whether of the catalogue, one's own or a capability of EKS."""
    bringing: list[tuple[FieldPath, str, tuple[Ability, ...]]] = [
        *((path, add_on.name, add_on.definition.provides) for path, add_on in entries(add_ons, own_add_ons)),
        *((("capabilities", index), each.kind, each.provides) for index, each in enumerate(capabilities)),
    ]
    first: dict[Ability, str] = {}
    for path, name, abilities in bringing:
        for ability in abilities:
            other = first.setdefault(ability, name)
            if other != name and ability.value.alone_because:
                message = (
                    f"must not stand beside {other}, which brings {ability.value.words} already: "
                    f"{ability.value.alone_because}; remove one of the two"
                )
                yield Violation(path=path, message=message)


def add_ons_are_offered(add_ons: AddOns, control_plane: "ControlPlaneSpec") -> Iterator[Violation]:
    """EKS offers some add-ons for some minors only."""
    for index, add_on in enumerate(add_ons):
        minors = add_on.definition.minors
        if minors is not None and control_plane.version not in minors:
            message = f"is offered for Kubernetes {', '.join(minors)}, and not for {control_plane.version}; remove it"
            yield Violation(path=("add_ons", index, "name"), message=message)


def the_instance_metadata_is_out_of_reach(add_ons: AddOns, own_add_ons: OwnAddOns) -> Iterator[Violation]:
    """Nodes answer their own processes alone: a pod's question is one hop too far.

    https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html
    """
    for path, add_on in entries(add_ons, own_add_ons):
        if add_on.definition.reads_instance_metadata:
            message = (
                "reads the instance metadata of its node from a pod, which hop limit 1 of all nodes here forbids: tell "
                "it the region and what else it asks for by its values, and give it an identity for credentials"
            )
            yield Violation(path=path, message=message)


def nodes_have_their_network(capacity: Capacity, add_ons: AddOns, own_cni: "OwnCniSpec | None") -> Iterator[Violation]:
    """EKS installs nothing by itself here, nor does Karpenter on the nodes that it launches."""
    if any(node_groups(capacity)) or any(add_on.definition.launches_nodes for add_on in add_ons):
        present = {add_on.name for add_on in add_ons} | ({"vpc-cni"} if own_cni else set())
        for name in OF_EVERY_NODE:
            if name not in present:
                message = f"must hold {name}, without which no node becomes usable; add {{name: {name}}}"
                yield Violation(path=("add_ons",), message=message)


def add_ons_go_with_the_rest(
    control_plane: "ControlPlaneSpec", capacity: Capacity, add_ons: AddOns, own_add_ons: OwnAddOns
) -> Iterator[Violation]:
    """Each knows best what it cannot stand beside."""
    for path, add_on in entries(add_ons, own_add_ons):
        yield from (violation.under(path) for violation in add_on.against(control_plane, capacity))


RULES = (
    add_ons_come_once,
    add_ons_have_what_they_need,
    add_ons_get_along,
    add_ons_are_offered,
    the_instance_metadata_is_out_of_reach,
    nodes_have_their_network,
    add_ons_go_with_the_rest,
    *controllers.RULES,
)
"""What holds for the add-ons of an environment, between each other and against what they run on."""
