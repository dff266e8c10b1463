"""The way in for emergencies."""

from typing import Annotated, ClassVar

from pydantic import Field

from specs.access.rules import break_glass as rules
from specs.names import RoleOrUserArn
from specs.spec import Rule, Spec
from specs.written import Written

Email = Annotated[
    str,
    Written(
        pattern=r"[^\s@]+@[^\s@]+\.[^\s@.]+",
        longest=254,
        rule="must be an e-mail address",
        example="oncall@example.com",
    ),
]
"""An e-mail address."""

UtcTime = Annotated[
    str,
    Written(
        pattern=r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z",
        rule="must be a time in UTC to the second, as 2026-11-24T06:00:00Z",
        example="2026-11-24T06:00:00Z",
    ),
]
"""A time in UTC, to the second: ISO 8601 with a `Z`, as IAM compares it."""


class BreakGlassSpec(Spec):
    """A role that administers the whole cluster, shut until a commit opens it for some hours, and loud.

    Whoever is named assumes it with MFA, before `open_until`, for an hour at a time; without `open_until` nobody can.
    Every attempt to assume it, refused ones too, is told to `notify`: that takes a CloudTrail trail of management
    events in the role's region, which is the account's and not made here. Every request of the role to the cluster
    raises an alarm, read from the audit log, which is always on. Both reach people only once they have confirmed the
    subscription that Amazon SNS sends them.
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.principals_come_once,
        rules.principals_can_have_mfa,
        rules.principals_fit_into_the_trust_policy,
        rules.addresses_come_once,
        rules.the_time_exists,
    )

    principals: tuple[RoleOrUserArn, ...] = Field(min_length=1)
    """Who may break the glass: roles and users that are no admins, those too whom nothing else names. A role's session
    counts as one with MFA if it was assumed with it."""
    notify: tuple[Email, ...] = Field(min_length=1)
    """Who hears of it."""
    open_until: UtcTime | None = None
    """When it shuts by itself, in UTC, as `2026-11-24T06:00:00Z`; absent: it is shut."""
