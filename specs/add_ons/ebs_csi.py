"""Volumes on Amazon EBS."""

from typing import ClassVar, Literal

from specs.add_ons.add_on import Definition, Identity
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.pod_identity_agent import PodIdentityAgent


class EbsCsiDriver(EksAddOn):
    """The Amazon EBS CSI driver, and one default StorageClass: encrypted gp3, bound when a pod first needs it.

    https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html
    """

    definition: ClassVar[Definition] = Definition(
        layer="add-ons",
        identity=Identity(
            service_account="ebs-csi-controller-sa",
            managed_policies=("service-role/AmazonEBSCSIDriverPolicy",),
        ),
        endpoints=("ec2",),
        needs=(PodIdentityAgent,),
        controller=True,
        tolerates=("CriticalAddonsOnly",),
    )

    name: Literal["aws-ebs-csi-driver"]
    """Which add-on this entry is."""
    default_storage_class: bool = True
    """The encrypted gp3 StorageClass is created and is the cluster's default."""
