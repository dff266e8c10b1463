"""Policies that AWS writes: which of them a role of pods or of a capability may have."""

import re
from collections.abc import Iterator

from specs.problems import Violation

TOO_WIDE = re.compile(
    r"job-function/.*|(.*/)?(IAM.*|.*Administrator.*|.*PowerUser.*|.*FullAccess.*|ReadOnlyAccess|SecurityAudit"
    r"|SecretsManagerReadWrite)"
)
"""Names, with their paths, of policies that grant a service or the account as a whole: to do, or to read.

https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html;
https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
"""


def managed_policies_grant_no_service_as_a_whole(managed_policies: tuple[str, ...]) -> Iterator[Violation]:
    """A full access is a `service:*` by another name."""
    for index, name in enumerate(managed_policies):
        if TOO_WIDE.fullmatch(name):
            message = (
                "grants a service or the account as a whole, and more with every action that AWS adds; write "
                f"statements, got {name!r}"
            )
            yield Violation(path=("managed_policies", index), message=message)
