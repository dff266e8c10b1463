"""What the author of an environment ought to know of it, though it is allowed."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Advice:
    """A warning: the plan and the synthesis print it, and nothing fails by it."""

    id: str
    """By which the CDK acknowledges it: `eks:` and a name that stays, as `eks:kube-proxy-ipvs`."""
    message: str
    """What is, why it is worth a thought, and what to do instead."""
