"""CPU and memory figures of pods and nodes."""

from typing import ClassVar, Literal

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn


class MetricsServer(EksAddOn):
    """metrics-server, on which `kubectl top` and the HorizontalPodAutoscaler stand.

    https://docs.aws.amazon.com/eks/latest/userguide/metrics-server.html
    """

    definition: ClassVar[Definition] = Definition(provides=(Ability.POD_METRICS,), controller=True)

    name: Literal["metrics-server"]
    """Which add-on this entry is."""
