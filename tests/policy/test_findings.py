"""What the checkers find, counted from their report: never from an exit code."""

import json
from pathlib import Path

import pytest

from tests.policy.platforms import ENVIRONMENTS
from tools.check.report import CHECKERS, Report, read_report
from tools.check.run import check_templates
from tools.check.stale import stale


@pytest.fixture(scope="module")
def naive_report(naive: Path) -> Report:
    """What the checkers find in a naive app."""
    return read_report(naive / "validation-report.json")


@pytest.mark.parametrize("environment", ENVIRONMENTS)
@pytest.mark.parametrize("checker", CHECKERS)
def test_no_finding_is_left_unexplained(report: Report, environment: str, checker: str) -> None:
    found = [finding for finding in report.of(environment).findings if finding.checker == checker]
    assert not found


def test_nothing_is_found_outside_the_environments(report: Report) -> None:
    assert not [finding for finding in report.findings if finding.environment not in ENVIRONMENTS]
    assert {finding.checker for finding in report.findings} <= set(CHECKERS)


def test_no_acknowledgement_outlives_its_finding(assembly: Path, report: Report) -> None:
    assert not stale(assembly, report)


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_every_finding_that_is_known_has_its_reason(report: Report, environment: str) -> None:
    known = report.of(environment).acknowledged
    assert known
    assert not [entry for entry in known if len(entry.reason) < 30]


def test_reasons_stand_at_constructs_and_not_at_stacks(report: Report) -> None:
    """An acknowledgement on a stack or a stage would cover what comes later."""
    assert not [known.at for known in report.acknowledged if known.at.count("/") < 2]


@pytest.mark.parametrize("checker", CHECKERS)
def test_every_checker_finds_something_in_a_naive_app(naive_report: Report, checker: str) -> None:
    assert [finding for finding in naive_report.findings if finding.checker == checker]


def test_one_acknowledgement_hides_no_other_rule(naive_report: Report) -> None:
    (known,) = naive_report.acknowledged
    assert known.finding.rule == "cdk-validator-cfnguard::eks_endpoint_no_public_access_check"
    open_rules = {finding.rule for finding in naive_report.findings if finding.place == known.finding.place}
    assert "cdk-validator-cfnguard::eks_secrets_encrypted_check" in open_rules
    assert "AwsSolutions::AwsSolutions-EKS1" in open_rules


def test_an_acknowledgement_without_a_finding_is_found(naive: Path, naive_report: Report) -> None:
    (finding,) = stale(naive, naive_report)
    assert (finding.rule, finding.place) == ("AwsSolutions::AwsSolutions-S1", "naive/Cluster")


def test_templates_from_elsewhere_are_checked_too(naive: Path, tmp_path: Path) -> None:
    """No `AWS::EKS` resource of a template is visible to cdk-nag; to the others it is."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "naive.template.json").write_text((naive / "naive.template.json").read_text())
    assembly = tmp_path / "assembly"
    assembly.mkdir()
    found = {finding.rule for finding in check_templates(folder, assembly=assembly).findings}
    assert "cdk-validator-cfnguard::eks_secrets_encrypted_check" in found
    assert "AwsSolutions::AwsSolutions-VPC7" in found
    assert "AwsSolutions::AwsSolutions-EKS1" not in found


def test_a_checker_that_failed_is_a_finding(tmp_path: Path) -> None:
    why = "Validation plugin 'cfn-lint' failed: no such file"
    failed = {"pluginName": "cfn-lint", "conclusion": "failure", "metadata": {"error": why}, "violations": []}
    (tmp_path / "report.json").write_text(json.dumps({"pluginReports": [failed]}))
    (finding,) = read_report(tmp_path / "report.json").findings
    assert (finding.rule, finding.message) == ("cfn-lint::failed", why)
