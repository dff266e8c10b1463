"""What EKS asks IAM and KMS about roles and keys."""

from ministack.services import iam, kms

from specs.refusals import clusters, keys_and_logs


def principals() -> frozenset[str]:
    """The ARNs of the roles and users that exist."""
    return frozenset(record["Arn"] for store in (iam._roles, iam._users) for record in store.values())


def check_role(arn: str) -> None:
    """Raise RefusedError where a role does not exist."""
    clusters.ROLE_MISSING.check(role=arn, roles=principals())


def check_key(arn: str) -> None:
    """Raise RefusedError where a key does not exist or may not be used."""
    key = kms._resolve_key(arn)
    keys_and_logs.KEY_DISABLED.check(key=arn, state=key["KeyState"] if key else "not found")
