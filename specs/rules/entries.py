"""The add-ons of an environment's two lists, each with the place where it is written."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from specs.problems import FieldPath

if TYPE_CHECKING:
    from specs.add_ons.add_on import AddOn
    from specs.add_ons.own.own_add_on import OwnAddOnSpec


def entries(add_ons: Sequence["AddOn"], own_add_ons: Sequence["OwnAddOnSpec"]) -> Iterator[tuple[FieldPath, "AddOn"]]:
    """Those of the catalogue, and those of one's own as the catalogue's are seen."""
    yield from ((("add_ons", index), add_on) for index, add_on in enumerate(add_ons))
    yield from ((("own_add_ons", index), own.add_on) for index, own in enumerate(own_add_ons))
