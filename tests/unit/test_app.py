import json
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from aws_cdk import App

import app
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


def call_app(monkeypatch: pytest.MonkeyPatch, output: Path, *, context: dict[str, str]) -> int:
    """The app in this process, whose Node has read the CDK CLI's variables long ago: they are arguments here."""
    started = partial(App, outdir=str(output), post_cli_context=context, builtin_cloud_formation_validation=False)
    monkeypatch.setattr(app, "App", started)
    return app.main()


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


def test_only_the_selected_environments_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "environments"
    folder.mkdir()
    shutil.copy(ROOT / "environments" / "dev.yaml", folder)
    (folder / "broken.yaml").write_text("name: [")

    context = {"environments": str(folder), "environment": "dev"}

    assert call_app(monkeypatch, tmp_path / "out", context=context) == 0
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


def test_an_unknown_environment_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)

    assert call_app(monkeypatch, tmp_path, context={"environment": "dev,prd"}) == 2
    told = capsys.readouterr().err
    assert "environments/prd.yaml: there is no such file" in told
    assert "Traceback" not in told


def test_decommission_lifts_the_protections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call_app(monkeypatch, tmp_path, context={"environment": "prod", "decommission": "true"}) == 0
    manifest = json.loads((tmp_path / "assembly-prod" / "manifest.json").read_text())
    protections = [each.get("properties", {}).get("terminationProtection") for each in manifest["artifacts"].values()]
    assert not any(protections)
