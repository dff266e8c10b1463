"""The Pod Security Standard of a namespace."""

from typing import Literal, TypeAlias

from specs.names import Namespace
from specs.spec import Spec

PodSecurityLevel: TypeAlias = Literal["restricted", "baseline", "privileged"]
"""A Pod Security Standard, from the strictest to none.

https://kubernetes.io/docs/concepts/security/pod-security-standards/
"""


class PodSecuritySpec(Spec):
    """A namespace whose new pods keep a Pod Security Standard; those that run already stay.

    https://kubernetes.io/docs/concepts/security/pod-security-admission/
    """

    namespace: Namespace
    """The namespace."""
    level: PodSecurityLevel
    """The standard, as the cluster's minor has it."""

    def labels(self, minor: str) -> dict[str, str]:
        """The namespace's labels, with the minor whose version of the standard holds."""
        modes = ("enforce", "audit", "warn")
        levels = {f"pod-security.kubernetes.io/{mode}": self.level for mode in modes}
        versions = {f"pod-security.kubernetes.io/{mode}-version": f"v{minor}" for mode in modes}
        return {**levels, **versions}
