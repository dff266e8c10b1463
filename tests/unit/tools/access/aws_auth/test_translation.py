"""What becomes of each principal of an aws-auth, and why of some nothing may."""

from collections.abc import Callable
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

FOREIGN = "444455556666"


def made(*roles: dict[str, Any], users: tuple[dict[str, Any], ...] = (), **options: Any) -> Translation:
    """What becomes of them, beside an admin."""
    return translate(read(config_map(ADMINS, *roles, users=users)), **options)


def reasons(*roles: dict[str, Any], users: tuple[dict[str, Any], ...] = (), **options: Any) -> list[str]:
    return [str(each) for each in made(*roles, users=users, **options).refused]


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


def test_a_role_that_aws_auth_never_let_in_is_said_to_enter_now() -> None:
    assert remarks(made(role("team/dev", groups=["a"]))) == [
        "aws-auth takes no path, and so never let this role in; its entry does"
    ]


def test_a_role_of_identity_center_with_its_path_is_taken() -> None:
    name = "aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_0123456789abcdef"
    here = made(role(name, groups=["a"]))

    assert (here.refused, here.remarks) == ([], [])
    assert here.entries[0]["name"] == "awsreservedsso-dev-0123456789abcdef"


def test_names_of_entries_are_told_apart() -> None:
    here = made(role("dev", groups=["a"]), role("Dev_", groups=["a"]), role("9", groups=["a"]), role("+", groups=["a"]))

    assert [entry["name"] for entry in here.entries] == ["dev", "dev-2", "entry-9", "entry"]
    here.validated()


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    (
        "a role of Identity Center without path",
        role("AWSReservedSSO_Dev_0123456789abcdef", groups=["a"]),
        "must carry the role's path",
    ),
    ("a service-linked role", role("AWSServiceRoleForSupport", groups=["a"]), "must not be a service-linked role"),
    (
        "a service-linked role with its path",
        role("aws-service-role/support.amazonaws.com/AWSServiceRoleForSupport", groups=["a"]),
        "must not be a service-linked role",
    ),
    ("the root", {"rolearn": f"arn:aws:iam::{ACCOUNT}:root", "groups": ["a"]}, "never the account's root"),
    ("a session", {"rolearn": f"arn:aws:sts::{ACCOUNT}:assumed-role/dev/jo", "groups": ["a"]}, "not a session of it"),
    ("any role", role("*", groups=["a"]), "must name one role or user"),
    ("no ARN", {"rolearn": "dev", "groups": ["a"]}, "must be the ARN of an IAM role or user"),
    (
        "a permission set",
        {"sso": {"permissionSetName": "Dev", "accountID": ACCOUNT}, "groups": ["a"]},
        "matches no permission set",
    ),
    ("nobody", {"username": "jo", "groups": ["a"]}, "must have rolearn, the principal's ARN"),
    ("no group", role("dev", username="jo"), "bind to that what is bound to its user 'jo', or remove the entry"),
    ("a group of Kubernetes", role("dev", groups=["system:authenticated"]), "must not start with 'system:'"),
    ("a group that is a template", role("dev", groups=["g:{{AccountID}}"]), "must have groups without templates"),
    ("an empty group", role("dev", groups=[""]), "must have groups of 1 to 63 characters"),
    ("a long group", role("dev", groups=["g" * 64]), "must have groups of 1 to 63 characters"),
    ("a kept name", role("dev", groups=["a"], username="eks:dev"), "must not start with 'eks:'"),
    (
        "a name without colon",
        role("dev", groups=["a"], username="dev{{SessionName}}"),
        "must have a colon before {{SessionName}}",
    ),
    (
        "a raw name without colon",
        role("dev", groups=["a"], username="{{SessionNameRaw}}"),
        "must have a colon before {{SessionNameRaw}}",
    ),
    (
        "an account in a name",
        role("dev", groups=["a"], username="a:{{AccountID}}"),
        f"does not fill in; write {ACCOUNT}",
    ),
    ("a key in a name", role("dev", groups=["a"], username="a:{{AccessKeyID}}"), "without {{AccessKeyID}}"),
    (
        "an instance's name of a person",
        role("dev", groups=["a"], username="a:{{EC2PrivateDNSName}}"),
        "without {{EC2PrivateDNSName}}",
    ),
    ("an admin that is a node", role("n", groups=[*NODES, *MASTERS]), "must not be a node's role and admin"),
    ("a node in groups", role("n", groups=[*NODES, "deployers"]), "must not be a node's role and in deployers"),
    ("a typing error", {**role("dev", groups=["a"]), "group": ["a"]}, "got 'group', which aws-auth does not read"),
    ("a group for a list", {**role("dev"), "groups": "system:masters"}, "must have groups that are a list of texts"),
    ("a number for a group", {**role("dev"), "groups": [7]}, "must have groups that are a list of texts"),
    ("a number for a name", {**role("dev", groups=["a"]), "username": 7}, "must have a username that is text, got 7"),
]


@pytest.mark.parametrize(("mapping", "told"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED])
def test_what_would_lock_somebody_out_is_refused(mapping: dict[str, Any], told: str) -> None:
    (reason,) = reasons(mapping)

    assert reason.startswith("mapRoles[1]")
    assert str(mapping.get("rolearn", "")) in reason
    assert told in reason


def test_a_user_is_no_node() -> None:
    (reason,) = reasons(users=(user("jo", groups=NODES),))

    assert "nodes are roles, and this is a user" in reason


@pytest.mark.parametrize("own", [True, False])
def test_a_role_of_nodes_with_an_entry_is_of_the_clusters_account(own: bool) -> None:
    node = role("nodes", groups=NODES, username=INSTANCE, account=FOREIGN)
    found = reasons(node, account=ACCOUNT, self_managed={"nodes"} if own else set())

    assert [f"must be of the cluster's account {ACCOUNT}" in each for each in found] == ([True] if own else [])


def test_people_may_be_of_another_account() -> None:
    assert reasons(role("dev", groups=["a"], account=FOREIGN), account=ACCOUNT) == []


@pytest.mark.parametrize("self_managed", ["platform-admins", "nobody"])
def test_only_instances_are_self_managed(self_managed: str) -> None:
    (reason,) = reasons(self_managed={self_managed})

    assert reason.startswith(f"SELF_MANAGED {self_managed}: must name roles of instances that are nodes")


def test_two_that_say_different_things_of_one_principal_are_refused() -> None:
    (reason,) = reasons(role("dev", groups=["a"]), role("dev", groups=["b"]))

    assert "mapRoles[2]" in reason
    assert "what mapRoles[1] says, for a principal has one entry" in reason


def test_case_does_not_tell_principals_apart() -> None:
    assert len(reasons(role("dev", groups=["a"]), role("DEV", groups=["a"]))) == 1


WHOLE: list[tuple[str, Callable[[], bytes], str]] = [
    ("no admin", lambda: config_map(role("dev", groups=["a"])), "mapRoles: must have somebody in system:masters"),
    ("an account", lambda: config_map(ADMINS, accounts=[FOREIGN]), f"mapAccounts[0] {FOREIGN}: must not be"),
    (
        "two partitions",
        lambda: config_map(ADMINS, {"rolearn": f"arn:aws-cn:iam::{FOREIGN}:role/x", "groups": ["a"]}),
        "must be principals of one partition, the cluster's own, got aws (mapRoles[0]), aws-cn (mapRoles[1])",
    ),
]


@pytest.mark.parametrize(("content", "told"), [each[1:] for each in WHOLE], ids=[each[0] for each in WHOLE])
def test_what_no_entry_shows_by_itself_is_refused(content: Callable[[], bytes], told: str) -> None:
    (refused,) = translate(read(content())).refused

    assert told in str(refused)


def test_all_reasons_come_at_once() -> None:
    found = translate(
        read(config_map(role("dev"), role("x", groups=["system:x"]), users=[user("u")], accounts=[FOREIGN]))
    ).refused

    assert len(found) == 5


def test_an_admin_that_cannot_be_read_is_no_missing_admin() -> None:
    found = translate(read(config_map({**ADMINS, "rolearm": "x"}))).refused

    assert ["which aws-auth does not read" in str(each) for each in found] == [True]
