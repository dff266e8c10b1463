"""What of an aws-auth may become nothing, for it would lock somebody out, or let somebody else in."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.unit.tools.access.aws_auth.mapped import (
    ACCOUNT,
    ADMINS,
    INSTANCE,
    MASTERS,
    NODES,
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
    (
        "a role with a path",
        role("team/dev", groups=["a"]),
        "does not let this role in today; its entry would. Say WITH_PATH=team/dev if it shall enter, or remove",
    ),
    ("an admin with a path", role("team/ops", groups=MASTERS), "Say WITH_PATH=team/ops if it shall enter"),
    (
        "a hybrid node with a path",
        role("team/n", groups=NODES, username="system:node:{{SessionName}}"),
        "Say WITH_PATH=team/n if it shall enter",
    ),
    (
        "a role of Identity Center with its path",
        role("aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_0123456789abcdef", groups=["a"]),
        "Say WITH_PATH=aws-reserved/sso.amazonaws.com/AWSReservedSSO_Dev_0123456789abcdef",
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
    assert reason.endswith("the file has none; leave SELF_MANAGED out")


def test_an_unknown_role_of_nodes_is_told_which_there_are() -> None:
    nodes = (role(name, groups=NODES, username=INSTANCE) for name in ("general", "team/spot"))
    (reason,) = reasons(*nodes, role("dev", groups=["dev"]), self_managed={"genral"})

    assert reason.startswith("SELF_MANAGED genral: must name roles")
    assert reason.endswith("write one of general, spot")


@pytest.mark.parametrize("with_path", ["platform-admins", "team/nobody"])
def test_only_roles_with_a_path_are_said_to_have_one(with_path: str) -> None:
    (reason,) = reasons(with_path={with_path})

    assert reason.startswith(f"WITH_PATH {with_path}: must name roles that have a path")


def test_an_admin_whom_aws_auth_keeps_out_is_none_unless_that_is_meant() -> None:
    content = read(config_map(role("team/ops", groups=MASTERS)))

    assert ["must have somebody in system:masters" in str(each) for each in translate(content).refused] == [True, False]
    assert translate(content, with_path={"team/ops"}).admins == [f"arn:aws:iam::{ACCOUNT}:role/team/ops"]


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
