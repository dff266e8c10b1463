"""Commands that are run one after another, or beside one another, each with its verdict."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tools.console import progress
from tools.no_account import without_account
from tools.repository import PROGRAMS, ROOT


@dataclass(frozen=True)
class Step:
    """One command and its name."""

    name: str
    command: Sequence[str]
    quiet: bool = False
    """Its output is shown only where it fails."""
    beside: bool = False
    """It starts at once, quietly, and is waited for at the end."""


def run_steps(steps: Sequence[Step]) -> list[str]:
    """Run all of them, whatever fails; the names of those that failed."""
    environment = _environment()
    beside = [_Running(step, environment) for step in steps if step.beside]
    in_turn = [_Running(step, environment).verdict() for step in steps if not step.beside]
    verdicts = [*in_turn, *(running.verdict() for running in beside)]
    return [name for name in verdicts if name]


def _environment() -> dict[str, str]:
    """No test may find an account, even one that forgets to ask for the local AWS."""
    path = f"{PROGRAMS}:{os.environ.get('PATH', os.defpath)}"
    return {**without_account(os.environ), "PATH": path}


class _Running:
    def __init__(self, step: Step, environment: dict[str, str]) -> None:
        progress.print(f"{step.name} …")
        self._step = step
        self._started = time.monotonic()
        silent = step.quiet or step.beside
        self._process = subprocess.Popen(
            step.command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE if silent else None
        )

    def verdict(self) -> str | None:
        """Wait for its end and say how it ended; its name, where it failed."""
        output, _ = self._process.communicate()
        failed = self._process.returncode != 0
        if failed and output:
            print(output, end="")
        seconds = time.monotonic() - self._started
        progress.print(f"{self._step.name}: {'FAILED' if failed else 'ok'}, {seconds:.0f} s")
        return self._step.name if failed else None
