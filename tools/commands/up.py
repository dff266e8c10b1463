"""`make up`: the environment on the local AWS, and what stands."""

from specs.environment import Environment
from tools.commands.options import EnvironmentName


def up(environment: EnvironmentName = "dev") -> None:
    """Deploy an environment to the local AWS with the real CDK CLI, and show what stands."""
    from tools.advice import tell_advice
    from tools.environment_file import environment_named
    from tools.turns import turn

    spec = environment_named(environment)
    tell_advice([spec])
    with turn(spec.name):
        deploy_and_tell(spec)


def deploy_and_tell(spec: Environment) -> None:
    """Start the local AWS, bootstrap, synthesise, deploy, and read back what stands."""
    from tools.assembly import synthesise
    from tools.console import progress, result, show_facts, step
    from tools.deployment import Deployment
    from tools.first_deploys import unblock
    from tools.local_aws.principals import make_principals, principals_of
    from tools.releases import releases
    from tools.standing import standing
    from tools.target import local_aws_of

    environment = spec.name
    with step("starting the local AWS"):
        local_aws = local_aws_of(spec)
    progress.print(f"Target: {local_aws.description}")
    with step("bootstrapping: roles and a bucket for the CDK, and the people that the file names"):
        local_aws.cdk("bootstrap", f"aws://{spec.account}/{spec.region}")
        make_principals(local_aws, principals_of(spec))
    assembly = local_aws.folder / "assembly"
    with step(f"synthesising {environment}"):
        unblock(local_aws, synthesise(assembly, context={"environment": environment}))
    with Deployment(progress, "deploying") as deployment:
        options = ("--app", str(assembly), "--require-approval", "never", "--progress", "events")
        local_aws.cdk("deploy", *options, f"{environment}/*", on_line=deployment.read)
    recorded = list(releases(local_aws, spec.name))
    facts = [*deployment.facts(), *standing(local_aws, spec.name), *recorded]
    show_facts(f"\n{environment}, as the local AWS tells it", facts)
    if recorded:
        result.print(
            "Charts need the internet: the local AWS records release, version and values, and renders no chart."
        )
    if not deployment.changed:
        result.print("\nNothing changed: every layer already stood as written.")
    result.print(
        f"\nNext: edit environments/{environment}.yaml, then"
        f"\n  {f'make diff ENV={environment} LOCAL=1':<40}what a deploy would change"
        f"\n  {f'make kubeconfig ENV={environment} LOCAL=1':<40}speak to its Kubernetes API"
        f"\n  {f'make down ENV={environment}':<40}take it down again"
    )
