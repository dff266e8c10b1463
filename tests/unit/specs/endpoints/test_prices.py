"""Prices are the list's, with their day, or are not known."""

import json
from decimal import Decimal

import pytest

from specs.endpoints.prices import FILE, hourly_price, monthly_price


def test_an_endpoint_is_paid_for_each_hour_in_each_zone() -> None:
    assert monthly_price("eu-west-1", 3) == Decimal("24.090")


@pytest.mark.parametrize(
    ("what", "zones", "usd"),
    [("nat_gateway", 1, "35.040"), ("nat_gateway", 3, "105.120"), ("regional_nat_gateway", 3, "105.120")],
)
def test_a_gateway_is_paid_for_each_hour_in_each_zone(what: str, zones: int, usd: str) -> None:
    assert monthly_price("eu-west-1", zones, what=what) == Decimal(usd)  # type: ignore[arg-type]


def test_what_nobody_has_read_has_no_price() -> None:
    assert monthly_price("sa-east-1", 3) is None
    assert monthly_price("eu-central-1", 3, what="nat_gateway") is None


def test_every_price_has_the_day_on_which_the_list_said_so() -> None:
    for region, prices in json.loads(FILE.read_text())["regions"].items():
        for what in prices:
            price = hourly_price(what, region=region)
            assert price is not None, (region, what)
            assert price.as_of.year >= 2025
