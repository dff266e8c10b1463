"""The environments of this repository as assemblies: each is synthesised once in a process."""

from functools import cache
from pathlib import Path

from specs.environment import Environment
from specs.lock import read_lock
from specs.reading import read_environment
from stacks.platform_stage import PlatformStage
from tests.synthesis import ROOT, new_app


def environment(name: str) -> Environment:
    """One of the environments of this repository."""
    return read_environment(ROOT / "environments" / f"{name}.yaml")


def synthesised(described: Environment) -> Path:
    """The folder of the app's assembly that holds this one platform."""
    app = new_app()
    PlatformStage(app, described.name, environment=described, lock=read_lock())
    return Path(app.synth().directory)


@cache
def platform(name: str) -> Path:
    """The folder of the app's assembly that holds one of the environments of this repository; read only."""
    return synthesised(environment(name))
