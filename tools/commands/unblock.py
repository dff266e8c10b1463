"""`make unblock ENV=prod`: try again after a first deploy that failed."""

from tools.commands.options import EnvironmentName, Local


def unblock(environment: EnvironmentName = "", *, local: Local = False) -> None:
    """Let the next deploy make those layers anew whose first deploy failed; what stands stays protected."""
    from tools.assembly import synthesise
    from tools.console import progress, result
    from tools.environment_file import environment_named
    from tools.first_deploys import unblock as lift
    from tools.repository import LOCAL
    from tools.target import target_of
    from tools.turns import turn

    spec = environment_named(environment)
    target = target_of(spec, local=local)
    progress.print(f"Target: {target.description}")
    with turn(spec.name):
        assembly = LOCAL / spec.name / "last-assembly"
        stacks = synthesise(assembly, context={"environment": spec.name}, validated=False)
        lifted = lift(target, stacks)
    result.print(f"Free to be made anew: {', '.join(lifted)}." if lifted else "No first deploy failed.")
