"""The app as a process of its own, started as the CDK CLI starts it."""

import json
import os
import subprocess
import sys
from pathlib import Path


def run_app(folder: Path, output: Path, *, context: dict[str, str], **more: str) -> subprocess.CompletedProcess[str]:
    """Run the app of a folder in an environment made from nothing, and what more is given."""
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
    """Every template of an assembly, by its path there."""
    return {str(path.relative_to(assembly)): path.read_bytes() for path in assembly.rglob("*.template.json")}
