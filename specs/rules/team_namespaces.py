"""What teams must be beside one another, and beside the rest of an environment."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.add_ons.known.vpc_cni.vpc_cni import VpcCni
from specs.capacity.capacity import fargate_profiles
from specs.problems import FieldPath, Violation
from specs.rules.lists import repeated
from specs.spec import Rule

if TYPE_CHECKING:
    from specs.add_ons.catalogue import AddOnSpec
    from specs.add_ons.own.own_add_on import OwnAddOnSpec
    from specs.capabilities.capabilities import CapabilitySpec
    from specs.capacity.capacity import CapacitySpec
    from specs.control_plane.control_plane import ControlPlaneSpec
    from specs.own_cni import OwnCniSpec
    from specs.pod_policies.network_policy import NetworkPolicySpec
    from specs.teams.team import TeamSpec

Teams = tuple["TeamSpec", ...]
OPEN = "write network: {open_because: …}"


def teams_come_once(teams: Teams) -> Iterator[Violation]:
    """A name is a construct's id, and a namespace is one team's."""
    for index, name in repeated(team.name for team in teams):
        yield Violation(path=("teams", index, "name"), message=f"must be another name, {name!r} stands above already")
    for index, namespace in repeated(team.home for team in teams):
        message = f"must be another namespace, {namespace!r} is that of a team above already"
        yield Violation(path=_home(index, teams[index]), message=message)


def a_teams_namespace_is_its_own(
    teams: Teams,
    add_ons: tuple["AddOnSpec", ...],
    own_add_ons: tuple["OwnAddOnSpec", ...],
    capabilities: tuple["CapabilitySpec", ...],
    network_policies: tuple["NetworkPolicySpec", ...],
) -> Iterator[Violation]:
    """Who edits a namespace can be each service account of it; and a team's network is told in one place."""
    installed = {add_on.definition.namespace: f"an add-on, {add_on.name}" for add_on in add_ons}
    installed |= {own.add_on.definition.namespace: f"an add-on, {own.name}" for own in own_add_ons}
    installed |= {each.namespace: f"the capability {each.kind}" for each in capabilities if each.kind == "argo_cd"}
    homes = {team.home: team for team in teams}
    for index, team in enumerate(teams):
        if team.home in installed:
            message = f"must not be the namespace of {installed[team.home]}, got {team.home!r}"
            yield Violation(path=_home(index, team), message=message)
    for index, policy in enumerate(network_policies):
        if policy.namespace in homes:
            name = homes[policy.namespace].name
            message = f"must not be the namespace of team {name}; write under its network what is let through"
            yield Violation(path=("network_policies", index, "namespace"), message=message)


def closed_networks_are_enforced(
    teams: Teams, add_ons: tuple["AddOnSpec", ...], own_cni: "OwnCniSpec | None"
) -> Iterator[Violation]:
    """As of network policies: one that nobody enforces looks like one that holds."""
    if own_cni or any(isinstance(add_on, VpcCni) and add_on.network_policy for add_on in add_ons):
        return
    for index, team in _closed(teams):
        message = f"must be enforced by somebody: write {{name: vpc-cni, network_policy: true}}, or {OPEN}"
        yield Violation(path=("teams", index, "network"), message=f"{message}; got team {team.name!r}")


def closed_networks_are_not_on_fargate(teams: Teams, capacity: tuple["CapacitySpec", ...]) -> Iterator[Violation]:
    """As of network policies: none holds for pods on Fargate."""
    for index, team in _closed(teams):
        for _, profile in fargate_profiles(capacity):
            if any(selector.namespace == team.home for selector in profile.selectors):
                message = (
                    f"must be open where pods run on Fargate, as profile {profile.name} says of {team.home!r}; {OPEN}"
                )
                yield Violation(path=("teams", index, "network"), message=message)


def closed_networks_are_ipv4(teams: Teams, control_plane: "ControlPlaneSpec") -> Iterator[Violation]:
    """As of network policies: in an IPv6 cluster all IPv4 gets out."""
    if control_plane.ip_family == "ipv6":
        for index, team in _closed(teams):
            message = f"must be open in an IPv6 cluster, where no policy holds for IPv4, got team {team.name!r}; {OPEN}"
            yield Violation(path=("teams", index, "network"), message=message)


RULES: tuple[Rule, ...] = (
    teams_come_once,
    a_teams_namespace_is_its_own,
    closed_networks_are_enforced,
    closed_networks_are_not_on_fargate,
    closed_networks_are_ipv4,
)
"""Those of an environment."""


def _closed(teams: Teams) -> Iterator[tuple[int, "TeamSpec"]]:
    return ((index, team) for index, team in enumerate(teams) if not team.network.open_because)


def _home(index: int, team: "TeamSpec") -> FieldPath:
    return ("teams", index, "namespace" if team.namespace else "name")
