"""Add-ons speak of one another by name."""

from typing import get_args

import pytest

from specs.add_ons.add_on import AddOn
from specs.add_ons.catalogue import AddOnSpec
from specs.rules.add_ons import OF_EVERY_NODE


def catalogue() -> dict[str, type[AddOn]]:
    """The known add-ons by the name that an environment's file gives them."""
    union, *_ = get_args(AddOnSpec)
    return {name: known for known in get_args(union) for name in get_args(known.model_fields["name"].annotation)}


@pytest.mark.parametrize(("name", "known"), catalogue().items())
def test_what_an_add_on_needs_is_in_the_catalogue(name: str, known: type[AddOn]) -> None:
    assert set(known.definition.needs) <= catalogue().keys() - {name}


def test_what_every_node_needs_is_in_the_catalogue() -> None:
    assert set(OF_EVERY_NODE) <= catalogue().keys()
