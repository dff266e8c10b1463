"""Commands tell what is allowed and has an end, on standard error."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.unit.specs.access_files import WITH_WAYS_IN
from tests.unit.specs.environment_files import Edit, read
from tools.advice import advice_at, tell_advice

SHOP = Edit("        - name: AmazonEKSEditPolicy\n", "        - {name: AmazonEKSEditPolicy, namespaces: [shop]}\n")
BOUND = Edit("namespace: ads, cluster_role: view,", "namespace: ads, cluster_role: builder,")
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


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (datetime(2026, 11, 24, 5, 59, 59, tzinfo=UTC), []),
        (datetime(2026, 11, 24, 6, tzinfo=UTC), ["eks:glass-shut"]),
        (datetime(2026, 11, 17, 6, tzinfo=UTC), []),
        (datetime(2026, 11, 17, 5, 59, 59, tzinfo=UTC), ["eks:glass-open-for-long"]),
    ],
)
def test_a_way_in_for_emergencies_is_open_for_days_and_not_for_long(
    tmp_path: Path, now: datetime, told: list[str]
) -> None:
    environment = read(tmp_path, SHOP, BOUND, text=WITH_WAYS_IN)

    assert [each.id for each in advice_at(environment, now)] == told


def test_one_that_is_open_for_long_says_until_when(tmp_path: Path) -> None:
    late = Edit("2026-11-24T06:00:00Z", "2999-01-01T00:00:00Z")
    environment = read(tmp_path, SHOP, BOUND, late, text=WITH_WAYS_IN)
    (advice,) = advice_at(environment, datetime(2998, 12, 2, tzinfo=UTC))

    assert advice.message.startswith("access.break_glass.open_until, 2999-01-01T00:00:00Z, is 30 days away")


def test_one_that_is_shut_is_nothing_to_tell(tmp_path: Path) -> None:
    shut = Edit('    open_until: "2026-11-24T06:00:00Z"\n', "")
    environment = read(tmp_path, SHOP, BOUND, shut, text=WITH_WAYS_IN)

    assert list(advice_at(environment, datetime(2999, 1, 1, tzinfo=UTC))) == []
