"""Capabilities beside the rest of an environment."""

from pathlib import Path

import pytest

from specs.capabilities.kro import Kro
from specs.rules.capabilities import capabilities_are_offered
from tests.unit.specs.environment_files import Edit, read

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


def test_one_of_each_kind_stands_side_by_side(tmp_path: Path) -> None:
    last = "  - name: cluster-autoscaler\n"

    found = read(tmp_path, Edit(last, last + ENTRIES)).capabilities

    assert [each.kind for each in found] == ["argo_cd", "ack", "kro"]


@pytest.mark.parametrize(("region", "wrong"), [("cn-north-1", 1), ("us-gov-west-1", 1), ("eu-west-1", 0)])
def test_capabilities_are_those_of_commercial_regions(region: str, wrong: int) -> None:
    assert len(list(capabilities_are_offered((Kro(kind="kro"),), region))) == wrong
    assert not list(capabilities_are_offered((), region))
