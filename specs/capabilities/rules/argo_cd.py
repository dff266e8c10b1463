"""What Argo CD as a capability must be."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.problems import Violation
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.capabilities.argo_cd import PeopleSpec


def people_come_once(users: tuple[str, ...], groups: tuple[str, ...]) -> Iterator[Violation]:
    """Twice is not more."""
    for field, ids in (("users", users), ("groups", groups)):
        for index, identity in repeated(ids):
            yield Violation(path=(field, index), message=f"must stand once, {identity} stands above already")


def somebody_may_enter(admins: "PeopleSpec", editors: "PeopleSpec", viewers: "PeopleSpec") -> Iterator[Violation]:
    """It has no user but those of IAM Identity Center, and those only who are named."""
    if not any((*people.users, *people.groups) for people in (admins, editors, viewers)):
        message = "must name a user or a group of IAM Identity Center: nobody else can sign in to Argo CD, got nobody"
        yield Violation(path=("admins",), message=message)


def an_identity_has_one_role(admins: "PeopleSpec", editors: "PeopleSpec", viewers: "PeopleSpec") -> Iterator[Violation]:
    """The greater role holds what the smaller one does."""
    seen: dict[str, str] = {}
    for role, people in (("admins", admins), ("editors", editors), ("viewers", viewers)):
        for field, ids in (("users", people.users), ("groups", people.groups)):
            for index, identity in enumerate(ids):
                if seen.setdefault(identity, role) != role:
                    message = f"must have one role, {identity} is among {seen[identity]} already"
                    yield Violation(path=(role, field, index), message=message)


def endpoints_come_once(vpc_endpoints: tuple[str, ...]) -> Iterator[Violation]:
    """A VPC endpoint is one way."""
    for index, endpoint in repeated(vpc_endpoints):
        message = f"must be another endpoint, {endpoint} stands above already"
        yield Violation(path=("vpc_endpoints", index), message=message)
