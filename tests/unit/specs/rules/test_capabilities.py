"""Capabilities beside the rest of an environment."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from specs.add_ons.ability import Ability
from specs.capabilities.kro import Kro
from specs.rules.capabilities import argo_cd_comes_once, capabilities_are_offered
from tests.unit.specs.environment_files import Edit, read

ARGO_CD: Any = SimpleNamespace(kind="argo_cd")
ENTRIES = """\
capabilities:
  - kind: argo_cd
    identity_center: {instance_arn: arn:aws:sso:::instance/ssoins-1234567890abcdef, region: eu-central-1}
    admins: {groups: [90676e2e-1234-4cde-9f01-23456789abcd]}
  - kind: ack
    managed_policies: [AmazonSQSReadOnlyAccess]
    because: the controllers look at queues that stand, and make none
  - kind: kro
"""


def _add_on(*abilities: Ability) -> Any:
    return SimpleNamespace(name="argo-cd", definition=SimpleNamespace(provides=abilities))


def test_one_of_each_kind_stands_side_by_side(tmp_path: Path) -> None:
    last = "  - name: cluster-autoscaler\n"

    found = read(tmp_path, Edit(last, last + ENTRIES)).capabilities

    assert [each.kind for each in found] == ["argo_cd", "ack", "kro"]


def test_argo_cd_is_run_by_eks_or_by_a_chart() -> None:
    (violation,) = argo_cd_comes_once((Kro(kind="kro"), ARGO_CD), (_add_on(Ability.DNS), _add_on(Ability.GITOPS)), ())

    assert violation.path == ("capabilities", 1)
    assert "must not stand beside the add-on argo-cd, which brings Argo CD already" in violation.message
    assert not list(argo_cd_comes_once((ARGO_CD,), (_add_on(Ability.DNS),), ()))
    assert not list(argo_cd_comes_once((Kro(kind="kro"),), (_add_on(Ability.GITOPS),), ()))


def test_a_chart_of_argo_cd_is_one_under_any_name() -> None:
    own: Any = SimpleNamespace(name="gitops", kind="chart", chart="argo-cd")

    (violation,) = argo_cd_comes_once((ARGO_CD,), (), (own,))

    assert "must not stand beside the add-on gitops" in violation.message


@pytest.mark.parametrize(("region", "wrong"), [("cn-north-1", 1), ("us-gov-west-1", 1), ("eu-west-1", 0)])
def test_capabilities_are_those_of_commercial_regions(region: str, wrong: int) -> None:
    assert len(list(capabilities_are_offered((Kro(kind="kro"),), region))) == wrong
    assert not list(capabilities_are_offered((), region))
