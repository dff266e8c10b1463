"""Pod networking on VPC addresses."""

from typing import ClassVar, Literal

from pydantic import Field

from specs.add_ons.add_on import Definition, Identity
from specs.add_ons.eks_add_on import EksAddOn
from specs.endpoints.reach import Call, Reach
from specs.json import Json


class VpcCni(EksAddOn):
    """The Amazon VPC CNI plugin: every pod has an address of the VPC.

    https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html
    """

    definition: ClassVar[Definition] = Definition(
        layer="system",
        identity=Identity(service_account="aws-node", managed_policies=("AmazonEKS_CNI_Policy",)),
        reach=Reach(calls=(Call(service="ec2", because="attaches network interfaces and takes addresses for pods"),)),
        needs=("eks-pod-identity-agent",),
    )

    name: Literal["vpc-cni"]
    """Which add-on this entry is."""
    network_policy: bool = False
    """The plugin enforces NetworkPolicy objects."""

    prefix_delegation: bool = False
    """Network interfaces get prefixes (/28) and not single addresses: several times the pods on a node. Nitro only."""
    warm_ip_target: int | None = Field(default=None, ge=1, le=256)
    """Free addresses that each node keeps at hand. Absent: a whole free interface, or a whole free prefix."""
    minimum_ip_target: int | None = Field(default=None, ge=1, le=256)
    """Addresses that each node takes at its start."""
    warm_prefix_target: int | None = Field(default=None, ge=1, le=16)
    """Free prefixes that each node keeps at hand, with prefix delegation. Absent: one."""
    pod_security_groups: Literal["strict", "standard"] | None = None
    """Pods may have security groups of their own; `standard` also applies those of the node."""

    def configuration(self) -> dict[str, Json]:
        """`enableNetworkPolicy`, where it is wanted."""
        return {"enableNetworkPolicy": "true"} if self.network_policy else {}
