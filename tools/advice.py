"""What the authors of environments ought to know, told by the commands that use their files."""

from collections.abc import Iterable

from specs.environment import Environment
from tools.console import warn


def tell_advice(environments: Iterable[Environment]) -> None:
    """A line for each, with the environment that it is about; nothing fails by it."""
    for environment in environments:
        for advice in environment.advice:
            warn(f"{environment.name}: {advice.message}")
