"""The routes of a synthesised network, as its subnets take them."""

from typing import Any

from tests.synthesis import Resource, properties, resources

Targets = dict[str, str]
"""By destination, the kind of what the route leads to: `NatGatewayId`, `GatewayId`, `EgressOnlyInternetGatewayId`."""


def routes_by_range(template: dict[str, Any]) -> dict[str, Targets]:
    """The routes of each subnet, by its IPv4 range; a table's local routes stand in no template."""
    subnets = {name: each["Properties"]["CidrBlock"] for name, each in resources(template, "AWS::EC2::Subnet").items()}
    tables = {
        each["RouteTableId"]["Ref"]: subnets[each["SubnetId"]["Ref"]]
        for each in properties(template, "AWS::EC2::SubnetRouteTableAssociation")
    }
    found: dict[str, Targets] = {block: {} for block in subnets.values()}
    for route in properties(template, "AWS::EC2::Route"):
        destination = route.get("DestinationCidrBlock") or route["DestinationIpv6CidrBlock"]
        (target,) = (key for key in route if key.endswith("GatewayId"))
        found[tables[route["RouteTableId"]["Ref"]]][destination] = target
    return found


def subnet_of(template: dict[str, Any], block: str) -> Resource:
    """The subnet with an IPv4 range."""
    (found,) = (
        each for each in resources(template, "AWS::EC2::Subnet").values() if each["Properties"]["CidrBlock"] == block
    )
    return found
