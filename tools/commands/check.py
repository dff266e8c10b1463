"""`python -m tools check`: what the security checkers find."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

Names = Annotated[
    list[str] | None,
    typer.Option("--environment", help="an environment, by its file's name; may be repeated; all, where none is named"),
]
Folder = Annotated[
    Path | None,
    typer.Option("--templates", exists=True, file_okay=False, help="check the CloudFormation templates of this folder"),
]


def check(environment: Names = None, templates: Folder = None) -> None:
    """Show every finding of cdk-nag, Control Tower Guard, cfn-lint, parliament and the CDK; fail where one is open."""
    from tools.check.run import ROOT, CheckFailedError, check_environments, check_templates
    from tools.check.table import show

    console = Console(soft_wrap=True)
    with tempfile.TemporaryDirectory() as assembly, console.status("checking"):
        try:
            if templates:
                report = check_templates(templates, assembly=Path(assembly))
                names = sorted({finding.environment for finding in report.findings})
            else:
                names = environment or sorted(file.stem for file in (ROOT / "environments").glob("*.yaml"))
                report = check_environments(names, assembly=Path(assembly))
        except CheckFailedError as failure:
            typer.echo(str(failure), err=True)
            raise typer.Exit(2) from failure
    show(report, environments=names, console=console)
    if report.findings:
        raise typer.Exit(1)
