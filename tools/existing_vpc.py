"""A VPC that stands in an account, told as the network section of an environment's file."""

from collections.abc import Iterable, Iterator, Mapping
from ipaddress import ip_network
from typing import Any, get_args

from botocore.exceptions import ClientError

from specs.network.endpoint_services import EndpointService
from specs.network.rules.vpc import SMALLEST_OF
from specs.network.tier import FOUND_BY
from tools.failure import Failure

Answer = Mapping[str, Any]


def network_section(ec2: Any, vpc_id: str) -> dict[str, Any]:  # noqa: ANN401  (boto3 makes its clients' classes at run time)
    """What EC2 tells of the VPC, in the fields of `ExistingNetworkSpec`. Raises `Failure` for a VPC that is not there.

    What a subnet is for is read from its routes, its tags and its size: to be looked at before it is believed.
    """
    in_vpc = [{"Name": "vpc-id", "Values": [vpc_id]}]
    try:
        (vpc,) = ec2.describe_vpcs(VpcIds=[vpc_id])["Vpcs"]
        tables = _all(ec2, "describe_route_tables", in_vpc)
        told = _all(ec2, "describe_subnets", in_vpc)
        endpoints = _all(ec2, "describe_vpc_endpoints", in_vpc)
    except ClientError as error:
        raise Failure(f"{vpc_id} cannot be described: {error}") from error
    subnets = [_subnet(each, _table_of(each, tables)) for each in told]
    first, *others = _ranges(vpc)
    section = {
        "vpc_id": vpc_id,
        "cidr": first,
        "secondary_ranges": others,
        "ip_family": "dual_stack" if all(each.get("Ipv6CidrBlockAssociationSet") for each in told) else "ipv4",
        "way_out": _has_a_way_out(subnets, tables),
        "subnets": sorted(subnets, key=lambda each: (each["tier"], each["zone"], each["id"])),
        "existing_endpoints": sorted(set(_standing(endpoints, _tables_of_nodes(subnets)))),
    }
    return {name: value for name, value in section.items() if value != []}


def _all(ec2: Any, operation: str, filters: list[dict[str, Any]]) -> list[Answer]:  # noqa: ANN401  (as above)
    pages = ec2.get_paginator(operation).paginate(Filters=filters)
    return [each for page in pages for entries in _lists(page) for each in entries]


def _lists(page: Answer) -> Iterator[list[Answer]]:
    """The one list of an answer, whatever its operation calls it."""
    return (value for value in page.values() if isinstance(value, list))


def _ranges(vpc: Answer) -> list[str]:
    """Its IPv4 ranges, the one that it was created with first."""
    blocks = [
        each["CidrBlock"]
        for each in vpc.get("CidrBlockAssociationSet", ())
        if each["CidrBlockState"]["State"] == "associated"
    ]
    return [vpc["CidrBlock"], *(block for block in blocks if block != vpc["CidrBlock"])]


def _subnet(subnet: Answer, table: Answer) -> dict[str, Any]:
    tags = {tag["Key"]: tag["Value"] for tag in subnet.get("Tags", ())}
    of_kubernetes = {key: value for key, value in tags.items() if key.startswith("kubernetes.io/")}
    found = {
        "id": subnet["SubnetId"],
        "zone": subnet["AvailabilityZone"],
        "cidr": subnet["CidrBlock"],
        "tier": _tier(subnet, table, tags),
        "route_table_id": table["RouteTableId"],
        "tags": of_kubernetes,
    }
    return {name: value for name, value in found.items() if value != {}}


def _tier(subnet: Answer, table: Answer, tags: Mapping[str, str]) -> str:
    """Public by its route to an internet gateway, of pods by its tag, the control plane's where nodes have no room."""
    if any(_leads_in(route) for route in table["Routes"]):
        return "public"
    if tags.get(FOUND_BY["pods"]) == "1":
        return "pods"
    longest, _ = SMALLEST_OF["private"]
    return "control_plane" if ip_network(subnet["CidrBlock"]).prefixlen > longest else "private"


def _table_of(subnet: Answer, tables: Iterable[Answer]) -> Answer:
    """The route table that the subnet names, or the VPC's main one."""
    chosen: Answer = {}
    for table in tables:
        for association in table.get("Associations", ()):
            if association.get("SubnetId") == subnet["SubnetId"]:
                return table
            if association.get("Main"):
                chosen = table
    return chosen


def _has_a_way_out(subnets: Iterable[Mapping[str, Any]], tables: Iterable[Answer]) -> bool:
    """Every private subnet has a default route."""
    by_id = {table["RouteTableId"]: table for table in tables}
    private = [by_id[subnet["route_table_id"]] for subnet in subnets if subnet["tier"] == "private"]
    return bool(private) and all(any(_is_default(route) for route in table["Routes"]) for table in private)


def _is_default(route: Answer) -> bool:
    return route.get("DestinationCidrBlock") == "0.0.0.0/0" and route.get("State") == "active"


def _leads_in(route: Answer) -> bool:
    """Whether the internet finds the subnet by it, in one of the two families; an egress-only gateway is no `igw-`."""
    everywhere = _is_default(route) or route.get("DestinationIpv6CidrBlock") == "::/0"
    return everywhere and str(route.get("GatewayId", "")).startswith("igw-")


def _tables_of_nodes(subnets: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(subnet["route_table_id"] for subnet in subnets if subnet["tier"] in ("private", "pods"))


def _standing(endpoints: Iterable[Answer], tables: frozenset[str]) -> Iterator[str]:
    """The endpoints that serve all nodes: S3's gateway in all their route tables, and interfaces with private DNS."""
    for endpoint in endpoints:
        _, _, service = endpoint["ServiceName"].partition("amazonaws.")[2].partition(".")
        if endpoint.get("State") != "available":
            continue
        if endpoint["VpcEndpointType"] == "Gateway":
            serves = service == "s3" and tables <= set(endpoint.get("RouteTableIds", ()))
        else:
            serves = bool(endpoint.get("PrivateDnsEnabled")) and service in get_args(EndpointService)
        if serves:
            yield service
