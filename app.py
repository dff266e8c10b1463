#!/usr/bin/env python3
"""The platforms as a CDK app: one stage for each environment.

Context, from `cdk … -c name=value`:
- `environment`: the names of the environments to build, with commas between them; absent: all of them;
- `environments`: the folder of their files; absent: `environments` beside this file;
- `decommission`: `true` lifts the protections against deletion.
"""

import json
import sys
from pathlib import Path

from aws_cdk import App
from constructs import Node

from specs.problems import InvalidEnvironment
from specs.reading import read_environment
from stacks.platform_stage import PlatformStage

HERE = Path(__file__).resolve().parent
INVALID_INPUT = 2


def main() -> int:
    """Synthesise the selected environments; what is wrong with them goes to standard error."""
    app = App(analytics_reporting=False, context=json.loads((HERE / "cdk.json").read_text())["context"])
    try:
        environments = [read_environment(path) for path in _selected(app.node)]
    except (InvalidEnvironment, LookupError) as problem:
        print(problem, file=sys.stderr)
        return INVALID_INPUT
    for environment in environments:
        wanted = environment.unprotected() if _is_true(app.node, "decommission") else environment
        PlatformStage(app, wanted.name, environment=wanted)
    app.synth()
    return 0


def _selected(context: Node) -> list[Path]:
    folder = Path(str(context.try_get_context("environments") or HERE / "environments"))
    written = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
    names = str(context.try_get_context("environment") or ",".join(written)).split(",")
    unknown = [name for name in names if name not in written]
    if unknown:
        raise LookupError(f"{folder}: no environment {', '.join(unknown)}; there are {', '.join(written) or 'none'}")
    return [written[name] for name in names]


def _is_true(context: Node, key: str) -> bool:
    return context.try_get_context(key) in (True, "true")


if __name__ == "__main__":
    sys.exit(main())
