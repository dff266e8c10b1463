"""What the pods of every add-on may do in AWS with every setting that grants something, as data."""

from collections.abc import Iterator

import pytest

from specs.add_ons.catalogue import KNOWN, AddOnSpec, name_of
from specs.identity.rules.statement import conditions_that_may_not_bind_are_explained, has_wildcard
from specs.identity.statement import SHORTEST_REASON, Statement
from specs.reading import read_environment
from tests.synthesis import ROOT

ENTRIES: dict[str, AddOnSpec] = {
    entry.name: entry for entry in read_environment(ROOT / "tests/environments/settings.yaml").add_ons
}


def statements(name: str) -> Iterator[Statement]:
    for ip_family in ("ipv4", "ipv6"):
        for identity in ENTRIES[name].identities(ip_family=ip_family):
            yield from identity.statements


def test_every_add_on_is_looked_at() -> None:
    assert ENTRIES.keys() == {name_of(kind) for kind in KNOWN}
    assert sum(bool(list(statements(name))) for name in ENTRIES) > len(ENTRIES) // 3


@pytest.mark.parametrize("name", ENTRIES)
def test_every_action_is_named(name: str) -> None:
    assert not [action for statement in statements(name) for action in statement.actions if "*" in action]


@pytest.mark.parametrize("name", ENTRIES)
def test_every_wildcard_has_a_reason(name: str) -> None:
    wide = [each for each in statements(name) if any(has_wildcard(resource) for resource in each.resources)]

    assert not [each for each in wide if len(each.because.strip()) < SHORTEST_REASON]


@pytest.mark.parametrize("name", ENTRIES)
def test_a_condition_that_holds_without_its_key_has_a_reason(name: str) -> None:
    """The rule for statements of people's own holds for those of the catalogue, too."""
    found = [
        violation
        for each in statements(name)
        for violation in conditions_that_may_not_bind_are_explained(conditions_of(each), each.because)
    ]

    assert not found


def conditions_of(statement: Statement) -> dict[str, dict[str, tuple[str, ...]]]:
    """Values by operator and key, as people write them."""
    written: dict[str, dict[str, tuple[str, ...]]] = {}
    for operator, key, value in statement.conditions:
        keys = written.setdefault(operator, {})
        keys[key] = (*keys.get(key, ()), value)
    return written
