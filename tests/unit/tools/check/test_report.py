"""The CDK's report, read for findings."""

import json
from pathlib import Path
from typing import Any

from specs.add_ons.known.kube_proxy import KubeProxy
from tools.check.report import read_report


def annotations(*rules: str) -> dict[str, Any]:
    """What aws-cdk-lib 2.275.0 reports of warnings at constructs."""
    violations = [
        {"ruleName": rule, "description": "so it is", "violatingConstructs": [{"constructPath": "dev/system/x"}]}
        for rule in rules
    ]
    return {"pluginName": "Construct Annotations", "conclusion": "success", "violations": violations}


def rules_found(folder: Path, *rules: str) -> list[str]:
    report = folder / "report.json"
    report.write_text(json.dumps({"pluginReports": [annotations(*rules)]}), encoding="utf-8")
    return [finding.rule for finding in read_report(report).findings]


def test_our_own_advice_is_no_finding(tmp_path: Path) -> None:
    (advice,) = KubeProxy(name="kube-proxy", mode="ipvs").advice(minor="1.36")

    assert rules_found(tmp_path, f"Annotation::{advice.id}") == []


def test_a_warning_of_the_cdk_is_one(tmp_path: Path) -> None:
    rule = "Annotation::@aws-cdk/aws-ec2:ipv4IgnoreEgressRule"

    assert rules_found(tmp_path, rule) == [f"Construct-Annotations::{rule}"]
