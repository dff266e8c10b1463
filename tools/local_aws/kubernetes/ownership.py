"""Who applied what on the server: needed to remove what is applied no more, and to see managers disagree.

Known here are only managers that apply on the server; what was created or patched otherwise has no owner.
"""

import copy
import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tools.local_aws.kubernetes.merging import Object
from tools.local_aws.kubernetes.refusal import Refusal

Place = tuple[str, str, str, str]
"""Group, plural, namespace (empty for what has none) and name of an object."""


class Ownership:
    """The last state that each manager applied, of each object."""

    def __init__(self) -> None:
        self._applied: dict[tuple[Place, str], Object] = {}

    def applied(self, place: Place, manager: str) -> Object:
        """What the manager applied last; empty where it never did."""
        return self._applied.get((place, manager), {})

    def record(self, place: Place, manager: str, wanted: Object) -> None:
        """Remember what the manager applied now."""
        self._applied[place, manager] = copy.deepcopy(wanted)

    def forget(self, gone: Collection[Place]) -> None:
        """Drop what was applied to objects that are no more."""
        self._applied = {key: kept for key, kept in self._applied.items() if key[0] not in gone}

    def refuse_conflicts(self, place: Place, wanted: Object, manager: str) -> None:
        """Raise `Refusal` where another manager applied a field with another value."""
        mine = dict(_leaves(wanted))
        for (where, other), theirs in self._applied.items():
            if where != place or other == manager:
                continue
            differing = [path for path, value in _leaves(theirs) if path in mine and mine[path] != value]
            if differing:
                raise Refusal.conflict(
                    f"Apply failed with {len(differing)} conflict{'s' if len(differing) > 1 else ''}: "
                    f'conflicts with "{other}": {", ".join(differing)}'
                )


def _leaves(value: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for name, child in value.items():
        if isinstance(child, dict) and child:
            yield from _leaves(child, f"{path}.{name}")
        elif not (path in ("", ".metadata") and name in ("apiVersion", "kind", "name", "namespace")):
            yield f"{path}.{name}", json.dumps(child, sort_keys=True)
