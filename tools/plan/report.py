"""The plan of an environment as plain values: what `make plan ENV=… --json` prints, and what its pages show.

`docs/plan.md` says what each field means; it keeps its names.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from specs.addresses.verdict import CROWDED
from specs.network.tier import Tier

FULL = 100
"""Percent."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NeedReport(_Part):
    """One thing that lives in a subnet."""

    what: str
    addresses: int
    prefixes: int


class DemandReport(_Part):
    """What a subnet must hold in one moment, with what AWS keeps."""

    addresses: int
    percent: float
    needs: tuple[NeedReport, ...]

    @property
    def state(self) -> Literal["roomy", "crowded", "full"]:
        """How to show it: crowded deserves a look, full is an error of the file."""
        if self.percent > FULL:
            return "full"
        return "crowded" if self.percent > 100 * CROWDED else "roomy"


class SubnetReport(_Part):
    """One subnet, against what it must hold."""

    zone: str
    tier: Tier
    range: str
    addresses: int
    at_min: DemandReport
    at_max: DemandReport
    zone_lost: DemandReport
    kept_for_prefixes: tuple[str, ...]


class NodeGroupReport(_Part):
    """One node group: how many nodes, and how many pods on each."""

    name: str
    instance_types: tuple[str, ...]
    nodes_min: int
    nodes_max: int
    nodes_while_updated: int
    max_pods: int | None
    because: str
    addresses_of_a_node: int


class ReasonReport(_Part):
    """Who needs an endpoint, and for what."""

    feature: str
    because: str


class EndpointReport(_Part):
    """One endpoint of the VPC."""

    service: str
    kind: Literal["interface", "gateway"]
    usd_per_month: float | None
    reasons: tuple[ReasonReport, ...]


class WayOutReport(_Part):
    """How private subnets reach the internet."""

    kind: str
    zones: tuple[str, ...]
    usd_per_month: float | None


class Report(_Part):
    """The plan of one environment."""

    environment: str
    account: str
    region: str
    vpc_ranges: tuple[str, ...]
    ip_family: str
    zones: tuple[str, ...]
    subnets: tuple[SubnetReport, ...]
    node_groups: tuple[NodeGroupReport, ...]
    endpoints: tuple[EndpointReport, ...]
    way_out: WayOutReport
    warnings: tuple[str, ...]

    @property
    def usd_per_month(self) -> float | None:
        """What endpoints and way out cost together by the list, before data; None: a price is not known."""
        prices = [*(endpoint.usd_per_month for endpoint in self.endpoints), self.way_out.usd_per_month]
        known = [price for price in prices if price is not None]
        return sum(known) if len(known) == len(prices) else None


def tier_name(tier: Tier) -> str:
    """A tier in words."""
    return tier.replace("_", " ")
