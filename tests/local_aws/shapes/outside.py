"""What would let somebody outside reach a node: a public address and a route back, or a group that admits strangers."""

from collections.abc import Iterable, Iterator, Mapping
from ipaddress import ip_network
from typing import Any

from specs.refusals.blocks import lies_within
from tests.local_aws.shapes.topology import Topology


def ways_in(topology: Topology, subnets: Iterable[str], groups: Iterable[str]) -> list[str]:
    """Everything by which nodes in these subnets, with these security groups, are open to the outside; none is well."""
    routes = [told for subnet in subnets for told in _by_route(topology, subnet)]
    rules = [told for group in groups for told in _by_rule(topology, topology.security_groups[group])]
    return routes + rules


def _by_route(topology: Topology, subnet: str) -> Iterator[str]:
    for route in topology.table_of(subnet)["Routes"]:
        if route.get("GatewayId") in topology.internet_gateways:
            yield f"{subnet} routes to {route['GatewayId']}"
    if topology.subnets[subnet]["MapPublicIpOnLaunch"]:
        yield f"{subnet} gives public addresses"


def _by_rule(topology: Topology, group: Mapping[str, Any]) -> Iterator[str]:
    for permission in group["IpPermissions"]:
        for block in _ranges(permission):
            if ip_network(block).prefixlen == 0 or not lies_within(block, topology.ranges):
                yield f"{group['GroupId']} admits {block}"
        for pair in permission.get("UserIdGroupPairs", ()):
            if pair["GroupId"] not in topology.security_groups:
                yield f"{group['GroupId']} admits {pair['GroupId']}, which is of another VPC"


def _ranges(permission: Mapping[str, Any]) -> Iterator[str]:
    yield from (each["CidrIp"] for each in permission.get("IpRanges", ()))
    yield from (each["CidrIpv6"] for each in permission.get("Ipv6Ranges", ()))
