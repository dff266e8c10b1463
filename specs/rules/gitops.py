"""What Argo CD begins with."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.problems import Violation
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.add_ons.known.argo_cd import ApplicationSpec


def applications_come_once(applications: tuple["ApplicationSpec", ...]) -> Iterator[Violation]:
    """An Application has one entry."""
    for index, name in repeated(each.name for each in applications):
        yield Violation(path=("applications", index, "name"), message=f"must stand once, {name!r} stands above already")
