"""The stack operation that is running: what else it does, and in which order."""

import itertools
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Any

from ministack.services.cloudformation import engine, stacks

RESOURCES: ContextVar[Mapping[str, Any]] = ContextVar("RESOURCES")
"""The resources of the template that is being deployed."""

OPERATION: ContextVar[int] = ContextVar("OPERATION")
NUMBERS = itertools.count()


def remember_templates() -> None:
    """Keep the template of each operation while it runs: ministack sorts it first thing."""
    sort = stacks._topological_sort

    def sort_and_remember(resources: Mapping[str, Any], *rest: Any) -> Any:
        RESOURCES.set(resources)
        OPERATION.set(next(NUMBERS))
        return sort(resources, *rest)

    stacks._topological_sort = sort_and_remember


def operation() -> int:
    """The number of the running operation."""
    return OPERATION.get()


def waits_for(logical_id: str, other: str) -> bool:
    """Whether a resource of the running operation is made after another, directly or through others."""
    resources = RESOURCES.get()
    seen: set[str] = set()
    ahead = [logical_id]
    while ahead:
        for dependency in engine._extract_deps(resources.get(ahead.pop(), {}), set(resources)):
            if dependency == other:
                return True
            if dependency not in seen:
                seen.add(dependency)
                ahead.append(dependency)
    return False
