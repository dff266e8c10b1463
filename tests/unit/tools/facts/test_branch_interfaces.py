import json
from pathlib import Path

import pytest

from tools.facts.branch_interfaces import main

ENTRY = (
    '\t"{name}": {{\n\t\tInterface:               3,\n\t\tIsTrunkingCompatible:    {trunk},\n'
    "\t\tBranchInterface:         {branches},\n\t\tNetworkCards: []NetworkCard{{\n\t\t\t{{\n"
    '\t\t\t\tMaximumNetworkInterfaces: 3,\n\t\t\t}},\n\t\t}},\n\t\tHypervisor:  "nitro",\n\t}},\n'
)
DATED = "// This file was generated at 2026-03-20T18:06:29Z\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "limits.go"
    types = ENTRY.format(name="m0.small", trunk="true", branches=9) + ENTRY.format(
        name="t0.small", trunk="false", branches=6
    )
    path.write_text(f"{DATED}var Limits = map[string]*VPCLimits{{\n{types}}}\n")
    return path


def test_each_type_is_written_with_its_branches_and_none_without_a_trunk(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "written.json"
    main([str(source), "--commit", "0" * 40, "--target", str(target)])

    written = json.loads(target.read_text())
    assert written["types"] == {"m0.small": 9, "t0.small": 0}
    assert written["as_of"] == "2026-03-20"
    assert written["source"]["commit"] == "0" * 40


def test_a_source_without_date_is_refused(source: Path, tmp_path: Path) -> None:
    source.write_text(source.read_text().removeprefix(DATED))

    with pytest.raises(ValueError, match="when it was generated"):
        main([str(source), "--commit", "0" * 40, "--target", str(tmp_path / "written.json")])
