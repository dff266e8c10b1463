"""The report of the checkers, for people."""

from collections import Counter
from collections.abc import Sequence
from textwrap import shorten

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from tools.check.report import CHECKERS, Report

MESSAGE_LENGTH = 300
"""Characters of a checker's message that are shown: some list all actions of a service."""


def show(report: Report, *, places: Sequence[str], console: Console) -> None:
    """Print what each checker found in each environment or template: the counts, open findings, and every reason."""
    for environment in places:
        console.print(_environment(environment, report.of(environment)))
    known_places = {finding for environment in places for finding in report.of(environment).findings}
    if others := tuple(finding for finding in report.findings if finding not in known_places):
        console.print(_open_findings(Report(findings=others, acknowledged=())))


def _environment(name: str, report: Report) -> RenderableType:
    counts = Table(title=f"Findings in {name}", title_justify="left")
    for column in ("checker", "open", "acknowledged"):
        counts.add_column(column, justify="left" if column == "checker" else "right")
    opened = Counter(finding.checker for finding in report.findings)
    known = Counter(acknowledged.finding.checker for acknowledged in report.acknowledged)
    for checker in dict.fromkeys((*CHECKERS, *opened)):
        counts.add_row(checker, str(opened[checker]), str(known[checker]), style="red" if opened[checker] else None)
    counts.add_row("all", str(len(report.findings)), str(len(report.acknowledged)), style="bold")
    return Group(counts, _open_findings(report), _reasons(report))


def _open_findings(report: Report) -> RenderableType:
    lines = sorted(
        {f"{found.place}\n  {found.rule}\n  {shorten(found.message, MESSAGE_LENGTH)}" for found in report.findings}
    )
    return Group(*(Text(line, style="red") for line in lines))


def _reasons(report: Report) -> RenderableType:
    reasons: dict[str, dict[str, set[str]]] = {}
    for known in report.acknowledged:
        reasons.setdefault(known.at, {}).setdefault(known.reason, set()).add(known.finding.rule)
    lines = [
        f"{at}\n" + "\n".join(f"  {rule}" for rule in sorted(rules)) + f"\n  because {reason}"
        for at, by_reason in sorted(reasons.items())
        for reason, rules in sorted(by_reason.items())
    ]
    return Group(Text("Acknowledged:" if lines else ""), *(Text(line) for line in lines))
