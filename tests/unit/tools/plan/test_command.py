"""`make plan`, as people and machines call it."""

import json
import subprocess
import sys
from pathlib import Path

from tools.plan.report import Report
from tools.repository import LOCAL, ROOT


def planned(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """The command on a machine that knows no account and on whose path there is no Node."""
    return subprocess.run(
        [sys.executable, "-m", "tools", "plan", *arguments],
        cwd=ROOT,
        env={"PATH": "/nowhere", "HOME": str(home), "AWS_EC2_METADATA_DISABLED": "true", "COLUMNS": "120"},
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )


def test_a_machine_gets_one_json_object_and_nothing_else(tmp_path: Path) -> None:
    done = planned("--environment", "prod", "--json", home=tmp_path)

    assert Report.model_validate(json.loads(done.stdout)).environment == "prod"
    assert done.stderr == ""


def test_a_person_gets_tables_and_the_place_of_the_page(tmp_path: Path) -> None:
    done = planned("--environment", "dev", home=tmp_path)

    assert "10.10.64.0/18" in done.stdout
    assert f"As a page: {LOCAL / 'plan' / 'dev.html'}" in done.stderr
    assert (LOCAL / "plan" / "dev.html").read_text(encoding="utf-8").startswith("<!doctype html>")
