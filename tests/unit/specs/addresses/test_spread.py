"""Nodes in zones, and those that an update adds."""

import pytest

from specs.addresses.spread import Spread, surge
from specs.capacity.managed_node_group import UpdateSpec


# awsdocs/amazon-eks-user-guide 0bfeeaf, managed-node-update-behavior.adoc: five zones and one at once, then twenty
@pytest.mark.parametrize(
    ("update", "largest", "zones", "more"),
    [
        ({"max_unavailable": 1}, 50, 5, 10),
        ({"max_unavailable": 20}, 50, 5, 20),
        ({}, 6, 3, 6),
        ({}, 20, 3, 7),
        ({"max_unavailable_percentage": 100}, 450, 3, 100),
        ({"max_unavailable_percentage": 50}, 9, 2, 5),
        ({"max_unavailable": 20, "strategy": "MINIMAL"}, 50, 5, 0),
    ],
)
def test_an_update_adds(update: dict[str, object], largest: int, zones: int, more: int) -> None:
    assert surge(UpdateSpec.model_validate(update), largest=largest, zones=zones) == more


def test_nodes_are_spread_evenly_and_the_odd_one_may_be_anywhere() -> None:
    spread = Spread(zones=("a", "b", "c"), least=1, most=7, surge=6)

    assert [spread.at_min(zone) for zone in "abcd"] == [1, 1, 1, 0]
    assert [spread.at_max(zone) for zone in "abcd"] == [5, 5, 5, 0]


def test_the_zones_that_are_left_take_the_nodes_of_a_lost_one() -> None:
    spread = Spread(zones=("a", "b", "c"), least=1, most=7, surge=6)

    assert [spread.without("b", zone) for zone in "abc"] == [4, 0, 4]
    assert [spread.without("d", zone) for zone in "abc"] == [3, 3, 3]


def test_nodes_of_one_zone_go_with_it() -> None:
    pinned = Spread(zones=("a",), least=1, most=7)

    assert [pinned.without("a", zone) for zone in "ab"] == [0, 0]
