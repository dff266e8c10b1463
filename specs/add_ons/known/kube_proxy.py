"""Service routing on every node."""

from typing import ClassVar, Literal

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn


class KubeProxy(EksAddOn):
    """kube-proxy, which keeps the network rules of Services on every node.

    https://docs.aws.amazon.com/eks/latest/userguide/managing-kube-proxy.html
    """

    definition: ClassVar[Definition] = Definition(layer="system", provides=(Ability.SERVICE_ROUTING,))

    name: Literal["kube-proxy"]
    """Which add-on this entry is."""
