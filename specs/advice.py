"""What the author of an environment ought to know of it, though it is allowed."""

from dataclasses import dataclass

OURS = "eks:"
"""How the ids of all advice begin, by which it is told from the CDK's own warnings."""


@dataclass(frozen=True, kw_only=True)
class Advice:
    """A warning: the plan and the synthesis print it, and nothing fails by it.

    Raises ValueError where its id could be anybody's.
    """

    id: str
    """By which the CDK acknowledges it: `eks:` and a name that stays, as `eks:kube-proxy-ipvs`."""
    message: str
    """What is, why it is worth a thought, and what to do instead."""

    def __post_init__(self) -> None:
        if not self.id.startswith(OURS):
            raise ValueError(f"id must begin with {OURS!r}, got {self.id!r}")
