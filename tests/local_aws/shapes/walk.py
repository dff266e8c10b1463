"""Where a packet goes that something without a public IPv4 address sends: hop by hop, through tables and gateways.

An IPv6 address is public by itself: an internet gateway takes it as it is, and lets answers and strangers in.

https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from tests.local_aws.shapes.topology import Topology, ranges_of

Address = IPv4Address | IPv6Address
INTERNET = ip_address("192.0.2.1")
INTERNET_6 = ip_address("2001:db8::1")
"""Somewhere outside: addresses that are given to nobody."""


@dataclass(frozen=True)
class Path:
    """The hops that a packet takes, by what each is, and whether the last one is where it was to go."""

    hops: tuple[str, ...]
    arrives: bool

    def then(self, hop: str, *, arrives: bool) -> "Path":
        """The path with one hop more."""
        return Path((*self.hops, hop), arrives)


def to_internet(topology: Topology, subnet: str, *, address: Address = INTERNET) -> Path:
    """The way from a subnet to an address outside."""
    return _routed(topology, topology.table_of(subnet), address, start=Path((), arrives=False))


def to_subnet(topology: Topology, subnet: str, other: str) -> Path:
    """The way from a subnet to another one of the VPC."""
    block = ip_network(ranges_of(topology.subnets[other])[0])
    return _routed(topology, topology.table_of(subnet), block[10], start=Path((), arrives=False))


def to_s3(topology: Topology, subnet: str) -> Path:
    """The way from a subnet to S3: a gateway endpoint puts a route for S3's prefixes into the tables that it names."""
    table = topology.table_of(subnet)["RouteTableId"]
    for name, endpoint in topology.endpoints.items():
        if endpoint["ServiceName"].endswith(".s3") and table in endpoint["RouteTableIds"]:
            return Path((name,), arrives=endpoint["State"] == "available")
    return to_internet(topology, subnet)


def to_api(topology: Topology, subnet: str, service: str) -> Path:
    """The way from a subnet to one of AWS's APIs: by its interface endpoint where private DNS leads there."""
    for name, endpoint in topology.endpoints.items():
        if endpoint["ServiceName"].endswith(f".{service}") and endpoint["PrivateDnsEnabled"]:
            return _to_endpoint(topology, subnet, name, endpoint)
    return to_internet(topology, subnet)


def _to_endpoint(topology: Topology, subnet: str, name: str, endpoint: Mapping[str, Any]) -> Path:
    """DNS gives the address of any of its network interfaces: all must be reachable, and let the packet in."""
    ways = [to_subnet(topology, subnet, place) for place in endpoint["SubnetIds"]]
    admitted = any(
        _admits(topology.security_groups[group["GroupId"]], source=topology.subnets[subnet]["CidrBlock"], port=443)
        for group in endpoint["Groups"]
    )
    return Path((name,), arrives=bool(ways) and all(way.hops == ("local",) for way in ways) and admitted)


def _admits(group: Mapping[str, Any], *, source: str, port: int) -> bool:
    wanted = ip_network(source)
    return any(
        wanted.version == 4 and wanted.subnet_of(ip_network(allowed["CidrIp"]))  # type: ignore[arg-type]
        for permission in group["IpPermissions"]
        if permission["IpProtocol"] == "-1" or permission.get("FromPort", 0) <= port <= permission.get("ToPort", 0)
        for allowed in permission["IpRanges"]
    )


def _routed(topology: Topology, table: Mapping[str, Any], address: Address, *, start: Path) -> Path:
    route = _best(table, address)
    if route is None:
        return start.then("no route", arrives=False)
    if route.get("GatewayId") == "local":
        return start.then("local", arrives=True)
    if name := route.get("NatGatewayId"):
        return _through_nat(topology, name, address, start=start)
    if name := route.get("EgressOnlyInternetGatewayId"):
        return start.then(name, arrives=name in topology.egress_only_gateways and address.version == 6)
    if name := route.get("GatewayId"):
        public = address.version == 6 or any(hop in topology.nat_gateways for hop in start.hops)
        return start.then(name, arrives=name in topology.internet_gateways and public)
    return start.then("an unknown target", arrives=False)


def _through_nat(topology: Topology, name: str, address: Address, *, start: Path) -> Path:
    gateway = topology.nat_gateways.get(name)
    if gateway is None or start.hops:
        return start.then(name, arrives=False)
    own = gateway.get("RouteTableId")
    table = topology.route_tables[own] if own else topology.table_of(gateway["SubnetId"])
    return _routed(topology, table, address, start=start.then(name, arrives=False))


def _best(table: Mapping[str, Any], address: Address) -> Mapping[str, Any] | None:
    """The most specific route that matches."""
    blocks = [
        (ip_network(block), route)
        for route in table["Routes"]
        if (block := route.get("DestinationCidrBlock") or route.get("DestinationIpv6CidrBlock"))
    ]
    matching = [(block.prefixlen, route) for block, route in blocks if address in block]
    return max(matching, key=lambda found: found[0])[1] if matching else None
