"""`make test`: all that CI runs."""

from typing import Annotated

import typer


def test(
    only: Annotated[
        list[str] | None, typer.Argument(help="Paths for pytest; without them, everything is checked.")
    ] = None,  # noqa: PT028  (a command, not a test)
) -> None:
    """Check format, lint, types and import contracts, and run all tests; says of each step whether it holds."""
    import os
    import subprocess
    import sys
    import time

    from tools.console import progress
    from tools.failure import Failure
    from tools.repository import PROGRAMS, ROOT

    tests = [sys.executable, "-m", "pytest", "--numprocesses", "auto", "--dist", "loadfile"]
    steps = {
        "format": [str(PROGRAMS / "ruff"), "format", "--check", "--quiet", "."],
        "lint": [str(PROGRAMS / "ruff"), "check", "--quiet", "."],
        "types": [str(PROGRAMS / "mypy"), "--no-error-summary"],
        "import contracts": [str(PROGRAMS / "lint-imports"), "--no-cache"],
        "tests": [*tests, "tests/local_aws", "tests"],
    }
    if only:
        steps = {"tests": [*tests, *only]}
    # No test may find an account, even one that forgets to ask for the local AWS.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    environment |= {"AWS_EC2_METADATA_DISABLED": "true", "PATH": f"{PROGRAMS}:{os.environ.get('PATH', os.defpath)}"}
    failed = []
    for name, command in steps.items():
        progress.print(f"{name} …")
        started = time.monotonic()
        quiet = name == "import contracts"
        done = subprocess.run(
            command, cwd=ROOT, env=environment, check=False, text=True, stdout=subprocess.PIPE if quiet else None
        )
        if done.returncode:
            print(done.stdout or "", end="")
            failed.append(name)
        progress.print(f"{name}: {'FAILED' if done.returncode else 'ok'}, {time.monotonic() - started:.0f} s")
    if failed:
        raise Failure(f"failed: {', '.join(failed)}")
