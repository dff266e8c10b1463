"""Pod networking on VPC addresses."""

from typing import ClassVar, Literal

from specs.add_ons.add_on import Definition, Identity
from specs.add_ons.eks_add_on import EksAddOn
from specs.json import Json


class VpcCni(EksAddOn):
    """The Amazon VPC CNI plugin: every pod has an address of the VPC.

    https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html
    """

    definition: ClassVar[Definition] = Definition(
        layer="system",
        identity=Identity(service_account="aws-node", managed_policies=("AmazonEKS_CNI_Policy",)),
        endpoints=("ec2",),
        needs=("eks-pod-identity-agent",),
    )

    name: Literal["vpc-cni"]
    """Which add-on this entry is."""
    network_policy: bool = False
    """The plugin enforces NetworkPolicy objects."""

    def configuration(self) -> dict[str, Json]:
        """`enableNetworkPolicy`, where it is wanted."""
        return {"enableNetworkPolicy": "true"} if self.network_policy else {}
