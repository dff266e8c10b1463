"""What all checkers find in the examples: `make test-all`, for it takes half a minute for each."""

from pathlib import Path

import pytest

from tests.policy.platforms import ROOT
from tools.check.report import CHECKERS
from tools.check.run import check_environments
from tools.check.stale import stale

EXAMPLES = ROOT / "tests/environments"


@pytest.mark.by_cli
@pytest.mark.parametrize("name", sorted(file.stem for file in EXAMPLES.glob("*.yaml")))
def test_no_finding_in_an_example_is_left_unexplained(name: str, tmp_path: Path) -> None:
    report = check_environments([name], assembly=tmp_path, folder=EXAMPLES)

    assert report.acknowledged
    assert not [finding for finding in report.findings if finding.checker in (*CHECKERS, "endpoints")]
    assert not stale(tmp_path, report)
