"""Steps run to the end, whatever fails, and each has its verdict."""

import sys
from pathlib import Path

import pytest

from tools.steps import Step, run_steps


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_all_steps_run_and_those_that_failed_are_named(capfd: pytest.CaptureFixture[str]) -> None:
    failed = run_steps(
        (
            Step("beside", python("print('seen'); raise SystemExit(1)"), beside=True),
            Step("fails", python("raise SystemExit(3)")),
            Step("holds", python("print('told')")),
            Step("quiet", python("print('hidden')"), quiet=True),
        )
    )

    told, _ = capfd.readouterr()
    assert failed == ["fails", "beside"]
    assert "told" in told
    assert "seen" in told
    assert "hidden" not in told


def test_no_step_finds_an_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "production")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIA")
    code = "import os; raise SystemExit(sum(name.startswith('AWS_') for name in os.environ) - 3)"

    assert run_steps((Step("looks", python(code)),)) == []


def test_no_step_finds_the_profile_of_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".aws").mkdir()
    (tmp_path / ".aws/credentials").write_text("[default]\naws_access_key_id = AKIA\naws_secret_access_key = real\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    code = "import boto3; raise SystemExit(boto3.Session().get_credentials() is not None)"

    assert run_steps((Step("asks", python(code)),)) == []
