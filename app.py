#!/usr/bin/env python3
"""The platforms as a CDK app: one stage for each environment.

Context, from `cdk … -c name=value`:
- `environment`: the names of the environments to build, with commas between them; absent: all of them;
- `environments`: the folder of their files; absent: `environments` beside this file;
- `decommission`: `true` lifts the protections against deletion.
"""

import gc
import json
import sys
from pathlib import Path

from aws_cdk import App
from constructs import Node

from specs.environment import Environment
from specs.lock import InvalidLock, read_lock
from specs.problems import InvalidEnvironment
from specs.reading import read_environment
from stacks.platform_stage import PlatformStage

HERE = Path(__file__).resolve().parent
INVALID_INPUT = 2


def main() -> int:
    """Synthesise the selected environments; all that is wrong with them goes to standard error, as one list."""
    gc.freeze()  # what the CDK's modules hold is there until the end: no collection need look through it again
    app = App(analytics_reporting=False, context=json.loads((HERE / "cdk.json").read_text())["context"])
    environments: list[Environment] = []
    problems: list[object] = [
        f"{file}: must end in .yaml, or it is no environment" for file in sorted(_folder(app.node).glob("*.yml"))
    ]
    selected = _selected(app.node)
    if not selected:
        problems.append(f"{_folder(app.node)}: must hold an environment's file, as dev.yaml, and holds none")
    for path in selected:
        try:
            environments.append(read_environment(path))
            if environments[-1].own_cni:
                problems.append(
                    f"{path} own_cni: needs an app that brings the plugin, as examples/own_cni.py; this one has none"
                )
        except (InvalidEnvironment, InvalidLock) as invalid:
            problems.append(invalid)
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        return INVALID_INPUT
    lock = read_lock()
    for environment in environments:
        wanted = environment.unprotected() if _is_true(app.node, "decommission") else environment
        PlatformStage(app, wanted.name, environment=wanted, lock=lock)
    app.synth()
    return 0


def _selected(context: Node) -> list[Path]:
    names = context.try_get_context("environment")
    if not names:
        return sorted(_folder(context).glob("*.yaml"))
    return [_folder(context) / f"{name}.yaml" for name in dict.fromkeys(str(names).split(",")) if name]


def _folder(context: Node) -> Path:
    return Path(str(context.try_get_context("environments") or HERE / "environments"))


def _is_true(context: Node, key: str) -> bool:
    return context.try_get_context(key) in (True, "true")


if __name__ == "__main__":
    sys.exit(main())
