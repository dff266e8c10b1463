"""Entries of add-ons that name something in AWS."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.add_ons.known.adot import Adot
from specs.add_ons.known.cert_manager import CertManager
from specs.add_ons.known.efs_csi import EfsCsiDriver
from specs.add_ons.known.external_dns import ExternalDns
from specs.add_ons.known.fsx_csi import FsxCsiDriver
from specs.add_ons.known.mountpoint_s3_csi import MountpointS3CsiDriver
from specs.add_ons.known.private_ca_connector import PrivateCaConnector
from specs.problems import FieldPath, Violation
from specs.regions import partition
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.add_ons.add_on import AddOn
    from specs.add_ons.catalogue import AddOnSpec

AddOns = tuple["AddOnSpec", ...]


def what_add_ons_name_is_of_the_partition(region: str, add_ons: AddOns) -> Iterator[Violation]:
    """Roles of one partition reach nothing in another: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html."""
    for index, add_on in enumerate(add_ons):
        for path, arn in _arns(add_on):
            if arn.split(":")[1] != partition(region):
                message = f"must be of the partition of {region}, {partition(region)}, got {arn!r}"
                yield Violation(path=("add_ons", index, *path), message=message)


def what_add_ons_name_stands_once(add_ons: AddOns) -> Iterator[Violation]:
    """A zone, a domain or an authority that stands twice was meant to be another."""
    for index, add_on in enumerate(add_ons):
        for field, entries in _lists(add_on):
            for position, entry in repeated(entries):
                message = f"must stand once, {entry!r} stands above already"
                yield Violation(path=("add_ons", index, field, position), message=message)


def _arns(add_on: "AddOn") -> Iterator[tuple[FieldPath, str]]:
    if isinstance(add_on, MountpointS3CsiDriver):
        for index, bucket in enumerate(add_on.buckets):
            yield ("buckets", index, "arn"), bucket.arn
    for field, arns in _lists_of_arns(add_on):
        for index, arn in enumerate(arns):
            yield (field, index), arn
    if isinstance(add_on, Adot) and add_on.prometheus_workspace:
        yield ("prometheus_workspace",), add_on.prometheus_workspace


def _lists_of_arns(add_on: "AddOn") -> Iterator[tuple[str, tuple[str, ...]]]:
    match add_on:
        case EfsCsiDriver():
            yield "s3_files_buckets", add_on.s3_files_buckets
        case FsxCsiDriver():
            yield "data_repositories", add_on.data_repositories
        case PrivateCaConnector():
            yield "certificate_authorities", add_on.certificate_authorities


def _lists(add_on: "AddOn") -> Iterator[tuple[str, tuple[str, ...]]]:
    if isinstance(add_on, EfsCsiDriver):
        yield "file_systems", add_on.file_systems
        yield "s3_files_buckets", add_on.s3_files_buckets
    if isinstance(add_on, ExternalDns | CertManager):
        yield "hosted_zones", add_on.hosted_zones
    if isinstance(add_on, ExternalDns):
        yield "domains", add_on.domains
        yield "sources", add_on.sources
    if isinstance(add_on, PrivateCaConnector):
        yield "certificate_authorities", add_on.certificate_authorities
