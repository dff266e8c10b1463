"""Snapshots of volumes."""

from typing import ClassVar, Literal

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn


class SnapshotController(EksAddOn):
    """The CSI snapshot controller and the kinds VolumeSnapshot, VolumeSnapshotContent and VolumeSnapshotClass.

    It calls no AWS service: the drivers of volumes do, each by a VolumeSnapshotClass of its own. No public record of
    its configuration schema was found, so that it has no settings here and EKS's defaults stand.
    https://docs.aws.amazon.com/eks/latest/userguide/csi-snapshot-controller.html
    """

    definition: ClassVar[Definition] = Definition(
        provides=(Ability.VOLUME_SNAPSHOTS,), needs=(Ability.DNS,), controller=True
    )

    name: Literal["snapshot-controller"]
    """Which add-on this entry is."""
