"""Keys and buckets of volumes, against where the cluster lies."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.add_ons.known.ebs_csi import EbsCsiDriver
from specs.add_ons.known.fsx_csi import FsxCsiDriver
from specs.add_ons.known.mountpoint_s3_csi import MountpointS3CsiDriver
from specs.problems import FieldPath, Violation
from specs.regions import partition

if TYPE_CHECKING:
    from specs.add_ons.add_on import AddOn
    from specs.add_ons.catalogue import AddOnSpec

AddOns = tuple["AddOnSpec", ...]


def keys_of_volumes_lie_in_the_region(region: str, add_ons: AddOns) -> Iterator[Violation]:
    """A volume is encrypted by a key of its own region.

    https://docs.aws.amazon.com/ebs/latest/userguide/how-ebs-encryption-works.html
    """
    for index, add_on in enumerate(add_ons):
        if isinstance(add_on, EbsCsiDriver) and add_on.encryption_key:
            found = add_on.encryption_key.split(":")[3]
            if found != region:
                message = f"must be a key of {region}, where the volumes are, got one of {found}"
                yield Violation(path=("add_ons", index, "encryption_key"), message=message)


def buckets_are_of_the_partition(region: str, add_ons: AddOns) -> Iterator[Violation]:
    """Roles of one partition reach nothing in another: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html."""
    for index, add_on in enumerate(add_ons):
        for path, arn in _buckets(add_on):
            found = arn.split(":")[1]
            if found != partition(region):
                message = f"must be of the partition of {region}, {partition(region)}, got {arn!r}"
                yield Violation(path=("add_ons", index, *path), message=message)


def _buckets(add_on: "AddOn") -> Iterator[tuple[FieldPath, str]]:
    if isinstance(add_on, MountpointS3CsiDriver):
        for index, bucket in enumerate(add_on.buckets):
            yield ("buckets", index, "arn"), bucket.arn
    if isinstance(add_on, FsxCsiDriver):
        for index, arn in enumerate(add_on.data_repositories):
            yield ("data_repositories", index), arn
