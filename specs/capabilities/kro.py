"""The Kube Resource Orchestrator, run by EKS."""

from typing import ClassVar, Literal

from specs.capabilities.capability import Capability
from specs.rules import capabilities as rules
from specs.spec import Rule


class Kro(Capability):
    """kro: kinds of one's own, each composed of others.

    It calls nobody in AWS; its role is there because every capability has one.
    https://docs.aws.amazon.com/eks/latest/userguide/kro.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (*Capability.rules, rules.it_calls_nobody)

    kind: Literal["kro"]
    """Which capability this entry is."""
