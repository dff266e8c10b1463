"""Volumes on Amazon EBS."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition, Manifest
from specs.add_ons.known.ebs_csi import rules as volume_tags
from specs.add_ons.placement import PlacedAddOn
from specs.add_ons.surroundings import Surroundings
from specs.arns import LiesIn
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.json import Json
from specs.names import KeyArn
from specs.spec import Rule

SERVICE_ACCOUNT = "ebs-csi-controller-sa"

POLICY = "AmazonEBSCSIDriverEKSClusterScopedPolicy"
"""It reaches the volumes and snapshots of this one cluster, which the add-on tags by itself from 1.58.0 on, by the
cluster's name in the session tags of EKS Pod Identity. Volumes made elsewhere need that tag before the driver may
attach them, and volumes under a key of one's own need a grant on the key.

https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEBSCSIDriverEKSClusterScopedPolicy.html;
kubernetes-sigs/aws-ebs-csi-driver issue 2918 (2026-04).
"""

BY_THE_POLICY = Identity(
    service_account=SERVICE_ACCOUNT, managed_policies=(POLICY,), policies_ask_for_session_tags=True
)

CLASS = "gp3-encrypted"
SNAPSHOT_CLASS = "ebs"


class EbsCsiDriver(PlacedAddOn):
    """The Amazon EBS CSI driver, and one default StorageClass: encrypted gp3, bound when a pod first needs it.

    Its pods cannot read a node's metadata service (hop limit 1) and need not: what they ask for stands on the
    Kubernetes node, but for the number of network interfaces. Before the seventh generation these take slots of
    volumes, so that the node promises more volumes than it can attach, unless some are reserved:
    https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/install.md#kubernetes-metadata
    https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html
    """

    definition: ClassVar[Definition] = Definition(
        identities=(BY_THE_POLICY,),
        reach=Reach(calls=(Call(service="ec2", because="creates, attaches and snapshots volumes"),)),
        needs=(Ability.POD_CREDENTIALS, Ability.DNS),
        controller=True,
        tolerates=("CriticalAddonsOnly",),
    )

    rules: ClassVar[tuple[Rule, ...]] = (
        volume_tags.volume_tags_are_ones_own,
        volume_tags.volume_tags_are_few,
        volume_tags.a_key_has_a_class,
    )

    name: Literal["aws-ebs-csi-driver"]
    """Which add-on this entry is."""
    default_storage_class: bool = True
    """The encrypted gp3 StorageClass is created and is the cluster's default."""
    encryption_key: Annotated[KeyArn, LiesIn.REGION] | None = None
    """The KMS key of the default StorageClass's volumes, which the driver's role is then let use. The key's own policy
    must let the account do so. Absent: the account's default key of EBS."""
    volume_tags: dict[Annotated[str, Field(min_length=1, max_length=128)], Annotated[str, Field(max_length=256)]] = (
        Field(default={})
    )
    """Tags of every volume and snapshot that the driver makes. CloudFormation's own do not reach them."""
    reserved_volume_attachments: int | None = Field(default=None, ge=0, le=127)
    """Slots of each node that no volume of a pod takes: for the root volume, and before the seventh generation of
    instances for network interfaces. Absent: what the node's block devices say."""
    snapshots: Literal["Delete", "Retain"] | None = None
    """A VolumeSnapshotClass `ebs` is created, and is the default of the driver: what becomes of a snapshot in EBS when
    its VolumeSnapshot goes. Absent: there is none."""

    @property
    def uses_kubectl(self) -> bool:
        """The classes are manifests."""
        return self.default_storage_class or self.snapshots is not None

    @property
    def needs(self) -> tuple[Ability, ...]:
        """Snapshots need their kinds."""
        return (*self.definition.needs, *((Ability.VOLUME_SNAPSHOTS,) if self.snapshots else ()))

    @override
    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:
        """AWS's policy, and the use of the key."""
        if self.encryption_key is None:
            return self.definition.identities
        return (replace(BY_THE_POLICY, statements=_use_of(self.encryption_key)),)

    @override
    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """What departs from the driver's defaults: the keys are those of its chart.

        kubernetes-sigs/aws-ebs-csi-driver 429e202 (2026-08-19), charts/aws-ebs-csi-driver/values.schema.json.
        """
        parts: dict[str, dict[str, Json]] = {
            "controller": {
                **({"extraVolumeTags": dict(self.volume_tags)} if self.volume_tags else {}),
                **self._placement(),
            },
            "node": (
                {}
                if self.reserved_volume_attachments is None
                else {"reservedVolumeAttachments": self.reserved_volume_attachments}
            ),
            "sidecars": {"snapshotter": {"forceEnable": True}} if self.snapshots else {},
        }
        return {name: part for name, part in parts.items() if part}

    @override
    def manifests(self, around: Surroundings) -> Mapping[str, Manifest]:
        """The classes that are wanted."""
        classes: dict[str, Manifest] = {}
        if self.default_storage_class:
            classes["default-storage-class"] = _storage_class(self.encryption_key)
        if self.snapshots:
            classes["ebs-snapshot-class"] = _snapshot_class(self.snapshots)
        return classes


def _storage_class(key: KeyArn | None) -> Manifest:
    """Encrypted gp3 volumes, made in the zone of the pod that first needs them: the add-on's own sets no encryption.

    https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md
    """
    return {
        "apiVersion": "storage.k8s.io/v1",
        "kind": "StorageClass",
        "metadata": {"name": CLASS, "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}},
        "provisioner": "ebs.csi.aws.com",
        "parameters": {"type": "gp3", "encrypted": "true", **({"kmsKeyId": key} if key else {})},
        "volumeBindingMode": "WaitForFirstConsumer",
        "reclaimPolicy": "Delete",
        "allowVolumeExpansion": True,
    }


def _snapshot_class(deletion_policy: str) -> Manifest:
    """https://kubernetes.io/docs/concepts/storage/volume-snapshot-classes/."""
    return {
        "apiVersion": "snapshot.storage.k8s.io/v1",
        "kind": "VolumeSnapshotClass",
        "metadata": {
            "name": SNAPSHOT_CLASS,
            "annotations": {"snapshot.storage.kubernetes.io/is-default-class": "true"},
        },
        "driver": "ebs.csi.aws.com",
        "deletionPolicy": deletion_policy,
    }


def _use_of(key: KeyArn) -> tuple[Statement, ...]:
    """What a volume under a key of one's own takes, and only through EC2.

    https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html
    """
    return (
        Statement(
            actions=("kms:CreateGrant",),
            resources=(key,),
            conditions=(("Bool", "kms:GrantIsForAWSResource", "true"),),
            accepts=(
                (
                    "cloudsplaining::ResourceExposure[kms:CreateGrant]",
                    "EC2 reads and writes a volume under a grant of its key, and none but AWS's services gets one here",
                ),
            ),
        ),
        Statement(
            actions=(
                "kms:Decrypt",
                "kms:DescribeKey",
                "kms:GenerateDataKeyWithoutPlaintext",
                "kms:ReEncryptFrom",
                "kms:ReEncryptTo",
            ),
            resources=(key,),
        ),
    )
