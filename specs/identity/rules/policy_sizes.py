"""How long what IAM keeps may be."""

from collections.abc import Iterator, Mapping

from specs.identity.policies import LONGEST_POLICY, length_alone
from specs.identity.statement import Statement
from specs.problems import Violation


def a_statement_fits_into_a_policy(
    actions: tuple[str, ...], resources: tuple[str, ...], conditions: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> Iterator[Violation]:
    """A policy holds one statement at least, with the longest names of cluster and region."""
    keyed = [(operator, key, values) for operator, keys in conditions.items() for key, values in keys.items()]
    held = tuple((operator, key, value) for operator, key, values in keyed for value in values)
    length = length_alone(Statement(actions=actions, resources=resources, conditions=held))
    if length > LONGEST_POLICY:
        message = f"must fit into one policy of {LONGEST_POLICY} characters, got {length}; write two statements"
        yield Violation(path=("resources",), message=message)
