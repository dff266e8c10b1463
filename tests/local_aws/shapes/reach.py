"""What the subnets of a shape should reach, and whether they do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network
from typing import Literal, get_args

from specs.network.any_network import AnyNetworkSpec
from specs.network.endpoint_services import EndpointService
from tests.local_aws.shapes.topology import Topology
from tests.local_aws.shapes.walk import INTERNET_6, Path, to_api, to_internet, to_s3, to_subnet

SERVICES: tuple[EndpointService, ...] = get_args(EndpointService)


@dataclass(frozen=True, kw_only=True)
class Reach:
    """What nodes and pods of a network reach."""

    internet: Literal["nowhere", "one gateway", "their zone's gateway", "the regional gateway"]
    """How they reach the internet."""

    endpoints: frozenset[EndpointService] = frozenset()
    """The APIs that they reach by an interface endpoint; the others they reach as the internet, where they do."""

    ipv6: Literal["nowhere", "the egress-only gateway"] = "nowhere"
    """How they reach the internet of IPv6."""

    control_plane: Literal["nowhere", "as nodes"] = "nowhere"
    """How the API servers' network interfaces reach the internet."""


@dataclass(frozen=True, kw_only=True)
class Tiers:
    """The subnets of a network by what lives in them, each by its zone."""

    private: Mapping[str, str]
    pods: Mapping[str, str]
    public: Mapping[str, str]
    control_plane: Mapping[str, str]

    @property
    def of_workloads(self) -> tuple[str, ...]:
        """Where nodes and pods live."""
        return (*self.private.values(), *self.pods.values())


def tiers_of(spec: AnyNetworkSpec, topology: Topology) -> Tiers:
    """The subnets that stand for the ranges that the file writes."""
    by_range = {IPv4Network(subnet["CidrBlock"]): name for name, subnet in topology.subnets.items()}
    return Tiers(
        private={zone.name: by_range[zone.private] for zone in spec.zones if zone.private},
        pods={zone.name: by_range[zone.pods] for zone in spec.zones if zone.pods},
        public={zone.name: by_range[zone.public] for zone in spec.zones if zone.public},
        control_plane={zone.name: by_range[zone.control_plane] for zone in spec.zones if zone.control_plane},
    )


def differences(topology: Topology, tiers: Tiers, reach: Reach) -> list[str]:
    """Where the deployed network differs from what it should be; none is well."""
    return [
        *_of_the_internet(topology, tiers, reach),
        *_of_apis(topology, tiers, reach),
        *_within(topology, tiers),
    ]


def _of_the_internet(topology: Topology, tiers: Tiers, reach: Reach) -> Iterator[str]:
    nodes = reach.internet != "nowhere"
    for subnet in tiers.of_workloads:
        yield from _told(f"{subnet} to the internet", to_internet(topology, subnet), arrives=nodes)
        way = to_internet(topology, subnet, address=INTERNET_6)
        yield from _told(f"{subnet} to the internet of IPv6", way, arrives=reach.ipv6 != "nowhere")
        if way.arrives and way.hops[-1] not in topology.egress_only_gateways:
            yield f"{subnet} leaves by {way.hops[-1]}, which lets others in"
    for subnet in tiers.control_plane.values():
        way = to_internet(topology, subnet)
        yield from _told(f"{subnet} to the internet", way, arrives=nodes and reach.control_plane == "as nodes")
    yield from _of_gateways(topology, tiers, reach)


def _of_gateways(topology: Topology, tiers: Tiers, reach: Reach) -> Iterator[str]:
    """Whether they go out by the gateways that they should."""
    ways = {subnet: to_internet(topology, subnet) for subnet in tiers.of_workloads}
    taken = {subnet: topology.nat_gateways.get(way.hops[0], {}) for subnet, way in ways.items() if way.arrives}
    names = {gateway.get("NatGatewayId") for gateway in taken.values()}
    regional = {gateway.get("AvailabilityMode") == "regional" for gateway in taken.values()}
    if reach.internet == "one gateway" and (len(names) != 1 or regional != {False}):
        yield f"they leave by {names}, which is not one gateway in a zone"
    if reach.internet == "the regional gateway" and (len(names) != 1 or regional != {True}):
        yield f"they leave by {names}, which is not one regional gateway"
    if reach.internet == "their zone's gateway":
        for subnet, gateway in taken.items():
            stands_in = topology.subnets[gateway["SubnetId"]]["AvailabilityZone"]
            if stands_in != topology.subnets[subnet]["AvailabilityZone"]:
                yield f"{subnet} leaves by the gateway of {stands_in}"


def _of_apis(topology: Topology, tiers: Tiers, reach: Reach) -> Iterator[str]:
    for subnet in tiers.of_workloads:
        way = to_s3(topology, subnet)
        yield from _told(f"{subnet} to S3", way, arrives=True)
        if topology.endpoints.get(way.hops[-1], {}).get("VpcEndpointType") != "Gateway":
            yield f"{subnet} reaches S3 by {way.hops[-1]}, and not by the gateway endpoint"
        for service in SERVICES:
            way = to_api(topology, subnet, service)
            private = way.hops[-1] in topology.endpoints
            if private != (service in reach.endpoints):
                yield f"{subnet} reaches {service} by {way.hops[-1]}"
            yield from _told(
                f"{subnet} to {service}", way, arrives=service in reach.endpoints or reach.internet != "nowhere"
            )


def _within(topology: Topology, tiers: Tiers) -> Iterator[str]:
    everywhere = (*tiers.of_workloads, *tiers.control_plane.values(), *tiers.public.values())
    for subnet in everywhere:
        for other in everywhere:
            way = to_subnet(topology, subnet, other)
            if way.hops != ("local",):
                yield f"{subnet} to {other}: {' → '.join(way.hops)}, and not the local route"


def _told(what: str, way: Path, *, arrives: bool) -> Iterator[str]:
    if way.arrives != arrives:
        yield f"{what}: {' → '.join(way.hops)} {'arrives' if way.arrives else 'does not arrive'}"
