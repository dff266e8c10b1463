"""The CDK CLI, run as a person would run it, with its output passed on line by line."""

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from tools.failure import Failure
from tools.repository import PROGRAMS

TAIL = 25
"""Lines of output that a failure shows, where the CLI marks none of them as an error."""


class CdkFailed(Failure):
    """The CDK CLI ended with an error, which its own output explains."""

    def __init__(self, arguments: tuple[str, ...], *, output: str, exit_code: int, log: Path | None = None) -> None:
        told = f"\nThe whole output: {log}" if log else ""
        super().__init__(f"cdk {arguments[0]} failed:\n{explanation(output)}{told}", exit_code=exit_code)
        self.output = output


def run_cdk(
    *arguments: str,
    environment: Mapping[str, str],
    cwd: Path,
    log: Path | None = None,
    on_line: Callable[[str], None] | None = None,
) -> str:
    """Run it and return all that it printed; raises `CdkFailed`."""
    lines = []
    with subprocess.Popen(
        [str(PROGRAMS / "cdk"), *arguments],
        cwd=cwd,
        env={**environment, "PATH": f"{PROGRAMS}:{environment.get('PATH', '')}"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None  # noqa: S101  (a pipe was asked for)
        for line in process.stdout:
            lines.append(line)
            if on_line:
                on_line(line.rstrip())
    output = "".join(lines)
    if log:
        with log.open("a") as file:
            file.write(f"$ cdk {' '.join(arguments)}\n{output}\n")
    if process.returncode:
        raise CdkFailed(arguments, output=output, exit_code=process.returncode, log=log)
    return output


def explanation(output: str) -> str:
    """The lines that say what went wrong; the last ones, where none is marked."""
    lines = [line for line in output.splitlines() if line.strip()]
    marked = [line for line in lines if any(mark in line for mark in ("❌", "_FAILED", "rror:", "[ERROR]"))]
    return "\n".join(marked[-TAIL:] or lines[-TAIL:])
