"""DNS inside the cluster."""

from typing import ClassVar, Literal

from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn


class CoreDns(EksAddOn):
    """CoreDNS, the cluster's DNS server.

    https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html
    """

    definition: ClassVar[Definition] = Definition(
        layer="add-ons",
        controller=True,
        tolerates=("CriticalAddonsOnly",),
        fargate_labels=(("k8s-app", "kube-dns"),),
    )

    name: Literal["coredns"]
    """Which add-on this entry is."""
