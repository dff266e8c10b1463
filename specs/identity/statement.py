"""What a workload may do in AWS, as data."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a workload may do: one statement of its IAM policy.

    `{cluster}`, `{account}`, `{region}` and `{partition}` in resources and conditions stand for the cluster's own.
    """

    actions: tuple[str, ...]
    resources: tuple[str, ...] = ("*",)
    conditions: tuple[tuple[str, str, str], ...] = ()
    """Triples of operator, key and value, as ("StringEquals", "aws:ResourceTag/owner", "{cluster}")."""
    because: str = ""
    """Why `*` stands among the resources."""
