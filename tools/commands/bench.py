"""`make bench`: the cost of synthesis."""

from typing import Annotated

import typer


def bench(
    *,
    runs: Annotated[int, typer.Option(min=1, help="Runs of each side at each size; the median is shown.")] = 5,
    quick: Annotated[bool, typer.Option("--quick", help="Only prod as it is.")] = False,
) -> None:
    """Measure synthesis against a bare CDK app with the same resources, as whole-process figures."""
    import subprocess
    import sys

    from tools.assembly import hermetic
    from tools.failure import Failure
    from tools.repository import ROOT

    command = [sys.executable, "-m", "benchmarks", "--runs", str(runs), *(["--quick"] if quick else [])]
    done = subprocess.run(command, cwd=ROOT, env=hermetic(), check=False)
    if done.returncode:
        raise Failure("the benchmark did not finish", exit_code=done.returncode)
