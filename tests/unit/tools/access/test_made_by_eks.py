"""Roles whose access entries no template holds."""

from pathlib import Path

import pytest

from tests.unit.tools.access.templates import ACCOUNT, made, stack, told
from tools.access.access_policies import NODES
from tools.access.report import Principal, Report

ONCALL = f"arn:aws:iam::{ACCOUNT}:role/oncall"


def principal(of: Report, name: str) -> Principal:
    (found,) = (each for each in of.principals if each.name == name)
    return found


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


@pytest.mark.parametrize(
    ("kind", "configuration", "grants"),
    [
        ("ACK", {}, [("AmazonEKSACKPolicy", None)]),
        ("KRO", {}, [("AmazonEKSKROPolicy", None)]),
        ("ARGOCD", {}, [("AmazonEKSArgoCDClusterPolicy", None), ("AmazonEKSArgoCDPolicy", ("argocd",))]),
        (
            "ARGOCD",
            {"ArgoCd": {"Namespace": "gitops"}},
            [("AmazonEKSArgoCDClusterPolicy", None), ("AmazonEKSArgoCDPolicy", ("gitops",))],
        ),
    ],
)
def test_a_capability_acts_by_its_role(
    kind: str, configuration: dict[str, object], grants: list[object], tmp_path: Path
) -> None:
    made_by = made("AWS::EKS::Capability", path="x/mine", RoleArn=ONCALL, Type=kind, Configuration=configuration)
    found = principal(told(stack(tmp_path, {"Capability": made_by})), ONCALL)

    assert (found.kind, found.type, found.notes) == ("eks", "STANDARD", ("capability mine",))
    assert [(grant.what, grant.namespaces) for grant in found.grants] == grants
