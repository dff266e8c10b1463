"""DNS inside the cluster."""

from typing import ClassVar, Literal

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.surroundings import Surroundings
from specs.json import Json


class CoreDns(EksAddOn):
    """CoreDNS, the cluster's DNS server.

    EKS's defaults are kept: two replicas apart from each other, with a disruption budget.
    https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html
    """

    definition: ClassVar[Definition] = Definition(
        provides=(Ability.DNS,),
        controller=True,
        tolerates=("CriticalAddonsOnly",),
        fargate_labels=(("k8s-app", "kube-dns"),),
    )

    name: Literal["coredns"]
    """Which add-on this entry is."""
    compute_type: Literal["ec2", "fargate"] = "ec2"
    """Where its pods run: on nodes, or on Fargate under a profile that takes them (namespace `kube-system`)."""

    def configuration(self, around: Surroundings) -> dict[str, Json]:  # noqa: ARG002 -- as declared
        """`computeType`, without which Fargate does not take its pods.

        terraform-aws-modules/terraform-aws-eks pull request 2345 (2022-12-15).
        """
        return {"computeType": "Fargate"} if self.compute_type == "fargate" else {}
