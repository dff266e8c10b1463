"""What a workload may do in AWS, as data."""

from dataclasses import dataclass

from specs.identity.placeholders import session_tags

SHORTEST_REASON = 30
"""Characters. Less is a label, not a reason."""


@dataclass(frozen=True, kw_only=True)
class Statement:
    """What a workload may do: one statement of its IAM policy.

    `{cluster}`, `{account}`, `{region}` and `{partition}` in resources and conditions stand for the cluster's own;
    `${aws:PrincipalTag/…}` stands for a tag of the pod's session, which IAM fills in.
    """

    actions: tuple[str, ...]
    resources: tuple[str, ...] = ("*",)
    conditions: tuple[tuple[str, str, str], ...] = ()
    """Triples of operator, key and value, as ("StringEquals", "aws:ResourceTag/owner", "{cluster}"); several of one
    operator and key are its alternatives."""
    because: str = ""
    """Why `*` stands among the resources."""
    accepts: tuple[tuple[str, str], ...] = ()
    """What else the checkers find in it that is meant: the rule as `make check` prints it, and why."""

    @property
    def asks_for_session_tags(self) -> bool:
        """Whether it holds by a tag that EKS Pod Identity puts on a session."""
        conditions = (text for _, key, value in self.conditions for text in (key, value))
        return any(session_tags(text) for text in (*self.resources, *conditions))
