"""The plan of an environment, asked of its file and told as a report."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

from specs.addresses.inhabitants import NodeGroup
from specs.addresses.needs import Demand
from specs.addresses.plan import SubnetPlan
from specs.addresses.verdict import warnings
from specs.endpoints.prices import Priced, monthly_price
from specs.endpoints.resolution import Reason
from specs.environment import Environment
from specs.network.existing import ExistingNetworkSpec
from tools.advice import advice_at
from tools.plan.report import (
    DemandReport,
    EndpointReport,
    NeedReport,
    NodeGroupReport,
    ReasonReport,
    Report,
    SubnetReport,
    WayOutReport,
)

WAYS_OUT = {
    "single": "one NAT gateway for all zones",
    "per_zone": "a NAT gateway in each zone",
    "regional": "one regional NAT gateway, billed in each zone with nodes",
}


def report(environment: Environment, *, now: datetime | None = None) -> Report:
    """All that there is to say of the environment's network before it is deployed; `now`: absent, the clock's."""
    plan = environment.addresses
    return Report(
        environment=environment.name,
        account=environment.account,
        region=environment.region,
        vpc_ranges=tuple(str(block) for block in environment.network.ranges),
        ip_family=environment.network.ip_family,
        zones=tuple(zone.name for zone in environment.network.zones),
        subnets=tuple(_subnet(subnet) for subnet in plan.subnets),
        node_groups=tuple(_group(group) for group in plan.living.groups),
        endpoints=tuple(_endpoints(environment)),
        way_out=_way_out(environment),
        warnings=(
            *warnings(plan),
            *_left_to_people(environment),
            *(advice.message for advice in advice_at(environment, now or datetime.now(UTC))),
        ),
    )


def _left_to_people(environment: Environment) -> Iterator[str]:
    """What the plan does not know, and what a deploy does not do."""
    network = environment.network
    if isinstance(network, ExistingNetworkSpec):
        yield f"{network.vpc_id}: what else lives in its subnets is told nowhere and is not planned"
        why = "for nothing is made in a VPC that stands already"
    else:
        why = f"for CloudFormation makes no such reservation in {environment.region}"
    wanted = environment.addresses.reservations
    if wanted and (isinstance(network, ExistingNetworkSpec) or not environment.reservations):
        ranges = ", ".join(f"{each.block} of {each.zone}" for each in wanted)
        command = "aws ec2 create-subnet-cidr-reservation --reservation-type prefix"
        yield f"no range is reserved for prefixes, {why}; by hand, {command} does: {ranges}"


def _subnet(subnet: SubnetPlan) -> SubnetReport:
    return SubnetReport(
        zone=subnet.zone,
        tier=subnet.tier,
        range=str(subnet.block),
        addresses=subnet.block.num_addresses,
        at_min=_demand(subnet, subnet.at_min),
        at_max=_demand(subnet, subnet.at_max),
        zone_lost=_demand(subnet, subnet.zone_lost),
        kept_for_prefixes=tuple(str(block) for block in subnet.kept_for_prefixes),
    )


def _demand(subnet: SubnetPlan, demand: Demand) -> DemandReport:
    kept = demand.size - demand.taken.addresses
    apart = "kept by AWS and for alignment" if demand.taken.prefixes else "kept by AWS"
    needs = [
        NeedReport(what=need.what, addresses=need.taken.addresses, prefixes=need.taken.prefixes)
        for need in demand.needs
    ]
    return DemandReport(
        addresses=demand.size,
        percent=round(100 * subnet.share(demand), 1),
        needs=(*needs, NeedReport(what=apart, addresses=kept, prefixes=0)),
    )


def _group(group: NodeGroup) -> NodeGroupReport:
    spread = group.spread
    taken = group.each.own + group.each.pods
    return NodeGroupReport(
        name=group.spec.name,
        instance_types=group.spec.instance_types,
        nodes_min=spread.least,
        nodes_max=spread.most,
        nodes_while_updated=spread.most + spread.surge,
        max_pods=group.limit.pods if group.limit else None,
        because=group.limit.because if group.limit else "nothing is known of its instance types",
        addresses_of_a_node=taken.addresses,
    )


def _endpoints(environment: Environment) -> Iterator[EndpointReport]:
    price = _dollars(monthly_price(environment.region, len(environment.network.placement_zones)))
    for endpoint in environment.endpoints.interfaces:
        yield EndpointReport(
            service=endpoint.service, kind="interface", usd_per_month=price, reasons=_reasons(endpoint.reasons)
        )
    yield EndpointReport(service="s3", kind="gateway", usd_per_month=0.0, reasons=_reasons(environment.endpoints.s3))


def _reasons(reasons: tuple[Reason, ...]) -> tuple[ReasonReport, ...]:
    return tuple(ReasonReport(feature=reason.feature, because=reason.because) for reason in reasons)


def _way_out(environment: Environment) -> WayOutReport:
    network = environment.network
    if not network.way_out:
        return WayOutReport(kind="none", zones=(), usd_per_month=0.0)
    if isinstance(network, ExistingNetworkSpec):
        return WayOutReport(kind="of the VPC that stands already", zones=(), usd_per_month=0.0)
    regional = network.nat == "regional"
    zones = tuple(zone.name for zone in (network.placement_zones if regional else network.nat_zones))
    what: Priced = "regional_nat_gateway" if regional else "nat_gateway"
    price = monthly_price(environment.region, len(zones), what=what)
    return WayOutReport(kind=WAYS_OUT[network.nat], zones=zones, usd_per_month=_dollars(price))


def _dollars(price: Decimal | None) -> float | None:
    return None if price is None else round(float(price), 2)
