"""Commands tell what is allowed and has an end, on standard error."""

from pathlib import Path

import pytest

from tests.unit.specs.environment_files import Edit, read
from tools.advice import tell_advice

SHOP = Edit("        - name: AmazonEKSEditPolicy\n", "        - {name: AmazonEKSEditPolicy, namespaces: [shop]}\n")
IPVS = Edit("  - name: kube-proxy\n", "  - name: kube-proxy\n    mode: ipvs\n")


def test_advice_is_told_once_with_the_environment_that_it_is_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_advice([read(tmp_path, SHOP, IPVS)])

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("warning good: kube-proxy runs in mode ipvs")
    assert said.err.count("warning") == 1


def test_without_advice_nothing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tell_advice([read(tmp_path, SHOP)])

    assert capsys.readouterr().err == ""
