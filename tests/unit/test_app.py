import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.synthesis import ROOT

NO_NETWORK = Path(__file__).with_name("no_network")
WITHOUT_NETWORK = {"PYTHONPATH": str(NO_NETWORK), "NODE_OPTIONS": f"--require={NO_NETWORK / 'no_network.cjs'}"}
NODE = Path(sys.executable).parent / "node"
PARTS = ("app.py", "cdk.json", "eks.lock.json", "environments", "specs", "constructs_lib", "stacks")


def run_app(folder: Path, output: Path, *, context: dict[str, str], **more: str) -> subprocess.CompletedProcess[str]:
    """The app as the CDK CLI starts it, in an environment made from nothing."""
    surroundings = {
        "PATH": os.environ["PATH"],
        "HOME": os.environ["HOME"],
        "CDK_OUTDIR": str(output),
        "CDK_VALIDATION": "false",
        "CDK_CONTEXT_JSON": json.dumps(context),
        **more,
    }
    command = [sys.executable, "app.py"]
    return subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)


def templates(assembly: Path) -> dict[str, bytes]:
    return {str(path.relative_to(assembly)): path.read_bytes() for path in assembly.rglob("*.template.json")}


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


def test_only_the_selected_environments_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "environments"
    folder.mkdir()
    shutil.copy(ROOT / "environments" / "dev.yaml", folder)
    (folder / "broken.yaml").write_text("name: [")

    done = run_app(ROOT, tmp_path / "out", context={"environments": str(folder), "environment": "dev"})

    assert done.returncode == 0, done.stderr
    assert {name.partition("/")[0] for name in templates(tmp_path / "out")} == {"assembly-dev"}


def test_all_that_is_wrong_with_all_selected_files_is_said_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "environments"
    folder.mkdir()
    for name in ("dev", "prod"):
        text = (ROOT / "environments" / f"{name}.yaml").read_text()
        (folder / f"{name}.yaml").write_text(text.replace("region: eu-west-1", "region: nowhere"))

    done = run_app(ROOT, tmp_path / "out", context={"environments": str(folder)})

    assert done.returncode == 2
    for name in ("dev", "prod"):
        assert f"{folder / name}.yaml:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not templates(tmp_path / "out")


def test_an_unknown_environment_is_named(tmp_path: Path) -> None:
    done = run_app(ROOT, tmp_path, context={"environment": "dev,prd"})

    assert done.returncode == 2
    assert "environments/prd.yaml: there is no such file" in done.stderr
    assert "Traceback" not in done.stderr


def test_decommission_lifts_the_protections(tmp_path: Path) -> None:
    done = run_app(ROOT, tmp_path, context={"environment": "prod", "decommission": "true"})

    assert done.returncode == 0, done.stderr
    manifest = json.loads((tmp_path / "assembly-prod" / "manifest.json").read_text())
    protections = [each.get("properties", {}).get("terminationProtection") for each in manifest["artifacts"].values()]
    assert not any(protections)
