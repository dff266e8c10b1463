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
    """Lift an environment's protections, destroy it in order, and name what is retained.

    Protections are lifted by deploying this working tree: `make diff` should be empty first.
    """
    from tools.console import progress
    from tools.environment_file import environment_named
    from tools.target import target_of
    from tools.turns import turn

    spec = environment_named(environment)
    target = target_of(spec, local=local)
    progress.print(f"Target: {target.description}")
    name_what_stays(target, spec.name)
    if not local:
        require_consent(spec.name, confirm)
    with turn(spec.name):
        run_and_tell(target, spec)


def name_what_stays(target: Target, name: str) -> None:
    """Say, before anything is changed, what the end of the environment will not take with it, and what it deploys."""
    from tools.console import progress
    from tools.left_to_people import made_by_workloads

    staying = tuple(made_by_workloads(target, name))
    if staying:
        progress.print(
            "Of no stack, and therefore not deleted; delete them through Kubernetes first, or by hand after:"
        )
    for line in staying:
        progress.print(f"  {line}")
    progress.print(f"Lifting the protections deploys this working tree: `make diff ENV={name}` should be empty first.")


def require_consent(name: str, confirm: str) -> None:
    """Go on only when the person has typed the environment's name; raises `Failure`."""
    typed = confirm or typer.prompt(
        f"This destroys {name} with its cluster, its nodes and their disks; volumes of PersistentVolumes and load "
        "balancers that controllers made are not deleted. Type its name to go on"
    )
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
    known = frozenset(kept.id for kept in outcome.retained)
    settle_late_logs(target, spec, known=known)
    return known


def settle_late_logs(target: Target, spec: Environment, *, known: frozenset[str]) -> None:
    """Delete the control plane's log group where EKS made it anew and nothing is to be retained, else name it."""
    from tools.console import result
    from tools.left_to_people import delete_logs, late_logs

    log_group = late_logs(target, spec.name)
    if log_group is None or log_group in known:
        return
    if spec.retain:
        result.print(f"There is also the log group {log_group}, which no stack retained.")
        return
    delete_logs(target, log_group)
    result.print(f"EKS had made {log_group} anew for late lines; it is deleted. More may follow for some minutes.")
