"""`make decommission ENV=prod`: the end of an environment."""

from typing import Annotated

import typer

from specs.environment import Environment
from tools.commands.options import EnvironmentName, Local
from tools.failure import Failure
from tools.target import Target


def decommission(
    environment: EnvironmentName = "",
    *,
    local: Local = False,
    confirm: Annotated[str, typer.Option(help="The environment's name again, instead of being asked for it.")] = "",
) -> None:
    """Lift an environment's protections, destroy it in order, and name what is retained."""
    from tools.console import progress
    from tools.environment_file import environment_named
    from tools.target import target_of
    from tools.turns import turn

    spec = environment_named(environment)
    target = target_of(spec, local=local)
    progress.print(f"Target: {target.description}")
    if not local:
        require_consent(spec.name, confirm)
    with turn(spec.name):
        run_and_tell(target, spec)


def require_consent(name: str, confirm: str) -> None:
    """Go on only when the person has typed the environment's name; raises `Failure`."""
    typed = confirm or typer.prompt(f"This destroys {name} with all its nodes and volumes. Type its name to go on")
    if typed != name:
        raise Failure(f"{typed!r} is not {name!r}; nothing was changed")


def run_and_tell(target: Target, spec: Environment) -> frozenset[str]:
    """Decommission, and say what is retained and what is left; raises `Failure` where anything is left over.

    Returns the ids of what is retained.
    """
    from tools.console import progress, result
    from tools.decommissioning import decommission as take_down
    from tools.repository import LOCAL

    outcome = take_down(target, spec.name, assembly=LOCAL / spec.name / "last-assembly", console=progress)
    if outcome is None:
        result.print(f"Nothing of {spec.name} stands.")
        return frozenset()
    result.print("Retained on purpose:" if outcome.retained else "Nothing was to be retained.")
    for kept in outcome.retained:
        result.print(f"  {kept.type}  {kept.id}  (of {kept.stack})")
    if outcome.leftovers:
        lines = "\n".join(f"  {each.type}  {each.id}  (of {each.stack})" for each in outcome.leftovers)
        raise Failure(f"Left over, and should not be:\n{lines}")
    result.print("Nothing else is left of its stacks.")
    return frozenset(kept.id for kept in outcome.retained)
