"""What is written is a section that an environment can have, and nobody of the input is missing from it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some
from ruamel.yaml import YAML

from tests.unit.specs.environment_files import GOOD, problems
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
from tools.access.aws_auth.section import section
from tools.access.aws_auth.translation import Translation, translate

EVERYBODY = config_map(
    ADMINS,
    role("nodes", groups=NODES, username=INSTANCE),
    role("windows", groups=[*NODES, "eks:kube-proxy-windows"], username=INSTANCE),
    role("hybrid", groups=NODES, username=SESSION),
    role("fargate", groups=[*NODES, "system:node-proxier"], username=SESSION),
    role("Dev", groups=["deployers", "no: yaml # here", "*alias"], username="dev:{{SessionName}}"),
    users=[user("jo", groups=["viewers"])],
)


def written(content: bytes, **options: Any) -> str:
    made = translate(read(content), **options)
    assert made.refused == []
    made.validated()
    return section(made, source="aws-auth.yaml")


def test_an_environment_can_have_it(tmp_path: Path) -> None:
    text = written(EVERYBODY, account=ACCOUNT, self_managed={"nodes", "windows"})
    begin, end = GOOD.index("access:\n  admins"), GOOD.index("capacity:\n")

    assert problems(tmp_path, text=GOOD[:begin] + text + GOOD[end:]) == []


def test_a_group_is_the_same_after_it_was_written() -> None:
    values = YAML(typ="safe").load(written(EVERYBODY))

    assert list(values) == ["access"]
    assert values["access"]["entries"][1]["groups"] == ["deployers", "no: yaml # here", "*alias"]


def test_bindings_are_asked_for_each_group() -> None:
    text = written(EVERYBODY)

    assert 'groups: ["deployers"]}' in text
    assert 'groups: ["viewers"]}' in text
    assert "kubectl get clusterrolebindings,rolebindings" in text


def test_comments_are_no_wider_than_a_hundred_columns() -> None:
    long = role(f"team/{'x' * 40}", groups=[*MASTERS, "deployers", "viewers", "on-call"], username="somebody")
    lines = written(
        config_map(ADMINS, role("nodes", groups=NODES, username=INSTANCE), long), with_path={f"team/{'x' * 40}"}
    ).splitlines()

    comments = [line for line in lines if line.startswith("#")]
    assert max(map(len, comments)) <= 100
    assert any(line.startswith("#   ") for line in comments)


def test_without_groups_nothing_is_asked() -> None:
    assert "rbac" not in written(config_map(ADMINS))


NAMES = some.sampled_from(["a", "b", "team/a", "AWSReservedSSO_x_1", "AWSServiceRoleForX", "x y", "line\nbreak", "A"])
GROUPS = some.lists(
    some.sampled_from([*MASTERS, *NODES, "system:node-proxier", "eks:kube-proxy-windows", "dev", "ops", "a\n#b"]),
    max_size=4,
)
USERNAMES = some.sampled_from([None, INSTANCE, SESSION, "jo", "eks:x", "x{{AccountID}}", "x:{{SessionName}}", "a\n: b"])
ROLES = some.builds(
    role, NAMES, groups=GROUPS, username=USERNAMES, account=some.sampled_from([ACCOUNT, "444455556666"])
)
USERS = some.builds(user, NAMES, groups=GROUPS, username=USERNAMES)
MAPS = some.builds(lambda roles, users: (roles, users), some.lists(ROLES, max_size=4), some.lists(USERS, max_size=2))


def known(of: Translation) -> str:
    """Everything that is said of anybody."""
    return "\n".join(
        [*of.admins, *(entry["principal"] for entry in of.entries), *map(str, of.remarks), *map(str, of.refused)]
    )


@settings(max_examples=60, deadline=None)
@given(mapped=MAPS)
def test_nobody_is_dropped_in_silence(mapped: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> None:
    roles, users = mapped
    made = translate(read(config_map(*roles, users=users, mapAccounts="")), account=ACCOUNT)

    everything = known(made)
    for mapping in (*roles, *users):
        arn = mapping.get("rolearn") or mapping["userarn"]
        assert arn.replace("\n", "\\n") in everything


@given(arn=some.text(max_size=40) | some.from_regex(r"arn:aws[a-z-]*:(iam|sts):[^\n]*", fullmatch=True))
def test_an_arn_of_any_form_is_taken_or_refused(arn: str) -> None:
    entry = {"rolearn": arn, "username": "x:{{AccountID}}", "groups": ["dev"]}
    made = translate(read(json.dumps({"mapRoles": [ADMINS, entry]}).encode()), account=ACCOUNT)

    assert made.refused


@settings(max_examples=60, deadline=None)
@given(mapped=MAPS)
def test_what_is_not_refused_is_valid_and_lets_an_admin_in(
    mapped: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> None:
    roles, users = mapped
    made = translate(read(config_map(ADMINS, *roles, users=users)), account=ACCOUNT)
    if made.refused:
        return

    assert made.validated().admins
    text = section(made, source="aws-auth.yaml")
    values = YAML(typ="safe").load(StringIO(text))["access"]
    assert values["admins"] == made.admins
    assert values.get("entries", []) == made.entries
