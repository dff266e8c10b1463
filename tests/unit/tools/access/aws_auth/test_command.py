"""`make access-entries`: a section on standard output, or all that is wrong, in words."""

import os
import re
from pathlib import Path

import pytest

from tests.unit.tools.access.aws_auth.mapped import ACCOUNT, ADMINS, INSTANCE, NODES, config_map, role
from tools.access.aws_auth.command import converted
from tools.failure import Failure


def refused(file: Path | str, **options: str) -> str:
    with pytest.raises(Failure) as failure:
        converted(str(file), **options)
    assert failure.value.exit_code == 2
    return str(failure.value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "aws-auth.yaml"
    path.write_bytes(config_map(ADMINS, role("nodes", groups=NODES, username=INSTANCE)))
    return path


def test_a_file_becomes_a_section(file: Path) -> None:
    text = converted(str(file), account=ACCOUNT, self_managed=" nodes, ")

    assert text.startswith("# From aws-auth.yaml")
    assert f"\naccess:\n  admins:\n    - {ADMINS['rolearn']}\n" in text
    assert "type: ec2_linux" in text


def test_roles_with_a_path_are_named_as_in_their_arn(tmp_path: Path) -> None:
    path = tmp_path / "paths.yaml"
    path.write_bytes(config_map(ADMINS, role("team/dev", groups=["a"])))

    assert "Say WITH_PATH=team/dev" in refused(path)
    assert f"principal: arn:aws:iam::{ACCOUNT}:role/team/dev" in converted(str(path), with_path=" role/team/dev,")


def test_all_reasons_come_with_the_file_and_their_place(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(config_map(role("a"), role("b", groups=["system:b"])))

    *reasons, last = refused(path).splitlines()
    places = [re.sub(rf"^{re.escape(str(path))} (\S+?):? .*", r"\1", reason) for reason in reasons]
    assert places == ["mapRoles", "mapRoles[0]", "mapRoles[1]"]
    assert last == "3 reasons: nothing is written."


def test_a_file_is_asked_for() -> None:
    assert refused("") == (
        "which file? Say AWS_AUTH=aws-auth.yaml, made by: "
        "kubectl get configmap aws-auth -n kube-system -o yaml > aws-auth.yaml"
    )


@pytest.mark.parametrize("account", ["1", "11112222333x", "\N{FULLWIDTH DIGIT ONE}" * 12])
def test_an_account_is_twelve_digits(account: str, file: Path) -> None:
    assert "ACCOUNT must be the 12 digits of an account" in refused(file, account=account)


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    assert refused(tmp_path / "no.yaml").endswith("no.yaml cannot be read: no such file or directory")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path).endswith("cannot be read: is a directory")


def test_a_name_that_no_file_can_have_is_said_so() -> None:
    assert "cannot be read: " in refused("a\0b")


@pytest.mark.parametrize("content", [b"\x00\xff\xfe" * 99, b"- a\n", b"other: x\n", b"", b"\x1f\x8b\x08\x00"])
def test_what_is_no_aws_auth_is_said_so_with_what_makes_one(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)

    assert " is no aws-auth: " in refused(path)
    assert refused(path).endswith("kubectl get configmap aws-auth -n kube-system -o yaml > aws-auth.yaml")


def test_a_file_without_end_is_not_read_to_it() -> None:
    assert Path("/dev/zero").exists()
    assert "the file must be smaller than 1 MiB" in refused("/dev/zero")


def test_it_may_come_through_a_pipe(file: Path) -> None:
    read_end, write_end = os.pipe()
    os.write(write_end, file.read_bytes())
    os.close(write_end)

    assert "access:" in converted(f"/dev/fd/{read_end}")
    os.close(read_end)
