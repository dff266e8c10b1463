"""What the checkers found, read from the report that the CDK writes beside the templates."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from specs.advice import OURS

CHECKERS = (
    "AwsSolutions",
    "NIST.800.53.R5",
    "PCI.DSS.321",
    "cdk-validator-cfnguard",
    "cfn-lint",
    "parliament",
    "cloudsplaining",
    "CloudFormation-Validate",
)
"""The checkers by the name that stands before the two colons of a rule, as an acknowledgement writes it."""

ADVICE = f"Annotation::{OURS}"
"""How the rules of our own advice begin, which the plan and the synthesis print: it is no finding about security."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One rule that one construct breaks."""

    checker: str
    rule: str
    """Qualified by its checker, as an acknowledgement writes it."""
    place: str
    """The construct's path; where a finding belongs to none, the template."""
    message: str

    @property
    def environment(self) -> str:
        """The stage it is found in: the first part of its path."""
        return self.place.partition("/")[0]


@dataclass(frozen=True, kw_only=True)
class Acknowledged:
    """A finding that somebody has explained."""

    finding: Finding
    reason: str
    at: str
    """The path of the construct that acknowledges it."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """All findings of a run."""

    findings: tuple[Finding, ...]
    acknowledged: tuple[Acknowledged, ...]

    def of(self, environment: str) -> "Report":
        """Keep the part that concerns one environment."""
        return Report(
            findings=tuple(finding for finding in self.findings if finding.environment == environment),
            acknowledged=tuple(known for known in self.acknowledged if known.finding.environment == environment),
        )


def read_report(file: Path) -> Report:
    """Count what stands in the report. A checker that failed to run is a finding: silence is no proof.

    Raises FileNotFoundError where nothing was written.
    """
    plugins = json.loads(file.read_text())["pluginReports"]
    findings = [finding for plugin in plugins for finding in _open(plugin)]
    acknowledged = tuple(
        Acknowledged(finding=finding, reason=violation["reason"], at=violation["acknowledgedAt"])
        for plugin in plugins
        for violation in plugin.get("suppressedViolations", [])
        for finding in _findings(plugin, violation)
    )
    return Report(findings=tuple(findings), acknowledged=acknowledged)


def _open(plugin: dict[str, Any]) -> Iterator[Finding]:
    for violation in plugin["violations"]:
        if not violation["ruleName"].startswith(ADVICE):
            yield from _findings(plugin, violation)
    if plugin["conclusion"] == "failure" and not plugin["violations"]:
        checker = _checker(plugin)
        why = (plugin.get("metadata") or {}).get("error", "it failed without a finding")
        yield Finding(checker=checker, rule=f"{checker}::failed", place="", message=why)


def _findings(plugin: dict[str, Any], violation: dict[str, Any]) -> Iterator[Finding]:
    checker = _checker(plugin)
    for construct in violation["violatingConstructs"]:
        template = (construct.get("cloudFormationResource") or {}).get("templatePath", "")
        yield Finding(
            checker=checker,
            rule=f"{checker}::{violation['ruleName']}",
            place=construct["constructPath"] or template,
            message=violation["description"],
        )


def _checker(plugin: dict[str, Any]) -> str:
    return str(plugin["pluginName"]).replace(" ", "-")
