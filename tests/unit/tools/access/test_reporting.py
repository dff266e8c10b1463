"""Who may do what, from templates that a test writes and from those of the environments."""

from pathlib import Path

import pytest

from tests.platforms import environment, platform
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
from tools.access.access_policies import NODES
from tools.access.report import Principal, Report
from tools.access.reporting import report
from tools.assembly import stacks_of

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


@pytest.mark.parametrize(
    ("owner", "kind", "said"),
    [
        (
            made("AWS::EKS::Nodegroup", path="capacity/Capacity/general", NodeRole=ONCALL),
            "EC2_LINUX",
            "node group general",
        ),
        (
            made("AWS::EKS::Nodegroup", path="x/win", NodeRole=ONCALL, AmiType="WINDOWS_CORE_2022_x86_64"),
            "EC2_WINDOWS",
            "node group win",
        ),
        (
            made("AWS::EKS::FargateProfile", path="x/batch", PodExecutionRoleArn=ONCALL),
            "FARGATE_LINUX",
            "Fargate profile batch",
        ),
    ],
)
def test_roles_of_nodes_have_entries_that_eks_makes(
    owner: dict[str, object], kind: str, said: str, tmp_path: Path
) -> None:
    found = principal(told(stack(tmp_path, {"Owner": owner})), ONCALL)

    assert (found.kind, found.type, found.notes) == ("eks", kind, (said,))
    assert found.grants[0].allows == (NODES,)


def test_two_node_groups_of_one_role_are_one_principal(tmp_path: Path) -> None:
    groups = {name: made("AWS::EKS::Nodegroup", path=f"x/{name}", NodeRole=ONCALL) for name in ("one", "two")}

    assert principal(told(stack(tmp_path, groups)), ONCALL).notes == ("node group one, node group two",)


def test_a_capability_acts_by_its_role(tmp_path: Path) -> None:
    made_by = made("AWS::EKS::Capability", path="x/argo-cd", RoleArn=ONCALL)
    found = principal(told(stack(tmp_path, {"Capability": made_by})), ONCALL)

    assert found.notes == ("capability argo-cd", "EKS makes its access entry, and says what it may do")


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


def test_service_accounts_hold_roles_by_pod_identity_and_by_irsa(tmp_path: Path) -> None:
    trust = {
        "Statement": {
            "Effect": "Allow",
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {"StringEquals": {"issuer:sub": "system:serviceaccount:batch:reports"}},
        }
    }
    here = told(
        stack(
            tmp_path,
            {
                "Cni": made("AWS::EKS::Addon", AddonName="vpc-cni", PodIdentityAssociations=[_association("aws-node")]),
                "Moved": made(
                    "AWS::EKS::Addon",
                    AddonName="vpc-cni",
                    NamespaceConfig={"Namespace": "moved"},
                    PodIdentityAssociations=[_association("m")],
                ),
                "Unknown": made(
                    "AWS::EKS::Addon", AddonName="of-somebody", PodIdentityAssociations=[_association("u")]
                ),
                "Own": made(
                    "AWS::EKS::PodIdentityAssociation", Namespace="shop", TargetRoleArn=ONCALL, **_association("api")
                ),
                "Irsa": made("AWS::IAM::Role", path="x/Reports", AssumeRolePolicyDocument=trust),
            },
        )
    )

    assert [
        (each.namespace, each.service_account, each.through, each.role, each.target_role) for each in here.workloads
    ] == [
        (None, "u", "pod identity", ONCALL, None),
        ("batch", "reports", "IRSA", "x/Reports", None),
        ("kube-system", "aws-node", "pod identity", ONCALL, None),
        ("moved", "m", "pod identity", ONCALL, None),
        ("shop", "api", "pod identity", ONCALL, ONCALL),
    ]
    assert [each.roles for each in here.namespaces if each.name == "batch"] == [("reports: x/Reports",)]


def _association(service_account: str) -> dict[str, str]:
    return {"ServiceAccount": service_account, "RoleArn": ONCALL}


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


@pytest.mark.parametrize("name", ["dev", "prod", "isolated"])
def test_everybody_whom_an_environment_names_is_told(name: str) -> None:
    described = environment(name)
    stacks = stacks_of(platform(name))
    here = report(name, stacks, account=described.account, region=described.region)

    assert (here.authentication_mode, here.creator_is_admin) == ("API", False)
    assert {each.name for each in here.principals if each.kind == "named"} == {
        *described.access.admins,
        *(entry.principal for entry in described.access.entries),
    }
    templates = " ".join(json for each in stacks for json in (each.template_file.read_text(),))
    assert templates.count('"AWS::EKS::AccessEntry"') == len(
        [e for e in here.principals if e.kind in ("named", "platform")]
    )
    assert all(each.managed_policies or each.statements for each in here.workloads)
    assert all(each.assumed_by for each in here.principals if each.kind in ("platform", "eks"))
    assert not any(character in here.model_dump_json() for character in ("Fn::", '"Ref"', "Token["))
