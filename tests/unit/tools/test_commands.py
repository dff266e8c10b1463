"""What a person did wrong is said in words, with an exit code, and never with a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools.__main__ import main
from tools.repository import ROOT


def tools(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as Make does, on a machine that knows no account."""
    return subprocess.run(
        [sys.executable, "-m", "tools", *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": str(home), "AWS_EC2_METADATA_DISABLED": "true", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def signed_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """This process, on a machine that knows no account, at the clone."""
    for name, value in {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "COLUMNS": "200"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(ROOT)
    return monkeypatch


def code_of_main() -> int | str | None:
    """What the process would end with."""
    try:
        return main()
    except SystemExit as end:
        return end.code


@pytest.mark.parametrize(
    ("arguments", "exit_code", "told"),
    [
        (["diff"], 2, "which environment? Say ENV=<name>; environments/ has "),
        (["kubeconfig"], 2, "which environment?"),
        (["mirror"], 2, "which environment?"),
        (
            ["mirror", "--environment", "prod"],
            2,
            "prod names no registry: its charts and images come from",
        ),
        (["mirror", "--environment", "isolated"], 1, "no AWS credentials: account"),
        (["mirror", "--environment", "isolated", "--local"], 1, "no local AWS runs for isolated"),
        (["bootstrap"], 2, "which environment?"),
        (["decommission"], 2, "which environment?"),
        (["up", "--environment", "nope"], 2, "there is no environment 'nope'; environments/ has "),
        (["down", "--environment", "../dev"], 2, "there is no environment '../dev'"),
        (["synth", "--environment", "nope"], 2, "there is no environment 'nope'"),
        (["plan"], 2, "which environment?"),
        (["access-entries"], 2, "which file? Say AWS_AUTH=aws-auth.yaml"),
        (["access-entries", "--aws-auth", "no/such.yaml"], 2, "no/such.yaml cannot be read: no such file"),
        (["access-entries", "--aws-auth", "Makefile"], 2, "Makefile is no aws-auth: "),
        (["access"], 2, "which environment?"),
        (["access", "--environment", "nope", "--json"], 2, "there is no environment 'nope'"),
        (["plan", "--environment", "nope", "--json"], 2, "there is no environment 'nope'"),
        (["diff", "--environment", "prod"], 1, "no AWS credentials: account"),
        (["kubeconfig", "--environment", "prod"], 1, "LOCAL=1"),
        (["decommission", "--environment", "prod", "--confirm", "prod"], 1, "no AWS credentials"),
        (["diff-base", "no-such-commit"], 2, "there is no commit 'no-such-commit' here"),
        (["diff-base", "--", "--output=/x"], 2, "there is no commit '--output=/x' here"),
        (["token", "--cluster", "prod", "--region", "eu-west-1"], 1, "no AWS credentials to sign a token for prod"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_a_mistake_is_told_in_words(
    arguments: list[str],
    exit_code: int,
    told: str,
    signed_out: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    signed_out.setattr(sys, "argv", ["tools", *arguments])

    assert code_of_main() == exit_code
    said = capsys.readouterr()
    assert said.out == ""
    assert told in said.err
    assert "Traceback" not in said.err


def test_what_main_says_is_what_make_gets(tmp_path: Path) -> None:
    done = tools("up", "--environment", "nope", home=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no environment 'nope'; environments/ has " in done.stderr
    assert "Traceback" not in done.stderr
