"""What a person did wrong is said in words, with an exit code, and never with a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("arguments", "exit_code", "told"),
    [
        (["diff"], 2, "which environment? Say ENV=<name>; environments/ has "),
        (["kubeconfig"], 2, "which environment?"),
        (["bootstrap"], 2, "which environment?"),
        (["decommission"], 2, "which environment?"),
        (["up", "--environment", "nope"], 2, "there is no environment 'nope'; environments/ has "),
        (["down", "--environment", "../dev"], 2, "there is no environment '../dev'"),
        (["synth", "--environment", "nope"], 2, "there is no environment 'nope'"),
        (["diff", "--environment", "prod"], 1, "no AWS credentials: account"),
        (["kubeconfig", "--environment", "prod"], 1, "LOCAL=1"),
        (["decommission", "--environment", "prod", "--confirm", "prod"], 1, "no AWS credentials"),
        (["diff-base", "no-such-commit"], 2, "there is no commit 'no-such-commit' here"),
        (["diff-base", "--", "--output=/x"], 2, "there is no commit '--output=/x' here"),
        (["token", "--cluster", "prod", "--region", "eu-west-1"], 1, "no AWS credentials to sign a token for prod"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_a_mistake_is_told_in_words(arguments: list[str], exit_code: int, told: str, tmp_path: Path) -> None:
    done = tools(*arguments, home=tmp_path)
    assert (done.returncode, done.stdout) == (exit_code, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr
