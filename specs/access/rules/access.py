"""What the people and principals who may enter must be."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.access.rules.principals import can_have_an_entry
from specs.problems import FieldPath, Violation
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.access.entry import AccessEntrySpec

Entries = tuple["AccessEntrySpec", ...]


def somebody_is_admin(admins: tuple[str, ...]) -> Iterator[Violation]:
    """A cluster without an administrator cannot be administered: its creator is none."""
    if not admins:
        message = "must name at least one role or user: nobody else is admin, not even the creator of the cluster"
        yield Violation(path=("admins",), message=message)


def principals_come_once(admins: tuple[str, ...], entries: Entries) -> Iterator[Violation]:
    """A principal has one access entry.

    CreateAccessEntryRequest.principalArn of the EKS API, botocore 1.43.106.
    """
    paths: list[FieldPath] = [("admins", index) for index in range(len(admins))]
    paths += [("entries", index, "principal") for index in range(len(entries))]
    for index, principal in repeated((*admins, *(entry.principal for entry in entries))):
        message = f"must stand once, {principal!r} stands above already"
        yield Violation(path=paths[index], message=message)


def principals_can_have_entries(admins: tuple[str, ...], entries: Entries) -> Iterator[Violation]:
    """Neither a service-linked role, nor a role of IAM Identity Center without its path."""
    for index, principal in enumerate(admins):
        yield from can_have_an_entry(("admins", index), principal)
    for index, entry in enumerate(entries):
        yield from can_have_an_entry(("entries", index, "principal"), entry.principal)


def entry_names_come_once(entries: Entries) -> Iterator[Violation]:
    """A name is the construct's id."""
    for index, name in repeated(entry.name for entry in entries):
        message = f"must be another name, {name!r} stands above already"
        yield Violation(path=("entries", index, "name"), message=message)


def usernames_come_once(entries: Entries) -> Iterator[Violation]:
    """Two principals of one name are one in the audit log."""
    named = [(index, entry.username) for index, entry in enumerate(entries) if entry.username]
    for position, username in repeated(username for _, username in named):
        message = f"must be another name, {username!r} stands above already; the audit log could not tell them apart"
        yield Violation(path=("entries", named[position][0], "username"), message=message)
