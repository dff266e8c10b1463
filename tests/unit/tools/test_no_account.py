"""A plain `pytest`, which no tool prepared, finds no account either."""

import subprocess
import sys
from pathlib import Path

import boto3
import pytest

from tools.repository import ROOT

ASKS = "import boto3; raise SystemExit(boto3.Session().get_credentials() is not None)"


@pytest.fixture
def signed_in(tmp_path: Path) -> Path:
    """A home folder with a default profile in each of the files that boto3 reads."""
    for name, section in {".aws/credentials": "default", ".aws/config": "default", ".boto": "Credentials"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"[{section}]\naws_access_key_id = AKIA\naws_secret_access_key = real\n")
    return tmp_path


def test_the_profile_is_one_that_boto3_would_find(signed_in: Path) -> None:
    assert asked_of(signed_in, command=[sys.executable, "-c", ASKS]).returncode == 1


def test_no_test_finds_the_profiles_of_the_home_folder(signed_in: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(signed_in))

    assert boto3.Session().get_credentials() is None


def test_what_the_person_exported_is_gone_before_the_first_test(signed_in: Path) -> None:
    this = f"{Path(__file__)}::test_no_test_finds_the_profiles_of_the_home_folder"
    done = asked_of(
        signed_in,
        command=[sys.executable, "-m", "pytest", "-q", this],
        AWS_PROFILE="production",
        AWS_ACCESS_KEY_ID="AKIA",
        AWS_SECRET_ACCESS_KEY="real",
    )

    assert done.returncode == 0, done.stdout


def asked_of(home: Path, *, command: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": str(home), "AWS_EC2_METADATA_DISABLED": "true", **variables},
        capture_output=True,
        text=True,
        check=False,
    )
