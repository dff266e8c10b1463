"""The order in which add-ons come."""

from graphlib import TopologicalSorter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specs.add_ons.add_on import AddOn
from specs.add_ons.catalogue import KNOWN, name_of
from specs.add_ons.order import waits
from specs.add_ons.own.chart import OwnChartSpec

ORDERED = tuple(known.model_construct(name=name_of(known)) for known in KNOWN)
subsets = st.lists(st.sampled_from(ORDERED), unique_by=lambda add_on: add_on.name)


def ordered(add_ons: list[AddOn]) -> list[str]:
    """Raises CycleError where two wait for each other."""
    graph: dict[str, set[str]] = {add_on.name: set() for add_on in add_ons}
    for later, earlier in waits(add_ons):
        graph[later].add(earlier)
    return list(TopologicalSorter(graph).static_order())


@given(subsets)
def test_no_add_ons_wait_for_each_other(add_ons: list[AddOn]) -> None:
    assert sorted(ordered(add_ons)) == sorted(add_on.name for add_on in add_ons)


@given(subsets)
def test_what_is_needed_is_there_before(add_ons: list[AddOn]) -> None:
    order = ordered(add_ons)
    for add_on in add_ons:
        for other in add_ons:
            if set(add_on.needs) & set(other.definition.provides):
                assert order.index(other.name) < order.index(add_on.name)


@given(subsets)
def test_everything_waits_for_webhooks_but_what_they_stand_on(add_ons: list[AddOn]) -> None:
    pairs = set(waits(add_ons))
    webhooks = [add_on for add_on in add_ons if add_on.definition.webhooks]
    stands_below = {earlier for later, earlier in _closed(pairs) if later in {each.name for each in webhooks}}
    for add_on in add_ons:
        if not add_on.definition.webhooks and add_on.name not in stands_below:
            assert {(add_on.name, webhook.name) for webhook in webhooks} <= pairs


@st.composite
def own_charts(draw: st.DrawFn) -> list[AddOn]:
    """Charts of one's own, each after some of the catalogue and of those before it."""
    known = [add_on.name for add_on in ORDERED]
    names: list[str] = []
    charts: list[AddOn] = []
    for number in range(draw(st.integers(0, 5))):
        after = draw(st.lists(st.sampled_from([*known, *names]), max_size=4, unique=True))
        written = OwnChartSpec(
            kind="chart",
            name=f"own-{number}",
            chart="podinfo",
            repository="https://stefanprodan.github.io/podinfo",
            version="6.9.1",
            namespace="podinfo",
            after=tuple(after),
            webhooks=draw(st.booleans()),
        )
        names.append(written.name)
        charts.append(written.add_on)
    return charts


@given(subsets, own_charts())
def test_those_of_ones_own_make_nobody_wait_for_himself(add_ons: list[AddOn], own: list[AddOn]) -> None:
    order = ordered([*add_ons, *own])
    for chart in own:
        assert all(order.index(name) < order.index(chart.name) for name in chart.comes_after if name in order)


def test_nobody_waits_for_himself() -> None:
    assert not [pair for pair in waits(ORDERED) if pair[0] == pair[1]]


@pytest.mark.parametrize(
    ("later", "earlier", "is_so"),
    [
        ("karpenter", "aws-load-balancer-controller", True),
        ("aws-load-balancer-controller", "coredns", True),
        ("coredns", "aws-load-balancer-controller", False),
        ("external-secrets", "aws-load-balancer-controller", False),
    ],
)
def test_of_two_one_waits(later: str, earlier: str, is_so: Any) -> None:
    assert ((later, earlier) in set(waits(ORDERED))) is is_so


def _closed(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    closed = set(pairs)
    while more := {(a, d) for a, b in closed for c, d in closed if b == c} - closed:
        closed |= more
    return closed
