"""Who may do what by IAM, told principal by principal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from specs.access.entry import AccessEntrySpec, AccessEntryType, AccessPolicySpec
from specs.access.policies import CLUSTER_ADMIN, AccessPolicyName
from specs.names import Namespace, RoleOrUserArn
from specs.teams.team import POLICIES

if TYPE_CHECKING:
    from specs.access.access import AccessSpec
    from specs.teams.team import TeamSpec


@dataclass(frozen=True, kw_only=True)
class Grant:
    """All that one principal may do: what its one access entry says, whoever asked for it."""

    principal: RoleOrUserArn
    written: Literal["admin", "entry", "team"]
    """Where it is named first: among the admins, as an entry, or as a member of teams alone."""
    name: str
    """The entry's name; of the others account, kind and name, which is all the name that a principal has."""
    type: AccessEntryType = "standard"
    username: str | None = None
    policies: tuple[AccessPolicySpec, ...] = ()
    groups: tuple[str, ...] = ()


def grants(access: "AccessSpec", teams: Sequence["TeamSpec"] = ()) -> tuple[Grant, ...]:
    """One for each principal: admins, then entries with what teams add to them, then those who are in teams alone.

    A policy holds in the namespaces of all who ask for it; in the whole cluster, once one asks for that.
    """
    memberships = _memberships(teams)
    admins = tuple(_of_admin(principal) for principal in access.admins)
    entries = tuple(_of_entry(entry, memberships.pop(entry.principal, [])) for entry in access.entries)
    return (*admins, *entries, *(_of_member(principal, policies) for principal, policies in memberships.items()))


def merged(policies: Iterable[AccessPolicySpec]) -> tuple[AccessPolicySpec, ...]:
    """Each policy once, in the order in which they come, in all the namespaces in which it is to hold."""
    scopes: dict[AccessPolicyName, list[Namespace] | None] = {}
    for policy in policies:
        known = scopes.setdefault(policy.name, [])
        if known is None or policy.namespaces is None:
            scopes[policy.name] = None
        else:
            known += [namespace for namespace in policy.namespaces if namespace not in known]
    return tuple(
        AccessPolicySpec(name=name, namespaces=None if namespaces is None else tuple(namespaces))
        for name, namespaces in scopes.items()
    )


def _memberships(teams: Sequence["TeamSpec"]) -> dict[RoleOrUserArn, list[AccessPolicySpec]]:
    found: dict[RoleOrUserArn, list[AccessPolicySpec]] = {}
    for principal, policy in _members(teams):
        found.setdefault(principal, []).append(policy)
    return found


def _members(teams: Sequence["TeamSpec"]) -> Iterator[tuple[RoleOrUserArn, AccessPolicySpec]]:
    for team in teams:
        for member in team.members:
            yield member.principal, AccessPolicySpec(name=POLICIES[member.policy], namespaces=(team.home,))


def _of_admin(principal: RoleOrUserArn) -> Grant:
    policies = (AccessPolicySpec(name=CLUSTER_ADMIN),)
    return Grant(principal=principal, written="admin", name=_name(principal), policies=policies)


def _of_entry(entry: AccessEntrySpec, memberships: list[AccessPolicySpec]) -> Grant:
    return Grant(
        principal=entry.principal,
        written="entry",
        name=entry.name,
        type=entry.type,
        username=entry.username,
        policies=merged((*entry.policies, *memberships)),
        groups=entry.groups,
    )


def _of_member(principal: RoleOrUserArn, memberships: list[AccessPolicySpec]) -> Grant:
    return Grant(principal=principal, written="team", name=_name(principal), policies=merged(memberships))


def _name(principal: RoleOrUserArn) -> str:
    return principal.rpartition("::")[2]
