"""The commands that people run: `python -m tools <command>`, each with a Make target of the same name."""

import sys
import traceback

import typer
from rich.console import Console

from tools.commands import (
    access,
    access_entries,
    bench,
    bootstrap,
    check,
    decommission,
    describe_vpc,
    diff,
    diff_base,
    down,
    kubeconfig,
    mirror,
    plan,
    synth,
    test,
    test_all,
    token,
    unblock,
    up,
)
from tools.failure import Failure
from tools.repository import LOCAL

app = typer.Typer(
    help="Amazon EKS platforms: run them locally, check them, deploy them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
COMMANDS = (
    up,
    down,
    test,
    test_all,
    check,
    synth,
    diff,
    diff_base,
    kubeconfig,
    mirror,
    token,
    plan,
    access,
    access_entries,
    describe_vpc,
    bootstrap,
    unblock,
    decommission,
    bench,
)
for module in COMMANDS:
    app.command()(getattr(module, module.__name__.rpartition(".")[2]))


INTERRUPTED = 130
"""The exit code that typer gives to Ctrl-C."""


def main() -> int:
    """Run the command that was asked for; whatever goes wrong is said in words, and is the exit code."""
    errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)
    try:
        app()
    except Failure as failure:
        errors.print(str(failure))
        return failure.exit_code
    except SystemExit as end:
        if end.code == INTERRUPTED:
            errors.print("Interrupted; the same command goes on from here.")
        raise
    except Exception as error:  # noqa: BLE001  (a person is told in words; the traceback goes to a file)
        errors.print(f"{type(error).__name__}: {error}\n{_details(traceback.format_exc())}")
        return 1
    return 0


def _details(text: str) -> str:
    log = LOCAL / "defect.log"
    try:
        LOCAL.mkdir(exist_ok=True)
        log.write_text(text)
    except OSError as error:
        return f"(the details cannot be written: {error})"
    return f"The details: {log}"


if __name__ == "__main__":
    sys.exit(main())
