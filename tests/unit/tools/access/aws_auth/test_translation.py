"""What becomes of each principal of an aws-auth, where it becomes something."""

from typing import Any

import pytest

from tests.unit.tools.access.aws_auth.mapped import (
    ACCOUNT,
    ADMINS,
    INSTANCE,
    MASTERS,
    NODES,
    SESSION,
    config_map,
    role,
    user,
)
from tools.access.aws_auth.config_map import read
from tools.access.aws_auth.translation import Translation, translate


def made(*roles: dict[str, Any], users: tuple[dict[str, Any], ...] = (), **options: Any) -> Translation:
    """What becomes of them, beside an admin."""
    return translate(read(config_map(ADMINS, *roles, users=users)), **options)


def remarks(translation: Translation) -> list[str]:
    return [each.message for each in translation.remarks]


def test_masters_are_admins() -> None:
    here = made(users=(user("root-of-all", groups=MASTERS),))

    assert here.admins == [ADMINS["rolearn"], f"arn:aws:iam::{ACCOUNT}:user/root-of-all"]
    assert (here.entries, here.refused, here.remarks) == ([], [], [])


def test_what_an_admin_loses_is_said() -> None:
    here = made(role("ops", groups=[*MASTERS, "extra"], username="ops:{{SessionName}}"))

    assert remarks(here) == [
        "is admin; its other groups are left out, for they add nothing: extra",
        "is admin; EKS names it by its ARN, no longer ops:{{SessionName}}, in audit logs and to bindings",
    ]


def test_others_keep_their_groups_and_name() -> None:
    here = made(role("Dev.Team", groups=["deployers", "viewers"], username="dev:{{SessionName}}"))

    assert here.entries == [
        {
            "name": "dev-team",
            "principal": f"arn:aws:iam::{ACCOUNT}:role/Dev.Team",
            "username": "dev:{{SessionName}}",
            "groups": ["deployers", "viewers"],
        }
    ]
    assert here.groups == ("deployers", "viewers")


@pytest.mark.parametrize(
    ("groups", "username", "options", "kind"),
    [
        (NODES, INSTANCE, {}, None),
        (NODES, INSTANCE, {"self_managed": {"nodes"}}, "ec2_linux"),
        (NODES, INSTANCE, {"self_managed": {f"arn:aws:iam::{ACCOUNT}:role/nodes"}}, "ec2_linux"),
        ([*NODES, "eks:kube-proxy-windows"], INSTANCE, {}, None),
        ([*NODES, "eks:kube-proxy-windows"], INSTANCE, {"self_managed": {"nodes"}}, "ec2_windows"),
        ([*NODES, "system:node-proxier"], SESSION, {}, None),
        (NODES, SESSION, {}, "hybrid_linux"),
    ],
)
def test_roles_of_nodes_become_what_their_groups_say(
    groups: list[str], username: str, options: dict[str, Any], kind: str | None
) -> None:
    here = made(role("nodes", groups=groups, username=username), **options)

    principal = f"arn:aws:iam::{ACCOUNT}:role/nodes"
    assert here.refused == []
    assert here.entries == ([{"name": "nodes", "principal": principal, "type": kind}] if kind else [])
    assert [each.arn for each in here.remarks] == ([] if kind else [principal])


def test_what_is_left_out_of_nodes_says_how_it_would_not_be() -> None:
    linux, fargate = remarks(
        made(
            role("nodes", groups=NODES, username=INSTANCE),
            role("fargate", groups=[*NODES, "system:node-proxier"], username=SESSION),
        )
    )

    assert "say SELF_MANAGED=nodes, and it becomes an entry of type ec2_linux" in linux
    assert fargate == "left out, a Fargate profile's role: EKS makes the entry with the profile"


def test_what_says_the_same_twice_is_written_once() -> None:
    here = made(role("dev", groups=["a", "b"]), role("dev", groups=["b", "a"]))

    assert [entry["name"] for entry in here.entries] == ["dev"]
    assert remarks(here) == ["left out, mapRoles[1] says the same"]


@pytest.mark.parametrize("named", ["team/dev", f"arn:aws:iam::{ACCOUNT}:role/team/dev"])
def test_a_role_that_aws_auth_keeps_out_enters_where_that_is_meant(named: str) -> None:
    here = made(role("team/dev", groups=["a"]), with_path={named})

    assert here.refused == []
    assert remarks(here) == ["aws-auth takes no path, and so does not let this role in today; its entry does"]


def test_a_role_of_identity_center_with_its_path_is_taken_where_that_is_meant() -> None:
    name = "aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_0123456789abcdef"
    here = made(role(name, groups=["a"]), with_path={name})

    assert here.refused == []
    assert here.entries[0]["name"] == "awsreservedsso-dev-0123456789abcdef"


def test_a_users_path_and_that_of_nodes_whose_entry_eks_makes_are_nothing() -> None:
    nodes = role("team/nodes", groups=NODES, username=INSTANCE)
    here = made(nodes, users=(user("team/jo", groups=["a"]),))

    assert here.refused == []
    assert [each.message.partition(",")[0] for each in here.remarks] == ["left out"]


def test_names_of_entries_are_told_apart() -> None:
    here = made(role("dev", groups=["a"]), role("Dev_", groups=["a"]), role("9", groups=["a"]), role("+", groups=["a"]))

    assert [entry["name"] for entry in here.entries] == ["dev", "dev-2", "entry-9", "entry"]
    here.validated()
