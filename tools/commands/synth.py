"""`make synth`: the templates, into `cdk.out`."""

from tools.commands.options import EnvironmentName


def synth(environment: EnvironmentName = "") -> None:
    """Write the CloudFormation templates of one environment or of all, checked by the CDK's own validator."""
    from tools.advice import tell_advice
    from tools.assembly import synthesise
    from tools.console import result, step
    from tools.environment_file import all_environments, environment_named
    from tools.repository import ROOT

    specs = [environment_named(environment)] if environment else all_environments()
    with step(f"synthesising {', '.join(spec.name for spec in specs)}"):
        stacks = synthesise(ROOT / "cdk.out", context={"environment": ",".join(spec.name for spec in specs)})
    tell_advice(specs)
    for stack in stacks:
        result.print(f"{stack.path:<20} {len(stack.resources):>4} resources  {stack.template_file.relative_to(ROOT)}")
