"""What access must be beside the rest of an environment."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.access.grants import grants
from specs.access.policies import CLUSTER_ADMIN, MOST_POLICIES
from specs.problems import FieldPath, Violation
from specs.spec import Rule

if TYPE_CHECKING:
    from specs.access.access import AccessSpec
    from specs.access.entry import AccessEntrySpec
    from specs.teams.team import TeamSpec

Teams = tuple["TeamSpec", ...]


def nodes_of_ones_own_are_let_in_by_eks(
    name: str, account: str, access: "AccessSpec", teams: Teams
) -> Iterator[Violation]:
    """EKS makes the entry of a role of its node groups and Fargate profiles; a second one does not deploy.

    CreateAccessEntryRequest.type of the EKS API, botocore 1.43.106. Roles of the environment's own capacity are named
    after its stack.
    """
    for path, principal in _principals(access, teams):
        if f"::{account}:role/{name}-capacity-" in principal:
            message = (
                f"must not be a role of the environment's own nodes, whose entry EKS makes itself, got {principal!r}"
            )
            yield Violation(path=path, message=message)


def nodes_are_of_the_account(account: str, access: "AccessSpec") -> Iterator[Violation]:
    """Only people and services may be of another: awsdocs/amazon-eks-user-guide 4d52b4d, “Create access entries”."""
    for index, entry in enumerate(access.entries):
        if entry.type != "standard" and entry.principal.split(":")[4] != account:
            message = f"must be a role of account {account} where the type is {entry.type}, got {entry.principal!r}"
            yield Violation(path=("access", "entries", index, "principal"), message=message)


def members_are_people_of_the_team(access: "AccessSpec", teams: Teams) -> Iterator[Violation]:
    """An admin may do everything already, and a node is nobody's colleague."""
    types = {entry.principal: entry.type for entry in access.entries}
    for path, principal in _members(teams):
        if principal in access.admins:
            message = f"must not be an admin of the cluster, who may do all that already, got {principal!r}; remove it"
            yield Violation(path=path, message=message)
        elif types.get(principal, "standard") != "standard":
            message = f"must not be a role of nodes, as access.entries says it is (type {types[principal]})"
            yield Violation(path=path, message=f"{message}, got {principal!r}")


def an_entry_has_room_for_its_policies(access: "AccessSpec", teams: Teams) -> Iterator[Violation]:
    """What teams add to an entry counts too."""
    standing = {entry.name: index for index, entry in enumerate(access.entries)}
    for grant in grants(access, teams):
        if grant.written == "entry" and len(grant.policies) > MOST_POLICIES:
            path = ("access", "entries", standing[grant.name], "policies")
            message = (
                f"must be at most {MOST_POLICIES} policies with those of its teams, got {len(grant.policies)}; take "
                "one out that another one contains"
            )
            yield Violation(path=path, message=message)


def principals_have_one_spelling(access: "AccessSpec", teams: Teams) -> Iterator[Violation]:
    """An account has one role or user of a name, whatever its path and its capitals: of two, one does not exist.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
    """
    glass = access.break_glass.principals if access.break_glass else ()
    breaking = ((("access", "break_glass", "principals", index), each) for index, each in enumerate(glass))
    first: dict[tuple[str, str], str] = {}
    for path, principal in (*_principals(access, teams), *breaking):
        owner, _, name = principal.partition("/")
        other = first.setdefault((owner, name.rpartition("/")[2].lower()), principal)
        if other != principal:
            kind = owner.rpartition(":")[2]
            message = f"must be written as above, {other!r}: an account has one {kind} of a name, got {principal!r}"
            yield Violation(path=path, message=message)


def admins_break_no_glass(access: "AccessSpec") -> Iterator[Violation]:
    """A way in for emergencies is nothing to those who are in. Whom nothing else here names may have it."""
    admins = {*access.admins, *(entry.principal for entry in access.entries if _administers(entry))}
    for index, principal in enumerate(access.break_glass.principals if access.break_glass else ()):
        if principal in admins:
            message = f"must not be an admin of the cluster, who needs no glass to break, got {principal!r}"
            yield Violation(path=("access", "break_glass", "principals", index), message=message)


RULES: tuple[Rule, ...] = (
    nodes_of_ones_own_are_let_in_by_eks,
    nodes_are_of_the_account,
    members_are_people_of_the_team,
    an_entry_has_room_for_its_policies,
    principals_have_one_spelling,
    admins_break_no_glass,
)
"""Those of an environment."""


def _administers(entry: "AccessEntrySpec") -> bool:
    return any(policy.name == CLUSTER_ADMIN and policy.namespaces is None for policy in entry.policies)


def _principals(access: "AccessSpec", teams: Teams) -> Iterator[tuple[FieldPath, str]]:
    for index, principal in enumerate(access.admins):
        yield ("access", "admins", index), principal
    for index, entry in enumerate(access.entries):
        yield ("access", "entries", index, "principal"), entry.principal
    yield from _members(teams)


def _members(teams: Teams) -> Iterator[tuple[FieldPath, str]]:
    for index, team in enumerate(teams):
        for position, member in enumerate(team.members):
            yield ("teams", index, "members", position, "principal"), member.principal
