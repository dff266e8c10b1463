"""`make diff ENV=prod`: what a deploy would change."""

from tools.commands.options import EnvironmentName, Local


def diff(environment: EnvironmentName = "", *, local: Local = False) -> None:
    """Show what a deploy of an environment would change, asking CloudFormation for a change set."""
    from tools.assembly import synthesise
    from tools.console import progress, step
    from tools.environment_file import environment_named
    from tools.repository import LOCAL
    from tools.target import target_of
    from tools.turns import turn

    spec = environment_named(environment)
    target = target_of(spec, local=local)
    progress.print(f"Target: {target.description}")
    assembly = LOCAL / spec.name / "diff-assembly"
    with turn(spec.name):
        with step(f"synthesising {environment}"):
            synthesise(assembly, context={"environment": environment})
        target.cdk("diff", "--app", str(assembly), f"{environment}/*", on_line=print)
