"""The Pod Security Standard of a namespace."""

from typing import ClassVar, Literal, TypeAlias

from specs.names import Namespace
from specs.rules import namespaces as rules
from specs.spec import Rule, Spec

PodSecurityLevel: TypeAlias = Literal["restricted", "baseline", "privileged"]
"""A Pod Security Standard, from the strictest to none.

https://kubernetes.io/docs/concepts/security/pod-security-standards/
"""


class PodSecuritySpec(Spec):
    """A namespace whose new pods keep a Pod Security Standard; those that run already stay.

    https://kubernetes.io/docs/concepts/security/pod-security-admission/
    """

    rules: ClassVar[tuple[Rule, ...]] = (rules.system_namespaces_stay_open,)

    namespace: Namespace
    """The namespace, which must be none of Kubernetes's own."""
    level: PodSecurityLevel
    """The standard, as the cluster's minor has it."""

    def labels(self, minor: str) -> dict[str, str]:
        """The namespace's labels, with the minor whose version of the standard holds."""
        modes = ("enforce", "audit", "warn")
        levels = {f"pod-security.kubernetes.io/{mode}": self.level for mode in modes}
        versions = {f"pod-security.kubernetes.io/{mode}-version": f"v{minor}" for mode in modes}
        return {**levels, **versions}
