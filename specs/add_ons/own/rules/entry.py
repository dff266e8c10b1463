"""What an add-on of one's own must be, by itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.problems import Violation
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.add_ons.own.identity import OwnIdentitySpec


def it_does_not_wait_for_itself(name: str, after: tuple[str, ...]) -> Iterator[Violation]:
    """It would never come."""
    for index, other in enumerate(after):
        if other == name:
            yield Violation(path=("after", index), message="must be another add-on, this one would wait for itself")


def it_waits_for_each_once(after: tuple[str, ...]) -> Iterator[Violation]:
    """Twice says nothing more."""
    for index, other in repeated(after):
        yield Violation(path=("after", index), message=f"must stand once, {other!r} stands above already")


def accounts_have_one_entry(identities: tuple["OwnIdentitySpec", ...]) -> Iterator[Violation]:
    """A service account has one role."""
    for index, account in repeated(identity.service_account for identity in identities):
        message = f"must stand once, {account!r} stands above already; write its statements there"
        yield Violation(path=("identities", index, "service_account"), message=message)


def calls_come_once(calls: tuple[str, ...]) -> Iterator[Violation]:
    """Twice says nothing more."""
    for index, service in repeated(calls):
        yield Violation(path=("calls", index), message=f"must stand once, {service} stands above already")


def abilities_come_once(provides: tuple[str, ...]) -> Iterator[Violation]:
    """Twice says nothing more."""
    for index, ability in repeated(provides):
        yield Violation(path=("provides", index), message=f"must stand once, {ability} stands above already")
