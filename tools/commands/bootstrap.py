"""`make bootstrap ENV=prod`: the CDK's roles and bucket in the environment's account and region."""

from tools.commands.options import EnvironmentName, Local


def bootstrap(environment: EnvironmentName = "", *, local: Local = False) -> None:
    """Prepare an environment's account and region for the CDK; once for each account and region."""
    from tools.console import progress, result, step
    from tools.environment_file import environment_named
    from tools.target import target_of

    spec = environment_named(environment)
    target = target_of(spec, local=local)
    progress.print(f"Target: {target.description}")
    with step("bootstrapping"):
        target.cdk("bootstrap", f"aws://{spec.account}/{spec.region}")
    result.print(f"{spec.account}/{spec.region} is bootstrapped.")
