"""What endpoints and ways out cost by AWS's list, as far as a public reading of it stands in `prices.json`.

Each price has the day on which the list said so. A region or a kind that is not there has no price: none is
derived from another. Data that passes through costs more, and no list tells how much will.
https://aws.amazon.com/privatelink/pricing/; https://aws.amazon.com/vpc/pricing/
"""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from specs.names import Region

FILE = Path(__file__).with_name("prices.json")
HOURS_OF_A_MONTH = 730
"""As AWS's own calculator counts: https://docs.aws.amazon.com/pricing-calculator/latest/userguide/"""

Priced = Literal["interface_endpoint", "nat_gateway", "regional_nat_gateway"]
"""What is billed for each hour and each zone in which it stands: an interface endpoint, a NAT gateway of one zone, a
regional NAT gateway."""


class HourlyPrice(BaseModel):
    """A price for each hour in each zone."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    usd_per_hour: Annotated[Decimal, Field(strict=False, gt=0)]
    as_of: Annotated[date, Field(strict=False)]
    """The day on which the list said so."""

    def monthly(self, *, zones: int) -> Decimal:
        """US dollars for a month of 730 hours in some zones."""
        return self.usd_per_hour * zones * HOURS_OF_A_MONTH


class _Prices(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    unit: Literal["USD per hour"]
    list: str
    regions: dict[Region, dict[Priced, HourlyPrice]]


def hourly_price(what: Priced, *, region: str) -> HourlyPrice | None:
    """What one of a kind costs in one zone of a region; None: no public reading of the list stands here."""
    return _read().regions.get(region, {}).get(what)


def monthly_price(region: str, zones: int, *, what: Priced = "interface_endpoint") -> Decimal | None:
    """US dollars for a month of one endpoint (or another priced kind) in some zones of a region; None: not known."""
    price = hourly_price(what, region=region)
    return price.monthly(zones=zones) if price else None


@cache
def _read() -> _Prices:
    return _Prices.model_validate_json(FILE.read_bytes())
