"""Entries of add-ons that name something in AWS."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.add_ons.known.cert_manager import CertManager
from specs.add_ons.known.efs_csi import EfsCsiDriver
from specs.add_ons.known.external_dns import ExternalDns
from specs.add_ons.known.private_ca_connector import PrivateCaConnector
from specs.problems import Violation
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.add_ons.add_on import AddOn
    from specs.add_ons.catalogue import AddOnSpec

AddOns = tuple["AddOnSpec", ...]


def what_add_ons_name_stands_once(add_ons: AddOns) -> Iterator[Violation]:
    """A zone, a domain or an authority that stands twice was meant to be another."""
    for index, add_on in enumerate(add_ons):
        for field, entries in _lists(add_on):
            for position, entry in repeated(entries):
                message = f"must stand once, {entry!r} stands above already"
                yield Violation(path=("add_ons", index, field, position), message=message)


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
