"""The commands that people run: `python -m tools <command>`, each with a Make target of the same name."""

import sys
import traceback

import typer
from rich.console import Console

from tools.commands import (
    bench,
    bootstrap,
    check,
    decommission,
    diff,
    diff_base,
    down,
    kubeconfig,
    synth,
    test,
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
COMMANDS = (up, down, test, check, synth, diff, diff_base, kubeconfig, token, bootstrap, unblock, decommission, bench)
for module in COMMANDS:
    app.command()(getattr(module, module.__name__.rpartition(".")[2]))


def main() -> int:
    """Run the command that was asked for; whatever goes wrong is said in words, and is the exit code."""
    errors = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)
    try:
        app()
    except Failure as failure:
        errors.print(str(failure))
        return failure.exit_code
    except KeyboardInterrupt:
        errors.print("Interrupted; the same command goes on from here.")
        return 130
    except Exception as error:  # noqa: BLE001  (a person is told in words; the traceback goes to a file)
        LOCAL.mkdir(exist_ok=True)
        log = LOCAL / "defect.log"
        log.write_text(traceback.format_exc())
        errors.print(f"{type(error).__name__}: {error}\nThe details: {log}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
