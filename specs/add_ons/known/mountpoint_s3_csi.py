"""Buckets of Amazon S3 as volumes."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.placement import PlacedAddOn
from specs.add_ons.surroundings import Surroundings
from specs.distinct import Once
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.json import Json
from specs.names import BucketArn, KeyArn
from specs.spec import Spec

SERVICE_ACCOUNT = "s3-csi-driver-sa"

READS = ("s3:GetObject",)
WRITES = (*READS, "s3:PutObject", "s3:AbortMultipartUpload")
DELETES = (*WRITES, "s3:DeleteObject")
OF_OBJECTS = {"read": READS, "write": WRITES, "delete": DELETES}
"""https://github.com/awslabs/mountpoint-s3/blob/58817ca/doc/CONFIGURATION.md#iam-permissions (2026-08-22)."""

OF_KEYS = {"read": ("kms:Decrypt",), "write": ("kms:Decrypt", "kms:GenerateDataKey")}
"""The same page, of buckets that are encrypted by a KMS key."""


class BucketSpec(Spec):
    """A bucket that pods may mount."""

    arn: BucketArn
    """The bucket."""
    access: Literal["read", "write", "delete"] = "read"
    """What a mount may do: `read`; `write` new objects as well; `delete` and overwrite objects as well (mount option
    `allow-delete`)."""
    key: KeyArn | None = None
    """The KMS key that encrypts the bucket, where there is one."""


class MountpointS3CsiDriver(PlacedAddOn):
    """The Mountpoint for Amazon S3 CSI driver: static volumes that show a bucket's objects as files.

    All pods of the cluster share what is named here; a volume with `authenticationSource: pod` has the permissions of
    its pod's own identity instead. The volumes say their bucket's region, as EKS Pod Identity does to the driver, so
    that the metadata service, out of reach behind hop limit 1, is not needed. Mountpoint's own pods run in the
    namespace `mount-s3`.
    https://docs.aws.amazon.com/eks/latest/userguide/s3-csi.html;
    awslabs/mountpoint-s3-csi-driver 57c6bed (2026-08-08), docs/CONFIGURATION.md
    """

    definition: ClassVar[Definition] = Definition(
        needs=(Ability.DNS,),
        reach=Reach(calls=(Call(service="s3", because="lists, reads and writes objects"),)),
        controller=True,
    )

    name: Literal["aws-mountpoint-s3-csi-driver"]
    """Which add-on this entry is."""
    buckets: Annotated[tuple[BucketSpec, ...], Once(by="arn")] = Field(default=(), max_length=20)
    """The buckets that volumes of the driver may show. Absent: none, and each pod mounts by its own identity."""

    @property
    def needs(self) -> tuple[Ability, ...]:
        """Credentials, where volumes show buckets by the driver's own identity."""
        return (*self.definition.needs, *((Ability.POD_CREDENTIALS,) if self.buckets else ()))

    @override
    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:
        """The named buckets, and no other."""
        if not self.buckets:
            return ()
        statements = tuple(statement for bucket in self.buckets for statement in _statements(bucket))
        return (Identity(service_account=SERVICE_ACCOUNT, statements=statements, on_every_node=True),)

    @override
    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """What departs from EKS's defaults, in the keys of the driver's chart.

        awslabs/mountpoint-s3-csi-driver 57c6bed (2026-08-08), charts/aws-mountpoint-s3-csi-driver/templates.
        """
        return {"controller": controller} if (controller := self._placement()) else {}


def _statements(bucket: BucketSpec) -> Iterator[Statement]:
    yield Statement(actions=("s3:ListBucket",), resources=(bucket.arn,))
    yield Statement(
        actions=OF_OBJECTS[bucket.access],
        resources=(f"{bucket.arn}/*",),
        because="the objects of this one bucket, whose names their writers choose",
    )
    if bucket.key:
        kind = "read" if bucket.access == "read" else "write"
        yield Statement(actions=OF_KEYS[kind], resources=(bucket.key,))
