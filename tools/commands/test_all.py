"""`make test-all`: what `make test` leaves out."""


def test_all() -> None:
    """Deploy, change, destroy and check every example of tests/environments; says whether it holds."""
    import sys

    from tools.failure import Failure
    from tools.steps import Step, run_steps

    examples = ["tests/local_aws/life/test_examples.py", "tests/policy/test_examples.py", "-m", "by_cli"]
    command = [sys.executable, "-m", "pytest", "--numprocesses", "auto", "--dist", "load", *examples]
    if run_steps((Step("examples by the CDK CLI", command),)):
        raise Failure("failed: examples by the CDK CLI")
