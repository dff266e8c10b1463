"""The two apps that are measured, started as the CDK CLI starts an app."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.environment_files import write_environments
from benchmarks.sizes import Size

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, kw_only=True)
class Contestant:
    """A command that writes a cloud assembly."""

    command: tuple[str, ...]
    environment: Mapping[str, str]
    assembly: Path


def ours(size: Size, folder: Path, *, validation: bool = False) -> Contestant:
    """This repository's app over environment files of a size; it writes only below the folder."""
    files = folder / "environments"
    files.mkdir(parents=True)
    write_environments(files, size)
    context = json.dumps({"environments": str(files)})
    return Contestant(
        command=(sys.executable, "app.py"),
        environment={**_surroundings(folder, validation=validation), "CDK_CONTEXT_JSON": context},
        assembly=folder / "cdk.out",
    )


def bare(size: Size, folder: Path) -> Contestant:
    """The app by hand, of the same size."""
    folder.mkdir(parents=True)
    return Contestant(
        command=(sys.executable, "-m", "benchmarks.bare", str(size.environments), str(size.node_groups)),
        environment=_surroundings(folder, validation=False),
        assembly=folder / "cdk.out",
    )


def _surroundings(folder: Path, *, validation: bool) -> dict[str, str]:
    return {"CDK_OUTDIR": str(folder / "cdk.out"), "CDK_VALIDATION": str(validation).lower()}
