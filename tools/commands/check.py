"""`make check`: what the security checkers find."""

from pathlib import Path
from typing import Annotated

import typer

from tools.commands.options import EnvironmentName
from tools.failure import Failure

Templates = Annotated[
    Path | None,
    typer.Option(
        "--templates", exists=True, file_okay=False, help="Check the CloudFormation templates of this folder instead."
    ),
]


def check(environment: EnvironmentName = "", templates: Templates = None) -> None:
    """Count what cdk-nag, Control Tower Guard, cfn-lint, parliament and the CDK find, and show every reason given.

    Fails where a finding is not acknowledged.
    """
    from tools.advice import tell_advice
    from tools.assembly import stacks_of
    from tools.check.run import check_environments, check_templates
    from tools.check.table import show
    from tools.console import result, step
    from tools.environment_file import all_environments, environment_named
    from tools.repository import LOCAL, fresh_folder

    assembly = fresh_folder(LOCAL / "check")
    with step("checking"):
        if templates:
            report = check_templates(templates, assembly=assembly)
            places = [stack.path for stack in stacks_of(assembly)]
        else:
            specs = [environment_named(environment)] if environment else all_environments()
            tell_advice(specs)
            places = [each.name for each in specs]
            report = check_environments(places, assembly=assembly)
    show(report, places=places, console=result)
    if report.findings:
        raise Failure(f"{len(report.findings)} findings are not acknowledged")
