"""Add-ons of one's own, beside each other and beside those of the catalogue."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.add_ons.ability import Ability
from specs.add_ons.catalogue import KNOWN, bringers, name_of
from specs.add_ons.order import waited_for, waits
from specs.add_ons.own.chart import OwnChartSpec
from specs.identity.way import profile_of_add_on
from specs.lock import read_lock
from specs.nearest import nearest
from specs.problems import Violation
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.add_ons.catalogue import AddOnSpec
    from specs.add_ons.own.own_add_on import OwnAddOnSpec
    from specs.capacity.capacity import CapacitySpec
    from specs.network.any_network import AnyNetworkSpec
    from specs.spec import Rule

AddOns = tuple["AddOnSpec", ...]
OwnAddOns = tuple["OwnAddOnSpec", ...]

_ECR = re.compile(r"oci://(\d{12}\.dkr\.ecr\.[^/]+)/")


def own_names_are_their_own(own_add_ons: OwnAddOns) -> Iterator[Violation]:
    """A name is the construct's id, and what the catalogue knows it knows better."""
    known = {name_of(kind) for kind in KNOWN}
    for index, own in enumerate(own_add_ons):
        if own.name in known:
            message = f"is known: write {{name: {own.name}}} among add_ons, where its settings are checked"
            yield Violation(path=("own_add_ons", index, "name"), message=message)
        elif isinstance(own, OwnChartSpec) and (own.chart, own.repository) in _charts():
            message = f"is known: write {{name: {own.chart}}} among add_ons, where its settings are checked"
            yield Violation(path=("own_add_ons", index, "repository"), message=message)
    for index, name in repeated(own.name for own in own_add_ons):
        message = f"must be another name, {name!r} stands above already"
        yield Violation(path=("own_add_ons", index, "name"), message=message)


def _charts() -> set[tuple[str, str]]:
    """The charts of the catalogue, which are called as their add-ons are, with their repositories."""
    return {(name, chart.repository) for name, chart in read_lock().charts.items()}


def what_they_wait_for_is_there(own_add_ons: OwnAddOns, add_ons: AddOns) -> Iterator[Violation]:
    """Whoever waits for nobody waits for ever."""
    names = [*(add_on.name for add_on in add_ons), *(own.name for own in own_add_ons)]
    for index, own in enumerate(own_add_ons):
        for place, other in enumerate(own.after):
            if other not in names:
                near = nearest(other, names)
                hint = f"; did you mean {near}?" if near else ""
                message = f"must be an add-on of this file, {other!r} is none of {', '.join(names)}{hint}"
                yield Violation(path=("own_add_ons", index, "after", place), message=message)


def they_do_not_wait_for_each_other(own_add_ons: OwnAddOns, every_add_on: AddOns) -> Iterator[Violation]:
    """Two that wait for each other never come; others wait for one that brings what they need, too."""
    edges = tuple(waits(every_add_on))
    for index, own in enumerate(own_add_ons):
        before = [earlier for later, earlier in edges if later == own.name]
        if own.name in waited_for(before, every_add_on) and own.name not in own.after:
            message = f"must not lead back to {own.name}, which would wait for itself"
            yield Violation(path=("own_add_ons", index, "after"), message=message)


def they_have_credentials(
    own_add_ons: OwnAddOns, every_add_on: AddOns, capacity: tuple["CapacitySpec", ...]
) -> Iterator[Violation]:
    """Roles of pods on nodes are handed out by the agent of EKS Pod Identity."""
    if any(Ability.POD_CREDENTIALS in add_on.definition.provides for add_on in every_add_on):
        return
    (name,) = bringers(Ability.POD_CREDENTIALS)
    for index, own in enumerate(own_add_ons):
        if own.identities and not profile_of_add_on(capacity, own.add_on.definition):
            message = f"has identities and needs {name}, which is not among the add-ons; add {{name: {name}}}"
            yield Violation(path=("own_add_ons", index), message=message)


def own_charts_can_be_pulled(
    own_add_ons: OwnAddOns, network: "AnyNetworkSpec", registry: str | None
) -> Iterator[Violation]:
    """Without NAT, charts come from the account's registry; and the functions may log in to that one alone."""
    for index, own in enumerate(own_add_ons):
        if not isinstance(own, OwnChartSpec):
            continue
        host = _ECR.match(own.repository)
        path = ("own_add_ons", index, "repository")
        if host and host[1] != registry:
            message = f"must be in the environment's own registry, {registry or 'which is not written'}, got {host[1]}"
            yield Violation(path=path, message=f"{message}: the kubectl functions may pull from no other ECR")
        elif not host and not network.way_out:
            message = f"must begin with oci://{registry or '<registry>'}/ where {network.isolated_by}"
            yield Violation(path=path, message=f"{message}; copy the chart there, and its images")


RULES: tuple["Rule", ...] = (
    own_names_are_their_own,
    what_they_wait_for_is_there,
    they_do_not_wait_for_each_other,
    they_have_credentials,
    own_charts_can_be_pulled,
)
"""All of them."""
