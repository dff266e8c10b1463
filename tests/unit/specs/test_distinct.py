"""Lists in which nothing stands twice say so themselves, to readers and to editors."""

from typing import Annotated

import pytest
from pydantic import Field, ValidationError

from specs.distinct import Distinct, Once
from specs.spec import Spec


class Shelf(Spec):
    """What has a name."""

    name: str


class House(Spec):
    """What holds lists."""

    rooms: Distinct[str] = Field(default=(), max_length=3)
    shelves: Annotated[tuple[Shelf, ...], Once(by="name")] = ()


def test_what_stands_once_stays_as_it_is() -> None:
    house = House(rooms=("a", "b"), shelves=(Shelf(name="a"), Shelf(name="b")))

    assert house.rooms == ("a", "b")
    assert [shelf.name for shelf in house.shelves] == ["a", "b"]


def test_each_that_stands_above_already_is_told_with_its_place() -> None:
    with pytest.raises(ValidationError) as refused:
        House(rooms=("a", "a", "a"), shelves=(Shelf(name="b"), Shelf(name="b")))

    assert [(error["loc"], error["msg"]) for error in refused.value.errors()] == [
        (("rooms", 1), "must stand once, 'a' stands above already"),
        (("rooms", 2), "must stand once, 'a' stands above already"),
        (("shelves", 1, "name"), "must stand once, 'b' stands above already"),
    ]


def test_other_bounds_of_a_list_hold_beside() -> None:
    with pytest.raises(ValidationError, match="at most 3"):
        House(rooms=("a", "b", "c", "d"))


def test_editors_know_of_entries_that_are_told_apart_by_themselves() -> None:
    properties = House.model_json_schema()["properties"]

    assert properties["rooms"]["uniqueItems"] is True
    assert "uniqueItems" not in properties["shelves"]
