"""Runs the checkers over our environments, or over templates from elsewhere."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tools.assembly import hermetic
from tools.check import reachability
from tools.check.report import Report, read_report
from tools.check.stale import stale
from tools.environment_file import environment_named, names
from tools.failure import Failure
from tools.repository import ENVIRONMENTS, ROOT


def check_environments(environments: Sequence[str], *, assembly: Path, folder: Path = ENVIRONMENTS) -> Report:
    """Synthesise the environments of a folder into an assembly, and check it.

    What of them calls AWS in vain is a finding too.
    Acknowledgements that nothing needs count as findings, where all environments of the folder are checked: what one
    does not need, another may.
    """
    context = {"environment": ",".join(environments), "environments": str(folder)}
    check_app(ROOT / "app.py", assembly=assembly, context=context)
    report = read_report(assembly / "validation-report.json")
    described = {name: environment_named(name, folder=folder) for name in environments}
    report = replace(report, findings=report.findings + reachability.findings(assembly, described))
    if set(environments) == set(names(folder)):
        return Report(findings=report.findings + stale(assembly, report), acknowledged=report.acknowledged)
    return report


def check_templates(folder: Path, *, assembly: Path) -> Report:
    """Check every CloudFormation template of a folder, whoever made it.

    cdk-nag reads constructs: it sees these templates through `CfnInclude`, and through it no `AWS::EKS` resource.
    """
    app = Path(__file__).with_name("templates_app.py")
    check_app(app, assembly=assembly, context={"templates": str(folder.resolve())})
    return read_report(assembly / "validation-report.json")


def check_app(app_file: Path, *, assembly: Path, context: Mapping[str, object]) -> None:
    """Run a CDK app with the checkers attached. Raises `Failure` with what it said where it leaves no report."""
    report = assembly / "validation-report.json"
    report.unlink(missing_ok=True)
    # The report says what was found; the exit code would only say what the CDK makes of it.
    settings = {"@aws-cdk/core:failSynthOnValidationErrors": False, **context}
    environment = {
        **hermetic(),
        "CDK_OUTDIR": str(assembly.resolve()),
        "CDK_CONTEXT_JSON": json.dumps(settings),
        "JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION": "true",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tools.check.checked_app", str(app_file)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not report.exists():
        raise Failure(done.stderr.strip() or f"{app_file} ended with {done.returncode} and left no report", exit_code=2)
