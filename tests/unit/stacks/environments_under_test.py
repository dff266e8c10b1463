"""Environments for the tests of the stacks: the repository's own, and changes of them."""

from pathlib import Path
from typing import Any

from specs.environment import Environment
from specs.reading import read_environment
from tests.synthesis import ROOT

NAMES = ("dev", "isolated", "prod")


def environment(name: str) -> Environment:
    """One of the environments of this repository."""
    return read_environment(Path(ROOT / "environments" / f"{name}.yaml"))


def changed(original: Environment, **network: Any) -> Environment:
    """The same environment with fields of its network replaced."""
    return original.model_copy(update={"network": original.network.model_copy(update=network)})
