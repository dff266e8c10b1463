"""Where this repository's files are, and where its commands may write."""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The clone."""

LOCAL = ROOT / ".local"
"""The only folder that commands write to, beside `cdk.out`; ignored by git and deletable at any time."""

ENVIRONMENTS = ROOT / "environments"
"""One YAML file for each environment."""

PROGRAMS = Path(sys.executable).parent
"""The virtual environment's programs: Python, and beside it Node, npm and the CDK CLI."""


def fresh_folder(path: Path) -> Path:
    """The folder, empty."""
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path
