"""`make access ENV=prod`: who may do what, from the templates that would be deployed."""

from typing import Annotated

import typer

from tools.commands.options import EnvironmentName

Json = Annotated[bool, typer.Option("--json", help="Print it as JSON, and nothing else: docs/access.md.")]


def access(environment: EnvironmentName = "", *, json: Json = False) -> None:
    """Show who may enter the cluster, with what and where, and what its pods may do in AWS.

    Synthesises the environment and reads its templates: no account is asked.
    """
    from tools.access.reporting import report
    from tools.access.terminal import show
    from tools.assembly import synthesise
    from tools.console import result, step
    from tools.environment_file import environment_named
    from tools.repository import LOCAL

    described = environment_named(environment)
    with step(f"synthesising {described.name}"):
        stacks = synthesise(LOCAL / "access" / described.name, context={"environment": described.name}, validated=False)
    told = report(described.name, stacks, account=described.account, region=described.region)
    if json:
        result.print_json(told.model_dump_json(), indent=2)
        return
    show(told, console=result)
