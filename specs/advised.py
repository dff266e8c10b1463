"""What the author of an environment ought to know of it, from all who know something."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.access.advice import advice_on_access
from specs.advice import Advice
from specs.identity.advice import advice_on_workloads
from specs.rbac.advice import advice_on_rbac

if TYPE_CHECKING:
    from specs.environment import Environment


def advice_on(environment: "Environment") -> Iterator[Advice]:
    """That of its add-ons first, then of access, roles and workloads."""
    minor = environment.control_plane.version
    for add_on in environment.add_ons:
        yield from add_on.advice(minor=minor)
    yield from advice_on_access(environment)
    yield from advice_on_rbac(environment)
    yield from advice_on_workloads(environment)
