"""`make access`, as people and machines call it."""

import json
import subprocess
import sys
from pathlib import Path

from tools.access.report import Report
from tools.repository import ROOT


def asked(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """The command on a machine that knows no account."""
    return subprocess.run(
        [sys.executable, "-m", "tools", "access", *arguments],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": str(home), "AWS_EC2_METADATA_DISABLED": "true", "COLUMNS": "80"},
        capture_output=True,
        text=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )


def test_a_machine_gets_one_json_object_and_nothing_else(tmp_path: Path) -> None:
    done = asked("--environment", "prod", "--json", home=tmp_path)

    assert Report.model_validate(json.loads(done.stdout)).environment == "prod"
    assert done.stderr.strip() == "synthesising prod …"
