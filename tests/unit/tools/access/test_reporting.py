"""Who may do what, from templates that a test writes and from those of the environments."""

from pathlib import Path

import pytest

from tests.unit.tools.access.templates import (
    ACCOUNT,
    ADMINS,
    bound,
    entry,
    kubernetes,
    made,
    manifest,
    stack,
    told,
)
from tools.access.report import Principal, Report

ONCALL = f"arn:aws:iam::{ACCOUNT}:role/oncall"


def principal(of: Report, name: str) -> Principal:
    (found,) = (each for each in of.principals if each.name == name)
    return found


def entrants(of: Report, namespace: str) -> list[tuple[str, str, bool]]:
    (found,) = (each for each in of.namespaces if each.name == namespace)
    return [(each.principal, each.what, each.cluster_wide) for each in found.entrants]


def test_an_entry_grants_what_its_policies_and_groups_do(tmp_path: Path) -> None:
    here = told(
        stack(
            tmp_path,
            {
                "Entry": entry(ADMINS, policies={"AmazonEKSViewPolicy": ["team-a"]}, KubernetesGroups=["deployers"]),
                "Manifest": manifest(
                    bound("ClusterRoleBinding", "deployers", "ClusterRole edit", ("Group", "deployers"))
                ),
            },
        )
    )

    found = principal(here, ADMINS)
    assert [(grant.what, grant.namespaces) for grant in found.grants] == [
        ("AmazonEKSViewPolicy", ("team-a",)),
        ("ClusterRole edit", None),
    ]
    assert found.notes == ()
    assert [each.kind for each in here.principals] == ["named"]


def test_a_group_that_nothing_binds_is_said_to_be_idle(tmp_path: Path) -> None:
    here = told(stack(tmp_path, {"Entry": entry(ADMINS, KubernetesGroups=["deployers"])}))

    assert principal(here, ADMINS).notes == ("no binding of the templates names deployers",)


def test_a_user_is_bound_by_the_name_of_an_entry(tmp_path: Path) -> None:
    applied = manifest(bound("RoleBinding", "jo", "ClusterRole view", ("User", "jo"), namespace="team-a"))
    here = told(stack(tmp_path, {"Entry": entry(ADMINS, Username="jo"), "Manifest": applied}))

    assert entrants(here, "team-a") == [(ADMINS, "ClusterRole view", False)]


def test_what_holds_in_the_whole_cluster_counts_in_every_namespace(tmp_path: Path) -> None:
    here = told(
        stack(
            tmp_path,
            {
                "Admins": entry(ADMINS, policies={"AmazonEKSClusterAdminPolicy": None}),
                "Oncall": entry(ONCALL, policies={"AmazonEKSEditPolicy": ["team-a"]}),
                "Manifest": manifest(
                    kubernetes("Namespace", "team-b"), kubernetes("ConfigMap", "x", namespace="team-c")
                ),
            },
        )
    )

    everywhere = (ADMINS, "AmazonEKSClusterAdminPolicy", True)
    assert [each.name for each in here.namespaces] == ["default", "kube-system", "team-a", "team-b", "team-c"]
    assert entrants(here, "team-a") == [everywhere, (ONCALL, "AmazonEKSEditPolicy", False)]
    assert entrants(here, "team-b") == entrants(here, "kube-system") == [everywhere]


def test_a_role_of_the_platform_is_told_with_who_becomes_it(tmp_path: Path) -> None:
    trust = {"Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}}]}
    here = told(
        stack(
            tmp_path,
            {
                "Role": made("AWS::IAM::Role", path="system/Access/Bastion/Role", AssumeRolePolicyDocument=trust),
                "Entry": entry({"Fn::GetAtt": ["Role", "Arn"]}, policies={"AmazonEKSViewPolicy": None}),
            },
        )
    )

    found = principal(here, "system/Access/Bastion/Role")
    assert (found.kind, found.assumed_by) == ("platform", ("ec2.amazonaws.com",))


def test_groups_of_the_identity_provider_are_those_that_no_entry_holds(tmp_path: Path) -> None:
    provider = made(
        "AWS::EKS::IdentityProviderConfig",
        IdentityProviderConfigName="people",
        Oidc={
            "IssuerUrl": "https://id.example.com",
            "ClientId": "eks",
            "GroupsClaim": "groups",
            "GroupsPrefix": "oidc:",
        },
    )
    applied = manifest(
        bound("ClusterRoleBinding", "a", "ClusterRole view", ("Group", "oidc:dev"), ("Group", "other")),
        bound("ClusterRoleBinding", "b", "ClusterRole view", ("Group", "system:authenticated")),
    )
    here = told(stack(tmp_path, {"Provider": provider, "Manifest": applied}))

    assert here.identity_provider
    assert (here.identity_provider.name, here.identity_provider.groups) == ("people", ("oidc:dev",))
    assert {each.name for each in here.principals if each.kind == "group"} == {
        "oidc:dev",
        "other",
        "system:authenticated",
    }


def test_a_provider_without_a_claim_of_groups_puts_nobody_into_one(tmp_path: Path) -> None:
    provider = made("AWS::EKS::IdentityProviderConfig", Oidc={"IssuerUrl": "https://id.example.com", "ClientId": "eks"})
    applied = manifest(bound("ClusterRoleBinding", "a", "ClusterRole view", ("Group", "dev")))
    here = told(stack(tmp_path, {"Provider": provider, "Manifest": applied}))

    assert here.identity_provider
    assert here.identity_provider.groups == ()


def test_what_brings_rbac_unseen_is_named(tmp_path: Path) -> None:
    here = told(
        stack(
            tmp_path,
            {
                "Chart": made("Custom::AWSCDK-EKS-HelmChart", Release="argo-cd"),
                "AddOn": made("AWS::EKS::Addon", AddonName="coredns"),
                "Later": made("Custom::AWSCDK-EKS-KubernetesResource", path="x/later", Manifest={"Fn::If": []}),
                "Seen": manifest(kubernetes("Namespace", "a")),
            },
        )
    )

    assert here.unseen == ("chart argo-cd", "add-on coredns", "manifest x/later (only a deployment knows its text)")


@pytest.mark.parametrize(
    ("condition", "shut", "until"),
    [
        ({}, False, None),
        ({"DateLessThan": {"aws:CurrentTime": "2026-11-24T06:00:00Z"}}, False, "2026-11-24T06:00:00Z"),
        ({"DateLessThan": {"aws:CurrentTime": "1970-01-01T00:00:00Z"}}, True, None),
    ],
)
def test_a_role_that_opens_for_some_hours_says_whether_it_is_open(
    condition: dict[str, object], shut: bool, until: str | None, tmp_path: Path
) -> None:
    trust = {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ONCALL}, "Condition": condition}]}
    role = made("AWS::IAM::Role", path="system/BreakGlass/Role", AssumeRolePolicyDocument=trust)
    here = told(stack(tmp_path, {"Role": role, "Entry": entry({"Fn::GetAtt": ["Role", "Arn"]})}))

    found = principal(here, "system/BreakGlass/Role")
    assert (found.shut, found.open_until) == (shut, until)


def test_a_role_that_trusts_nobody_is_shut(tmp_path: Path) -> None:
    role = made("AWS::IAM::Role", path="x/Role", AssumeRolePolicyDocument={"Statement": []})
    here = told(stack(tmp_path, {"Role": role, "Entry": entry({"Fn::GetAtt": ["Role", "Arn"]})}))

    assert principal(here, "x/Role").shut


@pytest.mark.parametrize(
    ("group", "members"),
    [
        ("system:authenticated", ("everybody who enters, pods too",)),
        ("system:unauthenticated", ("anybody who reaches the endpoint",)),
        ("system:serviceaccounts", ("the pods of every namespace",)),
        ("system:serviceaccounts:ci", ("the pods of ci",)),
        ("viewers", ()),
    ],
)
def test_groups_that_kubernetes_fills_say_whom_they_hold(group: str, members: tuple[str, ...], tmp_path: Path) -> None:
    applied = manifest(bound("ClusterRoleBinding", "x", "ClusterRole view", ("Group", group)))

    assert principal(told(stack(tmp_path, {"Manifest": applied})), group).notes == members
