"""Set-up does nothing when nothing changed, and never trusts what was left half-way or has moved."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tools import setup
from tools.repository import PROGRAMS, ROOT


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone in which everything is set up."""
    for name in setup.PINS:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{name}, first version")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").touch()
    (tmp_path / "node_modules").mkdir()
    settle(tmp_path, monkeypatch)
    setup.STAMP.write_text(setup.wanted())
    return tmp_path


def settle(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let set-up believe that it stands in this folder."""
    monkeypatch.setattr(setup, "ROOT", folder)
    monkeypatch.setattr(setup, "VENV", folder / ".venv")
    monkeypatch.setattr(setup, "STAMP", folder / ".venv/setup.stamp")


@pytest.mark.usefixtures("clone")
def test_what_was_set_up_stands() -> None:
    assert setup.stands()


@pytest.mark.parametrize("name", setup.PINS)
def test_a_changed_pin_is_set_up_again(name: str, clone: Path) -> None:
    (clone / name).write_text("second version")
    assert not setup.stands()


@pytest.mark.parametrize("gone", [".venv/setup.stamp", ".venv/bin/python", "requirements.txt"])
def test_what_is_no_longer_whole_is_set_up_again(gone: str, clone: Path) -> None:
    (clone / gone).unlink()
    assert not setup.stands()


def test_a_clone_that_moved_is_set_up_again(
    clone: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    moved = tmp_path_factory.mktemp("elsewhere") / "clone"
    clone.rename(moved)
    settle(moved, monkeypatch)
    assert not setup.stands()


@pytest.mark.parametrize(
    "name", ["PIP_TARGET", "PIP_PREFIX", "PYTHONPATH", "PYTHONHOME", "NODE_OPTIONS", "npm_config_prefix", "NODE_ENV"]
)
def test_settings_that_put_packages_elsewhere_are_not_passed_on(name: str) -> None:
    assert setup.HOSTILE.fullmatch(name)


@pytest.mark.parametrize("name", ["PIP_INDEX_URL", "PIP_CERT", "PIP_FIND_LINKS", "npm_config_registry", "HTTPS_PROXY"])
def test_which_index_is_used_stays_the_machines_choice(name: str) -> None:
    assert not setup.HOSTILE.fullmatch(name)


SECRETS = (
    "AWS_PROFILE",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "GITHUB_TOKEN",
    "GITHUB_ENV",
    "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
    "NPM_TOKEN",
    "DEPLOY_SECRET_2",
    "vault_token",
)
KEPT = (
    "HOME",
    "LANG",
    "PIP_INDEX_URL",
    "PIP_CERT",
    "PIP_SECRET_OF_THE_MIRROR",
    "npm_config_registry",
    "npm_config_cafile",
    "NPM_CONFIG_MIRROR_TOKEN",
    "https_proxy",
    "NO_PROXY",
    "SSL_CERT_FILE",
    "REQUESTS_CA_BUNDLE",
    "NODE_EXTRA_CA_CERTS",
)


def test_pip_and_npm_get_no_credentials_and_keep_the_machines_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*SECRETS, *KEPT):
        monkeypatch.setenv(name, "of the machine")
    passed_on = setup.variables()
    assert not passed_on.keys() & set(SECRETS)
    assert {name: passed_on.get(name) for name in KEPT} == dict.fromkeys(KEPT, "of the machine")


def test_a_step_is_run_with_these_variables(
    clone: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "LOG", clone / "setup.log")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "real")
    setup.run("prints", [sys.executable, "-c", "import os; print(dict(os.environ))"], hint="")
    assert "AWS_SECRET_ACCESS_KEY" not in setup.LOG.read_text()
    assert "PIP_USER" in setup.LOG.read_text()
    assert "prints" in capsys.readouterr().err


def test_the_lock_names_hashes_and_no_registry() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert all("integrity" in package for path, package in packages.items() if path)
    assert not [path for path, package in packages.items() if "resolved" in package]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_exactly(name: str) -> None:
    lines = [line for line in (ROOT / name).read_text().splitlines() if line and line[0] not in "#-"]
    assert lines
    assert [line for line in lines if "==" not in line] == []


def test_cdk_and_node_stand_beside_python_and_need_nothing_on_the_path() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())["dependencies"]["aws-cdk"]
    for program, told in {"cdk": wanted, "node": "v"}.items():
        done = subprocess.run(
            [str(PROGRAMS / program), "--version"],
            env={"PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.startswith(told)


def test_the_cdk_finds_node_without_a_path() -> None:
    command = [sys.executable, "-c", "from aws_cdk import Token; print(Token.is_unresolved('plain'))"]
    done = subprocess.run(command, env={"PATH": "/nowhere"}, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "False\n"), done.stderr
