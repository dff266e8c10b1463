"""`make test`: all that CI runs."""

from typing import Annotated

import typer


def test(
    only: Annotated[
        list[str] | None, typer.Argument(help="Paths for pytest; without them, everything is checked.")
    ] = None,  # noqa: PT028  (a command, not a test)
) -> None:
    """Check format, lint, types and import contracts, and run all tests; says of each step whether it holds."""
    import sys

    from tools.failure import Failure
    from tools.repository import PROGRAMS
    from tools.steps import Step, run_steps

    tests = [sys.executable, "-m", "pytest", "--numprocesses", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]
    steps = (
        # two minutes on one core the first time: it runs beside the others
        Step("types", [str(PROGRAMS / "mypy"), "--no-error-summary"], beside=True),
        Step("format", [str(PROGRAMS / "ruff"), "format", "--check", "--quiet", "."]),
        Step("lint", [str(PROGRAMS / "ruff"), "check", "--quiet", "."]),
        Step("import contracts", [str(PROGRAMS / "lint-imports"), "--no-cache"], quiet=True),
        # the longest first
        Step("tests", [*tests, "tests/local_aws/life", "tests/local_aws", "tests"]),
    )
    failed = run_steps((Step("tests", [*tests, *only]),) if only else steps)
    if failed:
        raise Failure(f"failed: {', '.join(failed)}")
