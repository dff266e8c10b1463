"""What is wrong with an environment, and where."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

FieldPath: TypeAlias = tuple[str | int, ...]
"""The way from a part to one of its fields: names of fields, and positions in lists."""


@dataclass(frozen=True, kw_only=True)
class Violation:
    """A rule that a part breaks: what a rule yields, before anybody knows of a file."""

    path: FieldPath
    """The offending field, seen from the part that the rule belongs to."""
    message: str
    """What must be, and what is: `must be one of none, single, per_zone, got 'two'`."""

    def under(self, parent: FieldPath) -> "Violation":
        """The same, seen from further above."""
        return Violation(path=(*parent, *self.path), message=self.message)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One line of what is wrong with a file."""

    file: str
    line: int | None
    """The line of the field; of what it should stand in, where it is missing; None: the file cannot be opened."""
    path: FieldPath
    message: str
    entry: str | None = None
    """The name of the entry that the path ends at, of a list whose entries have names."""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        name = f" ({self.entry})" if self.entry else ""
        return f"{place} {dotted(self.path)}{name}: {self.message}" if self.path else f"{place}: {self.message}"


class InvalidEnvironment(Exception):
    """An environment's file that cannot become an `Environment`, with all that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


def dotted(path: FieldPath) -> str:
    """The path as people write it: `network.zones[1].private`."""
    text = ""
    for step in path:
        if isinstance(step, int) or not re.fullmatch(r"[\w-]+", step):
            text += f"[{step}]"
        else:
            text += f".{step}" if text else step
    return text
