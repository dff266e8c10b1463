"""Everything that one principal is given becomes one entry, for any entries and teams."""

from collections.abc import Iterable, Iterator
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from specs.access.access import AccessSpec
from specs.access.entry import AccessEntrySpec, AccessPolicySpec
from specs.access.grants import Grant, grants, merged
from specs.access.policies import PeoplePolicyName
from specs.teams.team import POLICIES, MemberSpec, TeamSpec

ADMIN = "arn:aws:iam::111122223333:role/admin"
PRINCIPALS = [f"arn:aws:iam::111122223333:role/{name}" for name in "abcd"]
NAMESPACES = ["one", "two", "three"]
POLICY_NAMES: list[PeoplePolicyName] = ["AmazonEKSAdminPolicy", "AmazonEKSEditPolicy", "AmazonEKSViewPolicy"]

SCOPES = st.none() | st.lists(st.sampled_from(NAMESPACES), min_size=1, unique=True).map(tuple)
POLICIES_OF_ENTRIES = st.lists(
    st.builds(AccessPolicySpec, name=st.sampled_from(POLICY_NAMES), namespaces=SCOPES),
    min_size=1,
    unique_by=lambda policy: policy.name,
).map(tuple)


@st.composite
def accesses(draw: st.DrawFn) -> AccessSpec:
    principals = draw(st.lists(st.sampled_from(PRINCIPALS), unique=True))
    entries = tuple(
        AccessEntrySpec(name=f"entry-{principal[-1]}", principal=principal, policies=draw(POLICIES_OF_ENTRIES))
        for principal in principals
    )
    return AccessSpec(admins=(ADMIN,), entries=entries)


@st.composite
def some_teams(draw: st.DrawFn) -> tuple[TeamSpec, ...]:
    names = draw(st.lists(st.sampled_from(NAMESPACES), unique=True))
    return tuple(
        TeamSpec(
            name=name,
            members=tuple(
                MemberSpec(principal=principal, policy=draw(st.sampled_from(["admin", "edit", "view"])))
                for principal in draw(st.lists(st.sampled_from(PRINCIPALS), min_size=1, unique=True))
            ),
            quota={"pods": "10"},
        )
        for name in names
    )


Right = tuple[str, str, str]
"""A principal, a policy, a namespace."""


def everywhere(principal: str, policy: AccessPolicySpec) -> Iterator[Right]:
    return ((principal, policy.name, each) for each in (policy.namespaces or (*NAMESPACES, "elsewhere")))


def asked_for(access: AccessSpec, teams: Iterable[TeamSpec]) -> set[Right]:
    asked = {
        right for entry in access.entries for policy in entry.policies for right in everywhere(entry.principal, policy)
    }
    members = {(member.principal, POLICIES[member.policy], team.home) for team in teams for member in team.members}
    return asked | members


def given_to(found: Iterable[Grant]) -> set[Right]:
    return {
        right
        for grant in found
        if grant.written != "admin"
        for policy in grant.policies
        for right in everywhere(grant.principal, policy)
    }


@given(accesses(), some_teams())
def test_a_principal_has_one_grant_with_each_policy_once(access: AccessSpec, teams: tuple[TeamSpec, ...]) -> None:
    found = grants(access, teams)

    principals = [grant.principal for grant in found]
    assert len(set(principals)) == len(principals)
    for grant in found:
        names = [policy.name for policy in grant.policies]
        assert len(set(names)) == len(names)


@given(accesses(), some_teams())
def test_nobody_gets_more_or_less_than_was_asked_for(access: AccessSpec, teams: tuple[TeamSpec, ...]) -> None:
    assert given_to(grants(access, teams)) == asked_for(access, teams)


@given(accesses(), some_teams())
def test_the_order_of_teams_changes_nobodys_rights_nor_names(access: AccessSpec, teams: tuple[TeamSpec, ...]) -> None:
    found = grants(access, teams)

    for other in permutations(teams):
        again = grants(access, other)
        assert given_to(again) == given_to(found)
        assert {(grant.written, grant.name) for grant in again} == {(grant.written, grant.name) for grant in found}


@given(accesses(), some_teams())
def test_a_team_changes_no_name_of_those_who_stand(access: AccessSpec, teams: tuple[TeamSpec, ...]) -> None:
    alone = [(grant.principal, grant.name) for grant in grants(access)]

    assert [(grant.principal, grant.name) for grant in grants(access, teams)][: len(alone)] == alone


@given(POLICIES_OF_ENTRIES)
def test_what_is_merged_already_stays_as_it_is(policies: tuple[AccessPolicySpec, ...]) -> None:
    assert merged(policies) == policies
    assert merged((*policies, *policies)) == policies


def test_the_whole_cluster_contains_every_namespace() -> None:
    one = AccessPolicySpec(name="AmazonEKSViewPolicy", namespaces=("one",))
    whole = AccessPolicySpec(name="AmazonEKSViewPolicy")

    assert merged((one, whole)) == merged((whole, one)) == (whole,)
