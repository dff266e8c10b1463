"""Every setting of the catalogue stands in some environment, where linters, schemas and the local AWS see it."""

from collections.abc import Iterator

import pytest

from specs.add_ons.add_on import AddOn
from specs.add_ons.catalogue import KNOWN, name_of
from specs.reading import read_environment
from specs.spec import Spec
from tests.synthesis import ROOT

Setting = tuple[type[Spec], str]
FILES = [file for folder in ("environments", "tests/environments") for file in sorted((ROOT / folder).glob("*.yaml"))]


def written(part: object) -> Iterator[Setting]:
    """What is written of a part and of the parts in it, by the kind of part."""
    if isinstance(part, Spec):
        for field in part.model_fields_set:
            yield type(part), field
            yield from written(getattr(part, field))
    elif isinstance(part, tuple):
        for each in part:
            yield from written(each)


@pytest.fixture(scope="module")
def settings() -> set[Setting]:
    """All that some environment writes of its add-ons."""
    return {found for file in FILES for add_on in read_environment(file).add_ons for found in written(add_on)}


@pytest.mark.parametrize("kind", KNOWN, ids=name_of)
def test_every_setting_stands_in_some_environment(kind: type[AddOn], settings: set[Setting]) -> None:
    assert set(kind.model_fields) == {field for owner, field in settings if owner is kind}


def test_so_does_every_setting_of_what_their_settings_hold(settings: set[Setting]) -> None:
    held = {owner for owner, _ in settings if not issubclass(owner, AddOn)}
    everything = {(owner, field) for owner in held for field in owner.model_fields}

    assert not everything - settings
