"""`make bench`: the cost of synthesis."""


def bench() -> None:
    """Measure synthesis against a bare CDK app with the same resources, as whole-process figures."""
    import subprocess
    import sys

    from tools.assembly import hermetic
    from tools.failure import Failure
    from tools.repository import ROOT

    done = subprocess.run([sys.executable, "-m", "benchmarks"], cwd=ROOT, env=hermetic(), check=False)
    if done.returncode:
        raise Failure("the benchmark did not finish", exit_code=done.returncode)
