"""What the role of an add-on of one's own must be, by itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.problems import Violation

if TYPE_CHECKING:
    from specs.identity.statement_spec import StatementSpec


def something_is_granted(
    managed_policies: tuple[str, ...], statements: tuple["StatementSpec", ...]
) -> Iterator[Violation]:
    """A role that may do nothing is none."""
    if not (managed_policies or statements):
        yield Violation(path=(), message="must grant something: statements or managed_policies")
