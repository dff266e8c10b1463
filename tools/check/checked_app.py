"""Runs a CDK app, unchanged, with all checkers attached: `python -m tools.check.checked_app app.py`.

The app is the one that is deployed, not a copy made for checking: only the class that it takes from aws_cdk is another
one while it runs. The assembly and `validation-report.json` go where `CDK_OUTDIR` says.

Its verdict is never the exit code: aws-cdk-lib 2.275.0 calls a run successful, once anything has been acknowledged, as
long as no finding names a severity (core/lib/private/synthesis-validation.js, collectSuppressions; read 2026-11-23).
"""

import runpy
import sys
from pathlib import Path
from typing import Any

import aws_cdk

from tools.check.checkers import checkers


class CheckedApp(aws_cdk.App):
    """An app that every checker looks at, CDK's own CloudFormation validator among them."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  (whatever aws_cdk.App takes)
        super().__init__(**settings | {"builtin_cloud_formation_validation": True})
        aws_cdk.Validations.of(self).add_plugins(*checkers())


def main(app_file: Path) -> None:
    """Run the app as `python <app_file>` would."""
    sys.path.insert(0, str(app_file.resolve().parent))
    aws_cdk.App = CheckedApp  # type: ignore[misc]
    runpy.run_path(str(app_file), run_name="__main__")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
