"""Entries of lists."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

Entry = TypeVar("Entry", bound=Hashable)


def repeated(entries: Iterable[Entry]) -> Iterator[tuple[int, Entry]]:
    """Each entry that stands earlier in the list already, with its position."""
    seen: set[Entry] = set()
    for index, entry in enumerate(entries):
        if entry in seen:
            yield index, entry
        seen.add(entry)
