"""Volumes on Amazon FSx for Lustre."""

from typing import ClassVar, Literal

from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.known.fsx_csi import rules
from specs.add_ons.placement import PlacedAddOn
from specs.add_ons.surroundings import Surroundings
from specs.distinct import Distinct
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.json import Json
from specs.names import BucketArn
from specs.spec import Rule

CONTROLLER = "fsx-csi-controller-sa"
FILE_SYSTEMS = "arn:{partition}:fsx:{region}:{account}:file-system/*"
OF_A_DRIVER = ("Null", "aws:ResourceTag/CSIVolumeName", "false")
"""The driver tags every file system that it makes with the name of its volume.

kubernetes-sigs/aws-fsx-csi-driver 5b22712 (2026-04-21), pkg/cloud/cloud.go.
"""

ROLES = "arn:{partition}:iam::{account}:role/aws-service-role/"
LUSTRE_OF_S3 = f"{ROLES}s3.data-source.lustre.fsx.amazonaws.com/*"

ROLE_OF_A_LINK = (
    "roles of FSx's links to buckets alone, by their path: FSx makes them in the name of who asks for a link"
)
POWERS_OF_A_LINK = (
    "PrivilegeEscalation[AttachRolePolicy]",
    "PrivilegeEscalation[PutRolePolicy]",
    "ResourceExposure[iam:AttachRolePolicy]",
    "ResourceExposure[iam:CreateServiceLinkedRole]",
    "ResourceExposure[iam:PutRolePolicy]",
)

LOOKS = Statement(actions=("fsx:DescribeFileSystems",), because="this read action knows no resource")

MAKES = (
    Statement(
        actions=("fsx:CreateFileSystem", "fsx:TagResource"),
        resources=(FILE_SYSTEMS,),
        conditions=(("Null", "aws:RequestTag/CSIVolumeName", "false"),),
        because="a file system has no name before it is made; the condition asks for the tag of its volume",
    ),
    Statement(
        actions=("fsx:DeleteFileSystem", "fsx:UpdateFileSystem"),
        resources=(FILE_SYSTEMS,),
        conditions=(OF_A_DRIVER,),
        because="the driver makes file systems; the condition holds it to those of volumes",
    ),
    Statement(
        actions=("iam:CreateServiceLinkedRole",),
        resources=(f"{ROLES}fsx.amazonaws.com/AWSServiceRoleForAmazonFSx",),
        conditions=(("StringEquals", "iam:AWSServiceName", "fsx.amazonaws.com"),),
        accepts=(
            (
                "cloudsplaining::ResourceExposure[iam:CreateServiceLinkedRole]",
                "the account's one role of Amazon FSx, which AWS writes and that service alone may take",
            ),
        ),
    ),
)
"""AWS's own suggestion is AmazonFSxFullAccess, which reaches every file system, backup and directory of the account.
Of what the driver calls, this is all; the account's first file system takes a service-linked role.

kubernetes-sigs/aws-fsx-csi-driver 5b22712 (2026-04-21), docs/install.md;
https://docs.aws.amazon.com/fsx/latest/LustreGuide/using-service-linked-roles.html
"""


class FsxCsiDriver(PlacedAddOn):
    """The Amazon FSx CSI driver: volumes on file systems of FSx for Lustre, which stand already.

    It makes some itself where the file lets it, and then reaches further than this cluster: it may delete every file
    system of the account that has the tag of a volume, as drivers of other clusters give it, and may give that tag to
    any. A tag of the cluster's own would hold it to its own; no public record shows that EKS's schema takes the chart's
    `controller.extraTags`.

    Its StorageClasses are one's own. Its controller needs the region, which EKS Pod Identity writes into its pods, so
    that the metadata service, out of reach behind hop limit 1, is not asked; its pods on nodes ask the Kubernetes API.
    https://docs.aws.amazon.com/eks/latest/userguide/fsx-csi.html;
    aws/amazon-eks-pod-identity-webhook 3bf80a3 (2026-08-11), pkg/handler/handler.go;
    kubernetes-sigs/aws-fsx-csi-driver 5b22712 (2026-04-21), pkg/driver/controller.go
    """

    definition: ClassVar[Definition] = Definition(
        needs=(Ability.POD_CREDENTIALS, Ability.DNS),
        reach=Reach(calls=(Call(service="fsx", because="makes, finds and deletes file systems"),)),
        controller=True,
        tolerates=("CriticalAddonsOnly",),
    )

    rules: ClassVar[tuple[Rule, ...]] = (rules.buckets_are_shown_by_file_systems_that_it_makes,)

    name: Literal["aws-fsx-csi-driver"]
    """Which add-on this entry is."""
    makes_file_systems: bool = False
    """It makes file systems for volumes whose StorageClass asks for one, and deletes them. Absent: neither."""
    data_repositories: Distinct[BucketArn] = ()
    """The buckets that file systems made by it may show as files (`s3ImportPath`, `s3ExportPath`). Absent: none."""

    @override
    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:
        """The controller makes file systems, if it shall; nodes mount them and call nobody."""
        makes = MAKES if self.makes_file_systems else ()
        statements = (LOOKS, *makes, *(_links(self.data_repositories) if self.data_repositories else ()))
        return (Identity(service_account=CONTROLLER, statements=statements),)

    @override
    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """What departs from EKS's defaults, in the keys of the driver's chart, whose disruption budget stands.

        kubernetes-sigs/aws-fsx-csi-driver 5b22712 (2026-04-21), charts/aws-fsx-csi-driver/values.yaml.
        """
        return {"controller": controller} if (controller := self._placement()) else {}


def _links(buckets: tuple[BucketArn, ...]) -> tuple[Statement, ...]:
    """FSx makes a role for each file system that shows a bucket, in the name of who asks for it.

    https://docs.aws.amazon.com/fsx/latest/LustreGuide/setting-up.html#fsx-adding-permissions-s3
    """
    return (
        Statement(actions=("s3:ListBucket",), resources=buckets),
        Statement(
            actions=("iam:CreateServiceLinkedRole", "iam:AttachRolePolicy", "iam:PutRolePolicy"),
            resources=(LUSTRE_OF_S3,),
            because="FSx names the role, one for each link to a bucket, and its path holds it to that service",
            accepts=tuple((f"cloudsplaining::{finding}", ROLE_OF_A_LINK) for finding in POWERS_OF_A_LINK),
        ),
    )
