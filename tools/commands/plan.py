"""`make plan ENV=prod`: addresses, pods and endpoints, before anything is deployed."""

from typing import Annotated

import typer

from tools.commands.options import EnvironmentName

Json = Annotated[bool, typer.Option("--json", help="Print the plan as JSON, and nothing else: docs/plan.md.")]


def plan(environment: EnvironmentName = "", *, json: Json = False) -> None:
    """Show what each subnet must hold, how many pods a node takes and why each endpoint is there.

    Reads the environment's file and nothing else. Fails where the file is wrong; warnings fail nothing.
    """
    from tools.console import progress, result
    from tools.environment_file import environment_named
    from tools.plan.page import write_page
    from tools.plan.reporting import report
    from tools.plan.terminal import show

    made = report(environment_named(environment))
    if json:
        result.print_json(made.model_dump_json(), indent=2)
        return
    show(made, console=result)
    progress.print(f"As a page: {write_page(made)}")
