"""`make down`: the environment taken off the local AWS, which is then stopped."""

from specs.environment import Environment
from tools.commands.options import EnvironmentName


def down(environment: EnvironmentName = "dev") -> None:
    """Destroy an environment on the local AWS in order, show what is left, and stop the local AWS."""
    from tools.environment_file import environment_named
    from tools.turns import turn

    spec = environment_named(environment)
    with turn(spec.name):
        take_down(spec)


def take_down(spec: Environment) -> None:
    """Decommission what stands, and stop the local AWS whatever it holds."""
    from tools.commands.decommission import run_and_tell
    from tools.console import result, step
    from tools.local_aws.inventory import inventory
    from tools.local_aws.principals import made_beside
    from tools.local_aws.session import LocalAws
    from tools.repository import LOCAL

    local_aws = LocalAws.running(LOCAL / spec.name, account=spec.account, region=spec.region)
    if local_aws is None:
        LocalAws.stop_all_of(LOCAL / spec.name)
        result.print(f"The local AWS of {spec.name} does not run; there is nothing to take down.")
        return
    try:
        known = run_and_tell(local_aws, spec) | made_beside(local_aws, spec)
        with step("looking for what is left"):
            left = [f"{kind} {name}" for kind, name in inventory(local_aws) if name not in known]
        for each in left:
            result.print(f"Of no stack, and there nevertheless: {each}")
    finally:
        local_aws.stop()
        result.print("The local AWS is stopped.")
