"""What the way in for emergencies must be."""

from collections.abc import Iterator
from datetime import datetime

from specs.problems import Violation
from specs.rules.lists import repeated

LONGEST_TRUST_POLICY = 2048
FRAME = len(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":[]},"Condition":'
    '{"Bool":{"aws:MultiFactorAuthPresent":"true"},"DateLessThan":{"aws:CurrentTime":"2026-11-24T06:00:00Z"},'
    '"StringEquals":{"aws:RequestedRegion":"ap-southeast-1"}}}]}'
)
"""What stands in the trust policy beside its principals."""


def principals_come_once(principals: tuple[str, ...]) -> Iterator[Violation]:
    """Somebody may break the glass or not."""
    for index, principal in repeated(principals):
        yield Violation(path=("principals", index), message=f"must stand once, {principal!r} stands above already")


def principals_can_have_mfa(principals: tuple[str, ...]) -> Iterator[Violation]:
    """Sessions of IAM Identity Center come by federation, whose MFA IAM does not see.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
    """
    for index, principal in enumerate(principals):
        if "/AWSReservedSSO_" in principal:
            message = (
                "must be a role or user whose MFA IAM sees, which it does not of sessions of IAM Identity Center, "
                f"got {principal!r}"
            )
            yield Violation(path=("principals", index), message=message)


def principals_fit_into_the_trust_policy(principals: tuple[str, ...]) -> Iterator[Violation]:
    """They stand in one statement, with the conditions under which the role is taken.

    Characters of a role's trust policy: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    """
    length = FRAME + sum(len(f'"{principal}",') for principal in principals)
    if length > LONGEST_TRUST_POLICY:
        message = (
            f"must fit into the {LONGEST_TRUST_POLICY} characters of a trust policy, which they and its conditions "
            f"make {length} long; name a role that they all may take"
        )
        yield Violation(path=("principals",), message=message)


def addresses_come_once(notify: tuple[str, ...]) -> Iterator[Violation]:
    """An address hears of it once."""
    for index, address in repeated(notify):
        yield Violation(path=("notify", index), message=f"must stand once, {address!r} stands above already")


def the_time_exists(open_until: str | None) -> Iterator[Violation]:
    """A thirteenth month passes the form of a time."""
    if open_until is None:
        return
    try:
        datetime.strptime(open_until, "%Y-%m-%dT%H:%M:%S%z")
    except ValueError:
        yield Violation(path=("open_until",), message=f"must be a time that exists, got {open_until!r}")
