import json
import shutil
from functools import partial
from pathlib import Path

import pytest
from aws_cdk import App

import app
from tests.run_app import run_app, templates
from tests.synthesis import ROOT


def call_app(monkeypatch: pytest.MonkeyPatch, output: Path, *, context: dict[str, str]) -> int:
    """The app in this process, whose Node has read the CDK CLI's variables long ago: they are arguments here."""
    started = partial(App, outdir=str(output), post_cli_context=context, builtin_cloud_formation_validation=False)
    monkeypatch.setattr(app, "App", started)
    return app.main()


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


def test_a_file_of_another_ending_is_not_passed_over_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "environments"
    folder.mkdir()
    shutil.copy(ROOT / "environments" / "dev.yaml", folder / "dev.yml")

    assert call_app(monkeypatch, tmp_path / "out", context={"environments": str(folder)}) == 2
    assert f"{folder / 'dev.yml'}: must end in .yaml" in capsys.readouterr().err


def test_a_cni_of_ones_own_needs_an_app_that_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "environments"
    folder.mkdir()
    shutil.copy(ROOT / "examples" / "overlay.yaml", folder)

    assert call_app(monkeypatch, tmp_path / "out", context={"environments": str(folder)}) == 2
    assert "overlay.yaml own_cni: needs an app that brings the plugin" in capsys.readouterr().err
