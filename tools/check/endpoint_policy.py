"""What the policy of a VPC endpoint lets through, as far as it can be told before a deployment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, Self

from specs.endpoints.reach import Bucket

Statement = Mapping[str, Any]
DEFAULT = {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]}
"""The policy that AWS attaches where none is given: full access.

https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html#default-endpoint-policy
"""


@dataclass(frozen=True, kw_only=True)
class EndpointPolicy:
    """The statements of an endpoint's policy, in plain text.

    A denial, and what is let through for some principals or by exception, is not weighed: what depends on it is not
    known.
    """

    statements: tuple[Statement, ...]

    @classmethod
    def of(cls, endpoint: Mapping[str, Any]) -> Self:
        """The policy of an endpoint by its properties; without one, AWS's default."""
        return cls(statements=tuple(_listed(endpoint.get("PolicyDocument", DEFAULT)["Statement"])))

    def against(self, owners: Mapping[str, str]) -> str | None:
        """What it has against the account's own principals, by the condition keys that say they are; None: nothing."""
        return self._against("the account's own principals", lambda statement: _admits_own(statement, owners))

    def against_bucket(self, bucket: Bucket, name: str) -> str | None:
        """What it has against anybody who does to a bucket's objects what a feature needs; None: nothing."""
        return self._against(f"{bucket.action} of {name}", lambda statement: _opens(statement, bucket, name))

    def _against(self, whom: str, lets_through: Callable[[Statement], bool]) -> str | None:
        if any(statement["Effect"] == "Deny" for statement in self.statements):
            return f"denies something, and it is not known whether it lets {whom} through"
        if any(lets_through(statement) for statement in self.statements if _for_everybody(statement)):
            return None
        if not all(_for_everybody(statement) for statement in self.statements):
            return f"is worded so that it is not known whether it lets {whom} through"
        return f"does not let {whom} through"


def _for_everybody(statement: Statement) -> bool:
    """Whether it says all that it lets through, for everybody, without exceptions."""
    principal = statement.get("Principal")
    named = principal.get("AWS") if isinstance(principal, Mapping) else principal
    return "*" in _listed(named) and "Action" in statement and "Resource" in statement


def _admits_own(statement: Statement, owners: Mapping[str, str]) -> bool:
    return (
        "*" in _listed(statement["Action"])
        and "*" in _listed(statement["Resource"])
        and all(
            operator == "StringEquals" and all(owners.get(key) == value for key, value in keys.items())
            for operator, keys in statement.get("Condition", {}).items()
        )
    )


def _opens(statement: Statement, bucket: Bucket, name: str) -> bool:
    return (
        not statement.get("Condition")
        and any(action in ("*", "s3:*", bucket.action) for action in _listed(statement["Action"]))
        and any(
            fnmatchcase(f"{name}/object", str(resource).rpartition(":")[2])
            for resource in _listed(statement["Resource"])
        )
    )


def _listed(value: Any) -> list[Any]:  # noqa: ANN401  (what JSON holds)
    """A policy's value, which may stand alone where it is the only one."""
    return value if isinstance(value, list) else [value]
