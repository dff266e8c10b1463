from typing import Any

import pytest

from constructs_lib.access.access_entries import AccessEntries
from constructs_lib.control_plane.attributes import KnownCluster
from specs.access.access import AccessSpec
from specs.access.grants import grants
from specs.teams.team import TeamSpec
from tests.synthesis import SomeonesStack, properties, resources, template_of

CLUSTER = KnownCluster(name="prod", version="1.35", security_group_id="sg-cluster")
ADMINS = "arn:aws:iam::111122223333:role/platform-admins"
POLICY = "arn:aws:eks::aws:cluster-access-policy"


def template(admins: list[str], *entries: dict[str, Any], teams: tuple[TeamSpec, ...] = ()) -> dict[str, Any]:
    stack = SomeonesStack()
    access = AccessSpec.model_validate({"admins": tuple(admins), "entries": entries})
    AccessEntries(stack, "Entries", cluster=CLUSTER, grants=grants(access, teams))
    return template_of(stack)


def entries_of(
    admins: list[str], *entries: dict[str, Any], teams: tuple[TeamSpec, ...] = ()
) -> dict[str, dict[str, Any]]:
    """The access entries by their principal."""
    found = template(admins, *entries, teams=teams)
    return {each["PrincipalArn"]: each for each in properties(found, "AWS::EKS::AccessEntry")}


def team(name: str, policy: str, *principals: str) -> TeamSpec:
    members = tuple({"principal": principal, "policy": policy} for principal in principals)
    return TeamSpec.model_validate({"name": name, "members": members, "quota": {"pods": "10"}})


def test_an_admin_administers_the_whole_cluster() -> None:
    entry = entries_of([ADMINS])[ADMINS]

    assert entry["ClusterName"] == "prod"
    assert entry["Type"] == "STANDARD"
    assert entry["AccessPolicies"] == [
        {"PolicyArn": f"{POLICY}/AmazonEKSClusterAdminPolicy", "AccessScope": {"Type": "cluster"}}
    ]


def test_admins_of_one_name_in_several_accounts_are_told_apart() -> None:
    others = "arn:aws:iam::444455556666:role/platform-admins"

    assert set(entries_of([ADMINS, others])) == {ADMINS, others}


def test_a_policy_holds_in_the_namespaces_that_are_named() -> None:
    principal = "arn:aws:iam::111122223333:role/developers"
    policies = ({"name": "AmazonEKSEditPolicy", "namespaces": ("team-a", "team-b")},)

    entry = entries_of([ADMINS], {"name": "developers", "principal": principal, "policies": policies})[principal]

    assert entry["AccessPolicies"] == [
        {
            "PolicyArn": f"{POLICY}/AmazonEKSEditPolicy",
            "AccessScope": {"Type": "namespace", "Namespaces": ["team-a", "team-b"]},
        }
    ]


def test_groups_stand_for_ones_own_rbac() -> None:
    principal = "arn:aws:iam::111122223333:user/robot"

    entry = entries_of([ADMINS], {"name": "robot", "principal": principal, "groups": ("deployers",)})[principal]

    assert entry["KubernetesGroups"] == ["deployers"]
    assert entry["AccessPolicies"] == []


def test_a_principal_of_two_teams_and_an_entry_has_one_entry_with_all_of_it() -> None:
    principal = "arn:aws:iam::111122223333:role/developers"
    entry = {"name": "developers", "principal": principal, "groups": ("readers",)}
    teams = (team("shop", "edit", principal), team("search", "view", principal), team("ads", "edit", principal))

    found = entries_of([ADMINS], entry, teams=teams)

    assert set(found) == {ADMINS, principal}
    assert found[principal]["KubernetesGroups"] == ["readers"]
    assert found[principal]["AccessPolicies"] == [
        {
            "PolicyArn": f"{POLICY}/AmazonEKSEditPolicy",
            "AccessScope": {"Type": "namespace", "Namespaces": ["shop", "ads"]},
        },
        {
            "PolicyArn": f"{POLICY}/AmazonEKSViewPolicy",
            "AccessScope": {"Type": "namespace", "Namespaces": ["search"]},
        },
    ]


def test_an_entry_keeps_its_id_whatever_teams_add_to_it() -> None:
    principal = "arn:aws:iam::111122223333:role/developers"
    entry = {"name": "developers", "principal": principal, "groups": ("readers",)}

    alone = resources(template([ADMINS], entry), "AWS::EKS::AccessEntry")
    with_team = resources(template([ADMINS], entry, teams=(team("shop", "edit", principal),)), "AWS::EKS::AccessEntry")

    assert set(alone) == set(with_team)


def test_a_members_id_is_its_principal_and_no_team() -> None:
    principal, other = "arn:aws:iam::111122223333:role/shop", "arn:aws:iam::111122223333:role/else"

    one = resources(template([ADMINS], teams=(team("shop", "edit", principal),)), "AWS::EKS::AccessEntry")
    two = resources(
        template([ADMINS], teams=(team("ads", "view", other, principal),)),
        "AWS::EKS::AccessEntry",
    )

    assert set(one) < set(two)


@pytest.mark.parametrize("kind", ["ec2_linux", "ec2_windows", "fargate_linux", "hybrid_linux", "hyperpod_linux"])
def test_eks_gives_nodes_what_they_may_do(kind: str) -> None:
    principal = "arn:aws:iam::111122223333:role/nodes"

    entry = entries_of([ADMINS], {"name": "nodes", "principal": principal, "type": kind})[principal]

    assert entry == {"ClusterName": "prod", "PrincipalArn": principal, "Type": kind.upper()}


def test_nodes_of_auto_mode_have_their_policy() -> None:
    principal = "arn:aws:iam::111122223333:role/nodes"
    policies = ({"name": "AmazonEKSAutoNodePolicy"},)

    entry = entries_of([ADMINS], {"name": "n", "principal": principal, "type": "ec2", "policies": policies})[principal]

    assert entry["Type"] == "EC2"
    assert "KubernetesGroups" not in entry
    assert entry["AccessPolicies"] == [
        {"PolicyArn": f"{POLICY}/AmazonEKSAutoNodePolicy", "AccessScope": {"Type": "cluster"}}
    ]


def test_a_username_of_ones_own_is_the_principals() -> None:
    principal = "arn:aws:iam::111122223333:role/ops"
    written = {"name": "ops", "principal": principal, "groups": ("ops",), "username": "ops:{{SessionName}}"}

    assert entries_of([ADMINS], written)[principal]["Username"] == "ops:{{SessionName}}"
