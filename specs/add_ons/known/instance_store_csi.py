"""Volumes on the disks of the instances themselves."""

from typing import ClassVar, Literal

from typing_extensions import override

from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn
from specs.advice import Advice


class InstanceStoreCsiDriver(EksAddOn):
    """The Amazon EC2 instance store CSI driver: the NVMe disks of a node as volumes that go with the node.

    It works on the node alone and calls no AWS service, so that it has no role. Its StorageClasses
    (`provisioner: lis.csi.aws.com`) are one's own.
    https://docs.aws.amazon.com/eks/latest/userguide/lis-csi.html
    """

    definition: ClassVar[Definition] = Definition()

    name: Literal["aws-ec2-local-instance-store-csi-driver"]
    """Which add-on this entry is."""

    @override
    def advice(self, *, minor: str) -> tuple[Advice, ...]:
        """It takes the disks over."""
        message = (
            "aws-ec2-local-instance-store-csi-driver erases whatever is on the instance store of every node when it "
            "is installed, and several older instance families are not supported: "
            "https://docs.aws.amazon.com/eks/latest/userguide/lis-csi.html"
        )
        return (Advice(id="eks:instance-store-erased", message=message),)
