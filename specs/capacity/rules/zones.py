"""What capacity of every kind must be, by itself."""

from collections.abc import Iterator

from specs.problems import Violation
from specs.rules.lists import repeated


def zones_come_once(zones: tuple[str, ...] | None) -> Iterator[Violation]:
    """A zone is in or out."""
    for index, name in repeated(zones or ()):
        yield Violation(path=("zones", index), message=f"must stand once, {name!r} stands above already")
