"""The known add-ons, told apart by `name`: one file or folder each in `specs/add_ons/known`.

This finds them by itself: in a folder, which holds an add-on with its parts, by the file of the folder's name.
"""

from collections.abc import Iterator
from importlib import import_module
from inspect import isclass
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated, TypeAlias, Union

from pydantic import Field

from specs.add_ons import known
from specs.add_ons.ability import Ability
from specs.add_ons.add_on import AddOn
from specs.add_ons.chart import Chart
from specs.add_ons.eks_add_on import EksAddOn


def _found() -> Iterator[type[AddOn]]:
    """The one add-on of each file or folder."""
    for found in sorted(iter_modules(known.__path__), key=lambda each: each.name):
        module = import_module(f"{known.__name__}.{found.name}" + (f".{found.name}" if found.ispkg else ""))
        for thing in vars(module).values():
            if isclass(thing) and issubclass(thing, AddOn) and thing.__module__ == module.__name__:
                yield thing


KNOWN: tuple[type[AddOn], ...] = tuple(_found())
"""All of them, in the order of their files."""

if TYPE_CHECKING:
    AddOnSpec: TypeAlias = EksAddOn | Chart
else:
    AddOnSpec = Annotated[Union[KNOWN], Field(discriminator="name")]  # noqa: UP007 -- of a list that is found


def name_of(kind: type[AddOn]) -> str:
    """The name by which a file asks for it."""
    (name,) = kind.model_fields["name"].annotation.__args__  # type: ignore[union-attr]
    return str(name)


def provided_by(name: str) -> tuple[Ability, ...]:
    """What something brings that has the name of a known add-on; nothing where the name is not known."""
    return next((kind.definition.provides for kind in KNOWN if name_of(kind) == name), ())


def bringers(ability: Ability) -> tuple[str, ...]:
    """The names of the add-ons that bring an ability."""
    return tuple(name_of(kind) for kind in KNOWN if ability in kind.definition.provides)
