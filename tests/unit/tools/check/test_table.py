"""The report as people see it."""

from io import StringIO

from rich.console import Console

from tools.check.report import Acknowledged, Finding, Report
from tools.check.table import show

OPEN = Finding(checker="cfn-lint", rule="cfn-lint::E3002", place="prod/network/Vpc", message="no such property " * 99)
KNOWN = Acknowledged(
    finding=Finding(
        checker="AwsSolutions", rule="AwsSolutions::AwsSolutions-VPC7", place="dev/network/Vpc", message="-"
    ),
    reason="traffic is logged by the transit gateway of the account",
    at="dev/network",
)
NOWHERE = Finding(checker="parliament", rule="parliament::failed", place="", message="it failed without a finding")


def shown(report: Report) -> str:
    console = Console(file=StringIO(), width=120, soft_wrap=True)
    show(report, places=["dev", "prod"], console=console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_each_environment_has_its_counts() -> None:
    dev, prod = shown(Report(findings=(OPEN,), acknowledged=(KNOWN,))).split("Findings in prod")
    rows = [[cell.strip() for cell in line.split("│")[1:4]] for line in prod.splitlines() if line.startswith("│")]
    assert ["cfn-lint", "1", "0"] in rows
    assert ["AwsSolutions", "0", "0"] in rows
    assert ["all", "1", "0"] in rows
    assert "Findings in dev" in dev


def test_every_reason_stands_beside_its_place() -> None:
    text = shown(Report(findings=(), acknowledged=(KNOWN,)))
    assert "dev/network\n  AwsSolutions::AwsSolutions-VPC7\n  because traffic is logged" in text


def test_open_findings_are_told_in_short() -> None:
    text = shown(Report(findings=(OPEN,), acknowledged=()))
    assert "prod/network/Vpc\n  cfn-lint::E3002\n  no such property" in text
    assert text.count("no such property") < 20


def test_a_finding_that_belongs_nowhere_is_told_as_well() -> None:
    assert "parliament::failed" in shown(Report(findings=(NOWHERE,), acknowledged=()))
