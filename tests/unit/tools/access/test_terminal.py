"""The report as people read it, in narrow terminals too."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from tests.unit.tools.access.templates import ACCOUNT, ADMINS, bound, entry, made, manifest, stack, told
from tools.access.report import Report
from tools.access.terminal import show

IDENTITY_CENTER = (
    f"arn:aws:iam::{ACCOUNT}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Platform_0123456789abcdef"
)


@pytest.fixture
def here(tmp_path: Path) -> Report:
    trust = {"Statement": [{"Effect": "Allow", "Principal": {"Service": "pods.eks.amazonaws.com"}}]}
    return told(
        stack(
            tmp_path,
            {
                "Admins": entry(ADMINS, policies={"AmazonEKSClusterAdminPolicy": None}),
                "People": entry(IDENTITY_CENTER, policies={"AmazonEKSEditPolicy": ["team-a"]}),
                "Others": entry("arn:aws:iam::444455556666:role/audit", policies={"AmazonEKSViewPolicy": None}),
                "Role": made(
                    "AWS::IAM::Role",
                    path="add-ons/AddOns/shop/Role",
                    AssumeRolePolicyDocument=trust,
                    Policies=[
                        {
                            "PolicyDocument": {
                                "Statement": [
                                    {"Effect": "Allow", "Action": ["s3:GetObject", "sqs:SendMessage"], "Resource": "*"},
                                    {
                                        "Effect": "Deny",
                                        "Action": "s3:*",
                                        "Resource": f"arn:aws:sns:eu-west-1:{ACCOUNT}:t",
                                    },
                                ]
                            }
                        }
                    ],
                ),
                "Pods": made(
                    "AWS::EKS::PodIdentityAssociation",
                    Namespace="team-a",
                    ServiceAccount="shop",
                    RoleArn={"Fn::GetAtt": ["Role", "Arn"]},
                ),
                "Manifest": manifest(bound("ClusterRoleBinding", "dev", "ClusterRole view", ("Group", "dev"))),
            },
        )
    )


def shown(report: Report, *, width: int) -> str:
    console = Console(file=StringIO(), width=width, soft_wrap=True)
    show(report, console=console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def words(text: str) -> str:
    """The text without its lines' ends, as somebody reads it."""
    return " ".join(text.split())


@pytest.mark.parametrize("width", [80, 120])
def test_no_table_is_wider_than_the_terminal(here: Report, width: int) -> None:
    assert max(len(line) for line in shown(here, width=width).splitlines()) <= width


def test_arns_are_as_short_as_they_can_be(here: Report) -> None:
    text = words(shown(here, width=200))

    assert "role/platform-admins AmazonEKSClusterAdminPolicy: whole cluster" in text
    assert "role/audit of 444455556666 AmazonEKSViewPolicy: whole cluster" in text
    assert f"arn:aws:iam::{ACCOUNT}" not in text


def test_many_actions_of_a_service_are_counted(tmp_path: Path) -> None:
    trust = {"Statement": [{"Effect": "Allow", "Principal": {"Service": "pods.eks.amazonaws.com"}}]}
    statement = {"Effect": "Allow", "Action": [f"ec2:Do{number}" for number in range(7)] + ["s3:Get"], "Resource": "*"}
    report = told(
        stack(
            tmp_path,
            {
                "Role": made(
                    "AWS::IAM::Role",
                    path="add-ons/AddOns/shop/Role",
                    AssumeRolePolicyDocument=trust,
                    Policies=[{"PolicyDocument": {"Statement": [statement]}}],
                ),
                "Pods": made(
                    "AWS::EKS::PodIdentityAssociation",
                    Namespace="team-a",
                    ServiceAccount="shop",
                    RoleArn={"Fn::GetAtt": ["Role", "Arn"]},
                ),
            },
        )
    )

    assert "ec2: 7 actions; s3: Get on any resource" in words(shown(report, width=200))
    assert "ec2:Do6" in report.workloads[0].statements[0].actions


def test_what_a_grant_is_stands_once(here: Report) -> None:
    text = shown(here, width=120)

    assert text.count("read and change workloads") == 1
    assert "AmazonEKSClusterAdminPolicy" in text
    assert "everything" in text


def test_a_group_is_told_with_its_binding(here: Report) -> None:
    assert "dev ClusterRole view: whole cluster through ClusterRoleBinding dev (group dev)" in words(
        shown(here, width=200)
    )


def test_what_pods_may_do_is_grouped_by_service(here: Report) -> None:
    text = words(shown(here, width=200))

    assert "team-a/shop add-ons/AddOns/shop, by pod identity" in text
    assert "s3: GetObject; sqs: SendMessage on any resource" in text
    assert "never s3: * on t" in text


def test_namespaces_tell_what_they_have_beside_what_all_have(here: Report) -> None:
    by_namespace = words(shown(here, width=200).partition("By namespace")[2])

    assert "every namespace role/platform-admins: AmazonEKSClusterAdminPolicy" in by_namespace
    assert "default, kube-system nobody else" in by_namespace
    assert by_namespace.endswith("its pods as shop: add-ons/AddOns/shop")


def test_long_names_are_broken_where_they_have_parts(here: Report) -> None:
    first = [line[:32].strip() for line in shown(here, width=80).splitlines()]
    begin = first.index("role/aws-reserved/")

    assert first[begin + 1] == "sso.amazonaws.com/eu-west-1/"
    assert first[begin + 2].startswith("AWSReservedSSO_Platform_")
