"""Capabilities of EKS: who works with them, and as what they act in AWS."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from tests.unit.tools.access.templates import ACCOUNT, made, stack, told
from tools.access.report import Report
from tools.access.terminal import show

ONCALL = f"arn:aws:iam::{ACCOUNT}:role/oncall"
GROUP, USER = "90676e2e-1234-4cde-9f01-23456789abcd", "90676e2e-1234-4cde-9f01-23456789abce"
MAPPINGS = [
    {"Role": "ADMIN", "Identities": [{"Type": "SSO_GROUP", "Id": GROUP}]},
    {"Role": "VIEWER", "Identities": [{"Type": "SSO_USER", "Id": USER}]},
]


def capability(kind: str, *, role: object = ONCALL, **argo_cd: Any) -> dict[str, Any]:
    return made(
        "AWS::EKS::Capability",
        path="x/mine",
        CapabilityName="mine",
        Type=kind,
        RoleArn=role,
        Configuration={"ArgoCd": argo_cd} if argo_cd else {},
    )


def acting(*actions: str) -> dict[str, Any]:
    statements = [{"Effect": "Allow", "Action": list(actions), "Resource": f"arn:aws:sqs:eu-west-1:{ACCOUNT}:shop"}]
    policies = [{"PolicyDocument": {"Statement": statements}}] if actions else []
    return made("AWS::IAM::Role", path="x/mine/Role", Policies=policies)


def shown(report: Report) -> str:
    console = Console(file=StringIO(), width=80)
    show(report, console=console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("namespace", [None, "gitops"])
def test_people_of_argo_cd_have_its_roles_in_its_namespace(namespace: str | None, tmp_path: Path) -> None:
    where = {"Namespace": namespace} if namespace else {}
    here = told(stack(tmp_path, {"Capability": capability("ARGOCD", RbacRoleMappings=MAPPINGS, **where)}))

    people = [each for each in here.principals if each.kind == "identity_center"]
    assert [(each.name, each.grants[0].what, each.grants[0].namespaces, each.notes) for each in people] == [
        (f"group/{GROUP}", "Argo CD ADMIN", (namespace or "argocd",), (f"by Argo CD acts in the cluster as {ONCALL}",)),
        (f"user/{USER}", "Argo CD VIEWER", (namespace or "argocd",), ()),
    ]
    assert {each.grants[0].through for each in people} == {"capability mine"}


def test_an_identity_is_readable_in_a_narrow_terminal(tmp_path: Path) -> None:
    text = shown(told(stack(tmp_path, {"Capability": capability("ARGOCD", RbacRoleMappings=MAPPINGS)})))

    first = [line[:32].strip() for line in text.splitlines()]
    assert first[first.index("group/90676e2e-1234-4cde-") + 1] == "9f01-23456789abcd"
    assert "by Argo CD acts in the cluster as" in text
    assert max(map(len, text.splitlines())) <= 80


def test_whoever_writes_objects_of_a_capability_acts_with_its_role(tmp_path: Path) -> None:
    here = told(
        stack(
            tmp_path,
            {
                "Role": acting("sqs:CreateQueue"),
                "Capability": capability("ACK", role={"Fn::GetAtt": ["Role", "Arn"]}),
            },
        )
    )

    (ack,) = here.capabilities
    assert (ack.name, ack.kind, ack.role, ack.is_told) == ("mine", "ACK", "x/mine/Role", True)
    assert [statement.actions for statement in ack.statements] == [("sqs:CreateQueue",)]
    text = " ".join(shown(here).split())
    told_of_it = "x/mine whoever may write objects of ACK acts with it sqs: CreateQueue on shop"
    assert f"capability mine {told_of_it}" in text


@pytest.mark.parametrize(("is_made", "said"), [(True, "nothing"), (False, "not told: no template makes this role")])
def test_a_role_that_nobody_tells_is_not_said_to_allow_nothing(is_made: bool, said: str, tmp_path: Path) -> None:
    role = {"Role": acting()} if is_made else {}
    owner = capability("KRO", role={"Fn::GetAtt": ["Role", "Arn"]} if is_made else ONCALL)
    text = shown(told(stack(tmp_path, {**role, "Capability": owner})))

    assert [line[33:].strip() for line in text.splitlines() if said in line] == [said]
