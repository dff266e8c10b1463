"""The local AWS starts, is found again, never speaks to an account, and leaves nothing behind."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tools.local_aws.guard import NotTheEmulator
from tools.local_aws.processes import EmulatorProcess, emulators_of
from tools.local_aws.session import LocalAws

ACCOUNT = "111122223333"
REGION = "eu-west-1"

HOSTILE = {
    "AWS_PROFILE": "production",
    "AWS_ACCESS_KEY_ID": "999999999999",
    "AWS_SECRET_ACCESS_KEY": "real",
    "AWS_SESSION_TOKEN": "real",
    "AWS_ENDPOINT_URL": "http://127.0.0.1:1",
    "AWS_ENDPOINT_URL_STS": "http://127.0.0.1:1",
    "AWS_ENDPOINT_URL_CLOUDFORMATION": "http://127.0.0.1:1",
    "AWS_REGION": "us-gov-west-1",
    "AWS_DEFAULT_REGION": "us-gov-west-1",
    "AWS_USE_FIPS_ENDPOINT": "true",
    "AWS_CA_BUNDLE": "/no/such/file",
    "HTTP_PROXY": "http://127.0.0.1:1",
    "http_proxy": "http://127.0.0.1:1",
    "ALL_PROXY": "http://127.0.0.1:1",
    "NODE_OPTIONS": "--require /no/such/file.js",
    "PYTHONPATH": "/no/such/folder",
}


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "aws"
    LocalAws.stop_all_of(tmp_path / "aws")


def started(folder: Path, *, account: str = ACCOUNT) -> LocalAws:
    return LocalAws.start(folder, account=account, region=REGION)


def test_a_second_start_finds_the_first_with_all_it_holds(folder: Path) -> None:
    first = started(folder)
    first.client("ssm").put_parameter(Name="kept", Value="yes", Type="String")
    second = started(folder)
    assert second.process == first.process
    assert second.client("ssm").get_parameter(Name="kept")["Parameter"]["Value"] == "yes"


def test_a_killed_one_is_replaced_by_an_empty_one(folder: Path) -> None:
    first = started(folder)
    first.client("ssm").put_parameter(Name="gone", Value="yes", Type="String")
    os.killpg(first.process.pid, signal.SIGKILL)
    psutil.Process(first.process.pid).wait(5)
    second = started(folder)
    assert second.process.pid != first.process.pid
    assert second.client("ssm").describe_parameters()["Parameters"] == []


def test_one_that_hangs_is_ended_and_replaced(folder: Path) -> None:
    first = started(folder)
    os.killpg(first.process.pid, signal.SIGSTOP)
    second = started(folder)
    assert emulators_of(folder / "state") == [second.process]


def test_one_of_another_account_is_replaced(folder: Path) -> None:
    started(folder, account="444455556666")
    second = started(folder)
    assert second.client("sts").get_caller_identity()["Account"] == ACCOUNT
    assert emulators_of(folder / "state") == [second.process]


def test_two_folders_have_two_that_know_nothing_of_each_other(folder: Path, tmp_path: Path) -> None:
    one, other = started(folder), started(tmp_path / "other")
    try:
        one.client("ssm").put_parameter(Name="mine", Value="yes", Type="String")
        assert other.client("ssm").describe_parameters()["Parameters"] == []
        one.stop()
        assert other.answers()
    finally:
        other.stop()


def test_stopping_ends_every_process(folder: Path) -> None:
    running = started(folder)
    family = [psutil.Process(running.process.pid), *psutil.Process(running.process.pid).children(recursive=True)]
    running.stop()
    assert [process for process in family if process.is_running() and process.status() != "zombie"] == []
    assert LocalAws.running(folder, account=ACCOUNT, region=REGION) is None


def test_nothing_of_a_hostile_environment_reaches_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)
    running = started(folder)
    assert running.client("sts").get_caller_identity()["Account"] == ACCOUNT
    assert f"aws://{ACCOUNT}/{REGION} bootstrapped" in running.cdk("bootstrap", f"aws://{ACCOUNT}/{REGION}")
    stacks = running.client("cloudformation").describe_stacks()["Stacks"]
    assert [stack["StackName"] for stack in stacks] == ["CDKToolkit"]


def test_the_processes_know_nothing_of_a_hostile_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)
    running = started(folder)
    told = psutil.Process(running.process.pid).environ()
    assert not {name for name in HOSTILE if told.get(name) == HOSTILE[name]}
    assert Path(told["HOME"]).is_relative_to(folder)


def test_no_command_is_run_against_something_else(folder: Path) -> None:
    folder.mkdir()
    nobody = EmulatorProcess(pid=1, port=1, kubernetes_port=1, account=ACCOUNT, region=REGION)
    elsewhere = LocalAws(folder=folder, process=nobody)
    with pytest.raises(NotTheEmulator):
        elsewhere.cdk("bootstrap", f"aws://{ACCOUNT}/{REGION}")
    with pytest.raises(NotTheEmulator):
        elsewhere.client("eks")
    assert not (folder / "cdk.log").exists()
