"""Definitions of kinds that charts and EKS add-ons bring, as far as somebody here applies objects of them.

Each stands in a file of `definitions/` with the release that it was read from; left out are descriptions, rules in CEL,
which nobody checks here, and the shape of the status, which nobody here writes.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "definitions"


@dataclass(frozen=True, kw_only=True)
class KeptDefinition:
    """One CustomResourceDefinition, who brings it, and where it was read."""

    source: str
    version: str
    """The release of its makers."""
    date: str
    brought_by: dict[str, str]
    """`chart` or `add_on`, and its name."""
    left_out: str
    definition: dict[str, Any]


@cache
def kept() -> tuple[KeptDefinition, ...]:
    """All that are kept."""
    return tuple(KeptDefinition(**json.loads(file.read_text())) for file in sorted(FOLDER.glob("*.json")))


def of_chart(name: str) -> Iterator[dict[str, Any]]:
    """Those that a chart brings."""
    return (each.definition for each in kept() if each.brought_by.get("chart") == name)


def of_add_on(name: str) -> Iterator[dict[str, Any]]:
    """Those that an EKS add-on brings."""
    return (each.definition for each in kept() if each.brought_by.get("add_on") == name)
