"""The lock's day decides which minors can be deployed."""

from datetime import date, timedelta

import pytest

from specs.control_plane.rules.support import unsupported
from specs.lock import Lock, MinorLock

ENDS, GONE = date(2026, 7, 29), date(2027, 7, 29)
DAY = timedelta(days=1)


def lock(as_of: date) -> Lock:
    """A lock of that day: one minor that ends, one of which nobody says when."""
    ending = MinorLock(standard_support_until=ENDS, extended_support_until=GONE, source="test", date=as_of)
    new = MinorLock(standard_support_until=None, extended_support_until=None, source="test", date=as_of)
    return Lock(as_of=as_of, kubernetes={"1.33": ending, "1.36": new}, add_ons={}, charts={}, images={})


@pytest.mark.parametrize(
    ("as_of", "version", "policy"),
    [
        (ENDS - DAY, "1.33", "standard"),
        (ENDS, "1.33", "extended"),
        (GONE - DAY, "1.33", "extended"),
        (GONE + DAY, "1.36", "standard"),
    ],
)
def test_a_minor_can_be_deployed_to_its_last_day(as_of: date, version: str, policy: str) -> None:
    assert unsupported(lock(as_of), version, policy) is None


@pytest.mark.parametrize(
    ("as_of", "version", "policy", "message"),
    [
        (ENDS, "1.29", "standard", "must be one of 1.33, 1.36, the minors in eks.lock.json of 2026-07-29, got '1.29'"),
        (
            ENDS,
            "1.33",
            "standard",
            (
                "must be a newer minor, standard support of 1.33 ended on 2026-07-29 and EKS upgrades it; "
                "write a newer one, or upgrade_policy: extended and pay for it"
            ),
        ),
        (GONE, "1.33", "extended", "must be a newer minor, EKS ended 1.33 on 2027-07-29"),
    ],
)
def test_a_minor_that_eks_left_behind_is_refused(as_of: date, version: str, policy: str, message: str) -> None:
    assert unsupported(lock(as_of), version, policy) == message
