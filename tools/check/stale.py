"""Acknowledgements that cover nothing: what they explained is gone, and they would hide it when it comes back."""

import json
from collections.abc import Iterator
from pathlib import Path

from tools.check.report import Finding, Report

OF_THE_CDK = "CloudFormation-Validate::W3010"
"""The CDK itself acknowledges this one on every stack whose zones it was asked for (core/lib/stack.js of 2.275.0; read
2026-11-23)."""
WARNINGS_OF_THE_CDK = "Annotation::"
"""A warning that is acknowledged is never written, so that nothing tells whether it would have been."""


def stale(assembly: Path, report: Report) -> tuple[Finding, ...]:
    """Find the acknowledgements that no environment of the run needed.

    One construct serves every environment, so that one which needs it is enough.
    """
    needed = {(known.finding.rule.replace(" ", "-"), _within_stage(known.at)) for known in report.acknowledged}
    return tuple(
        Finding(
            checker="acknowledgements",
            rule=rule,
            place=place,
            message=f"nothing here breaks this rule any more; drop the acknowledgement ({reason})",
        )
        for rule, place, reason in sorted(set(_written(assembly)))
        if rule != OF_THE_CDK
        and not rule.startswith(WARNINGS_OF_THE_CDK)
        and (rule.replace(" ", "-"), _within_stage(place)) not in needed
    )


def _written(assembly: Path) -> Iterator[tuple[str, str, str]]:
    for file in sorted(assembly.rglob("*.metadata.json")):
        for path, entries in json.loads(file.read_text()).items():
            for entry in entries:
                if entry["type"] == "aws:cdk:acknowledged-rules":
                    for rule, reason in entry["data"].items():
                        yield rule, path.lstrip("/"), reason


def _within_stage(path: str) -> str:
    return path.partition("/")[2]
