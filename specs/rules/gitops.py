"""What Argo CD begins with."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.problems import Violation
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.add_ons.applications import ApplicationSpec


def applications_come_once(applications: tuple["ApplicationSpec", ...]) -> Iterator[Violation]:
    """An Application has one entry."""
    for index, name in repeated(each.name for each in applications):
        yield Violation(path=("applications", index, "name"), message=f"must stand once, {name!r} stands above already")


def repositories_come_once(repositories: tuple[str, ...], private_charts: tuple[str, ...]) -> Iterator[Violation]:
    """Twice lets nothing more through."""
    for field, values in (("repositories", repositories), ("private_charts", private_charts)):
        for index, value in repeated(values):
            yield Violation(path=(field, index), message=f"must stand once, {value!r} stands above already")
