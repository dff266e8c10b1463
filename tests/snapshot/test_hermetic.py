"""The same commit gives the same templates, whoever synthesises it and wherever."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.run_app import run_app, templates
from tests.synthesis import ROOT

NO_NETWORK = Path(__file__).with_name("no_network")
WITHOUT_NETWORK = {"PYTHONPATH": str(NO_NETWORK), "NODE_OPTIONS": f"--require={NO_NETWORK / 'no_network.cjs'}"}
NODE = Path(sys.executable).parent / "node"
PARTS = ("app.py", "cdk.json", "eks.lock.json", "environments", "specs", "constructs_lib", "stacks")


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"],
        [str(NODE), "-e", "require('node:net').connect(9, '127.0.0.1')"],
        [str(NODE), "-e", "fetch('http://localhost:8090').catch(error => { throw error.cause })"],
    ],
)
def test_without_network_means_without(command: list[str]) -> None:
    tried = subprocess.run(command, env={**os.environ, **WITHOUT_NETWORK}, capture_output=True, text=True, check=False)

    assert tried.returncode != 0
    assert "no network here" in tried.stderr


def test_two_folders_with_and_without_credentials_and_network_give_identical_templates(tmp_path: Path) -> None:
    elsewhere = tmp_path / "some where else"
    elsewhere.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, elsewhere / part)
    somebody = {
        "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "AWS_REGION": "us-west-2",
        "CDK_DEFAULT_ACCOUNT": "999988887777",
        "CDK_DEFAULT_REGION": "us-west-2",
        "USER": "somebody",
        "TZ": "Pacific/Auckland",
    }

    here = run_app(ROOT, tmp_path / "here", context={}, **WITHOUT_NETWORK)
    there = run_app(elsewhere, tmp_path / "there", context={}, **somebody)

    assert (here.returncode, there.returncode) == (0, 0), here.stderr + there.stderr
    assert len(templates(tmp_path / "here")) == 15
    assert templates(tmp_path / "here") == templates(tmp_path / "there")
