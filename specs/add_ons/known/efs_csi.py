"""Volumes on Amazon EFS."""

from dataclasses import replace
from typing import ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.placement import PlacedAddOn
from specs.add_ons.surroundings import Surroundings
from specs.distinct import Distinct
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.json import Json
from specs.names import BucketArn, FileSystemId

CONTROLLER = "efs-csi-controller-sa"
NODE = "efs-csi-node-sa"

FILE_SYSTEMS = "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/"
ACCESS_POINTS = "arn:{partition}:elasticfilesystem:{region}:{account}:access-point/*"

MADE_BY_A_DRIVER = ("StringEquals", "aws:ResourceTag/efs.csi.aws.com/cluster", "true")
"""The tag that the driver puts on every access point that it makes, by which AWS's own policy holds it, too.

https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEFSCSIDriverPolicy.html
"""

LOOKS = (
    Statement(
        actions=("elasticfilesystem:DescribeMountTargets",),
        resources=(f"{FILE_SYSTEMS}*",),
        because="it tells where a file system is mounted from, and those of static volumes are not known here",
    ),
    Statement(actions=("ec2:DescribeAvailabilityZones",), because="zones know no resource in their policies"),
)
"""Where DNS does not tell the mount target, the mount helper asks.

kubernetes-sigs/aws-efs-csi-driver a4fc676 (2026-07-24), docs/faq.md.
"""

MAKES_S3_FILES = "service-role/AmazonS3FilesCSIDriverPolicy"
MOUNTS_S3_FILES = "AmazonS3FilesClientFullAccess"
"""AWS's own for file systems of S3 Files: the first holds the driver to access points with its tag, the second mounts.
AWS suggests AmazonS3ReadOnlyAccess for nodes, beside it, which reads every bucket; here the named ones are read.

kubernetes-sigs/aws-efs-csi-driver a4fc676 (2026-07-24), docs/iam-policy-create.md.
"""

READS = Call(service="s3", because="reads large objects of S3 Files past the file system")
REACH = Reach(calls=(Call(service="elasticfilesystem", because="makes access points and finds mount targets"),))


class EfsCsiDriver(PlacedAddOn):
    """The Amazon EFS CSI driver: volumes that many pods write at once, on file systems that stand already.

    From 3.0 on it mounts file systems of Amazon S3 Files, too. Its StorageClasses and static volumes are one's own. Its
    controller asks the metadata service and, behind hop limit 1, the Kubernetes API instead; its pods on nodes are in
    the nodes' network.

    Its controller may delete every access point of the account that some driver made, those of other clusters too: the
    tag by which it is held is the same for all. A tag of the cluster's own would hold it to its own; no public record
    shows that EKS's schema takes the chart's `controller.tags`. Give clusters whose tenants differ accounts of their
    own, or file systems whose own policies name who mounts them.
    https://docs.aws.amazon.com/eks/latest/userguide/efs-csi.html;
    https://docs.aws.amazon.com/eks/latest/userguide/s3files-csi.html;
    kubernetes-sigs/aws-efs-csi-driver a4fc676 (2026-07-24), pkg/cloud/metadata.go
    """

    definition: ClassVar[Definition] = Definition(
        needs=(Ability.POD_CREDENTIALS, Ability.DNS),
        reach=REACH,
        controller=True,
        tolerates=("CriticalAddonsOnly", "efs.csi.aws.com/agent-not-ready"),
    )

    name: Literal["aws-efs-csi-driver"]
    """Which add-on this entry is."""
    file_systems: Distinct[FileSystemId] = ()
    """The file systems on which it makes access points, and which nodes mount by IAM where their policies demand it.
    Absent: any of the account may get access points, and none is mounted by IAM."""
    s3_files_buckets: Distinct[BucketArn] = Field(default=(), max_length=20)
    """The buckets behind file systems of Amazon S3 Files that pods mount. Absent: it mounts none of these."""
    delete_access_point_root: bool = False
    """With a volume its folder goes, too. Absent: the access point alone, and the files stay."""

    @override
    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:
        """The controller makes access points and deletes its own; the nodes mount."""
        named = tuple(f"{FILE_SYSTEMS}{each}" for each in self.file_systems)
        cleans = _mounts(named, as_root=True) if self.delete_access_point_root else ()
        buckets = self.s3_files_buckets
        return (
            Identity(
                service_account=CONTROLLER,
                managed_policies=(MAKES_S3_FILES, MOUNTS_S3_FILES) if buckets else (),
                statements=(*_makes_access_points(on=named), *cleans),
            ),
            Identity(
                service_account=NODE,
                managed_policies=(MOUNTS_S3_FILES,) if buckets else (),
                statements=(*LOOKS, *_mounts(named), *_streams(buckets)),
                on_every_node=True,
            ),
        )

    @property
    def reach(self) -> Reach:
        """EFS; S3 Files, to which no endpoint is known, and its buckets where there are some."""
        return replace(REACH, calls=(*REACH.calls, READS), beyond=("S3 Files",)) if self.s3_files_buckets else REACH

    @override
    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """What departs from EKS's defaults, in the keys of the driver's chart.

        kubernetes-sigs/aws-efs-csi-driver a4fc676 (2026-07-24), charts/aws-efs-csi-driver/values.yaml.
        """
        controller: dict[str, Json] = {
            **({"deleteAccessPointRootDir": True} if self.delete_access_point_root else {}),
            **self._placement(),
        }
        return {"controller": controller} if controller else {}


def _makes_access_points(*, on: tuple[str, ...]) -> tuple[Statement, ...]:
    """What AWS's policy allows, on these file systems; none named: on any of the account."""
    return (
        Statement(
            actions=("elasticfilesystem:DescribeAccessPoints", "elasticfilesystem:DescribeFileSystems"),
            because="they read what there is, some of them without naming a resource",
        ),
        *LOOKS,
        Statement(
            actions=("elasticfilesystem:CreateAccessPoint",),
            resources=on or (f"{FILE_SYSTEMS}*",),
            conditions=(("StringEquals", "aws:RequestTag/efs.csi.aws.com/cluster", "true"),),
            because="the file systems of volumes stand in StorageClasses, unless the add-on's entry names them",
        ),
        Statement(
            actions=("elasticfilesystem:TagResource",),
            resources=(ACCESS_POINTS,),
            conditions=(("StringEquals", "elasticfilesystem:CreateAction", "CreateAccessPoint"),),
            because="an access point has no name before it is made; the condition holds it to that moment",
        ),
        Statement(
            actions=("elasticfilesystem:DeleteAccessPoint",),
            resources=(ACCESS_POINTS,),
            conditions=(MADE_BY_A_DRIVER,),
            because="the driver makes access points; the condition holds it to those",
        ),
    )


def _streams(buckets: tuple[BucketArn, ...]) -> tuple[Statement, ...]:
    """Nodes read large objects from their bucket: awsdocs/amazon-eks-user-guide 12a7fa9, s3files-csi.adoc."""
    if not buckets:
        return ()
    return (
        Statement(actions=("s3:GetBucketLocation", "s3:ListBucket"), resources=buckets),
        Statement(
            actions=("s3:GetObject", "s3:GetObjectVersion"),
            resources=tuple(f"{bucket}/*" for bucket in buckets),
            because="the objects of these buckets, whose names their writers choose",
        ),
    )


def _mounts(file_systems: tuple[str, ...], *, as_root: bool = False) -> tuple[Statement, ...]:
    """Whoever takes away the folders of others is root there.

    https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
    """
    if not file_systems:
        return ()
    root = ("elasticfilesystem:ClientRootAccess",) if as_root else ()
    return (
        Statement(
            actions=("elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", *root),
            resources=file_systems,
            conditions=(("Bool", "elasticfilesystem:AccessedViaMountTarget", "true"),),
        ),
    )
