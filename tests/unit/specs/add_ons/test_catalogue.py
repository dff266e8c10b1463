"""Add-ons speak of one another by what they bring."""

import pytest

from specs.add_ons.add_on import AddOn
from specs.add_ons.catalogue import KNOWN, bringers, name_of
from specs.rules.add_ons import OF_EVERY_NODE


@pytest.mark.parametrize("known", KNOWN, ids=name_of)
def test_what_an_add_on_needs_somebody_else_brings(known: type[AddOn]) -> None:
    for ability in known.definition.needs:
        assert set(bringers(ability)) - {name_of(known)}


def test_names_are_unique() -> None:
    names = [name_of(known) for known in KNOWN]

    assert len(set(names)) == len(names)


def test_what_every_node_needs_is_in_the_catalogue() -> None:
    assert set(OF_EVERY_NODE) <= {name_of(known) for known in KNOWN}
