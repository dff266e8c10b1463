"""The ranges of VPCs: those beside the first are associated, and each has its local route in every table."""

import itertools
from collections.abc import Mapping
from ipaddress import IPv6Address, IPv6Network
from typing import Any
from uuid import uuid4

from ministack.services import ec2

from specs.refusals import network, vpc_ranges
from tools.local_aws.emulator.ec2_api.guard import Query, value
from tools.local_aws.emulator.ministack import Answer

AMAZONS = IPv6Network("2a05:d018::/36")
"""Where the VPCs of eu-west-1 have their IPv6 ranges from (AWS's ip-ranges.json, service EC2)."""

NUMBERS = itertools.count(1)


class Growing(list[str]):
    """An attribute of a VPC that grows after the VPC was made: ministack's copies of a stack all see the same one."""

    def __deepcopy__(self, _: object) -> "Growing":
        return self


def ranges_of(vpc_id: str) -> tuple[str, ...]:
    """The IPv4 ranges of a VPC, the first one first."""
    vpc = ec2._vpcs[vpc_id]
    return (vpc["CidrBlock"], *(found["CidrBlock"] for found in _added(vpc)))


def ipv6_ranges_of(vpc_id: str) -> list[str]:
    """The IPv6 ranges of a VPC, which its attribute in stacks is."""
    ranges: list[str] = ec2._vpcs[vpc_id].setdefault("Ipv6CidrBlocks", Growing())
    return ranges


def associations_of(vpc_id: str) -> list[str]:
    """The ids of a VPC's added IPv4 ranges, which its attribute in stacks is."""
    ids: list[str] = ec2._vpcs[vpc_id].setdefault("CidrBlockAssociations", Growing())
    return ids


def associate_range(vpc_id: str, block: str) -> str:
    """Add an IPv4 range to a VPC; gives the association's id. Raises RefusedError."""
    ranges = ranges_of(vpc_id)
    network.VPC_RANGE_SIZE.check(block=block)
    network.VPC_RANGE_RESERVED.check(block=block)
    network.VPC_RANGE_RESTRICTED.check(block=block, vpc_ranges=ranges)
    vpc_ranges.TOO_MANY_RANGES.check(vpc=vpc_id, ranges=ranges)
    association = f"vpc-cidr-assoc-{uuid4().hex[:17]}"
    _added(ec2._vpcs[vpc_id]).append({"AssociationId": association, "CidrBlock": block})
    associations_of(vpc_id).append(association)
    _add_local_routes(vpc_id, "DestinationCidrBlock", block)
    return association


def associate_ipv6_range(vpc_id: str) -> str:
    """Add a /56 of Amazon's to a VPC; gives the association's id."""
    block = str(IPv6Network((IPv6Address(int(AMAZONS.network_address) + (next(NUMBERS) << 72)), 56)))
    association = f"vpc-cidr-assoc-{uuid4().hex[:17]}"
    _added_ipv6(ec2._vpcs[vpc_id]).append({"AssociationId": association, "Ipv6CidrBlock": block})
    ipv6_ranges_of(vpc_id).append(block)
    _add_local_routes(vpc_id, "DestinationIpv6CidrBlock", block)
    return association


def disassociate_range(association: str) -> None:
    """Take a range from its VPC; nothing happens where there is none. Raises RefusedError while a subnet is in it."""
    for vpc_id, vpc in ec2._vpcs.items():
        for added, name in ((_added(vpc), "CidrBlock"), (_added_ipv6(vpc), "Ipv6CidrBlock")):
            for found in [each for each in added if each["AssociationId"] == association]:
                block = found[name]
                vpc_ranges.RANGE_IN_USE.check(vpc=vpc_id, block=block, subnets=_subnet_ranges(vpc_id))
                added.remove(found)
                _forget(vpc_id, association, block)


def complete_route_table(table_id: str) -> None:
    """Give a new route table the local routes of its VPC's added ranges."""
    table = ec2._route_tables[table_id]
    vpc = ec2._vpcs[table["VpcId"]]
    for found in _added(vpc):
        _add_local_route(table, "DestinationCidrBlock", found["CidrBlock"])
    for found in _added_ipv6(vpc):
        _add_local_route(table, "DestinationIpv6CidrBlock", found["Ipv6CidrBlock"])


def answer_create_route_table(query: Query) -> Answer:
    """CreateRouteTable."""
    status, headers, body = ec2._create_route_table(query)
    for name, table in ec2._route_tables.items():
        if table["VpcId"] == value(query, "VpcId") and status == 200:
            complete_route_table(name)
    return status, headers, body


def answer_associate(query: Query) -> Answer:
    """AssociateVpcCidrBlock."""
    vpc_id = value(query, "VpcId")
    if value(query, "AmazonProvidedIpv6CidrBlock") == "true":
        association = associate_ipv6_range(vpc_id)
    else:
        association = associate_range(vpc_id, value(query, "CidrBlock"))
    inner = f"<vpcId>{vpc_id}</vpcId><associationId>{association}</associationId>"
    answer: Answer = ec2._xml(200, "AssociateVpcCidrBlockResponse", inner)
    return answer


def answer_disassociate(query: Query) -> Answer:
    """DisassociateVpcCidrBlock."""
    disassociate_range(value(query, "AssociationId"))
    answer: Answer = ec2._xml(200, "DisassociateVpcCidrBlockResponse", "")
    return answer


def _added(vpc: dict[str, Any]) -> list[dict[str, str]]:
    added: list[dict[str, str]] = vpc.setdefault("CidrBlockAssociationSet", [])
    return added


def _added_ipv6(vpc: dict[str, Any]) -> list[dict[str, str]]:
    added: list[dict[str, str]] = vpc.setdefault("Ipv6CidrBlockAssociationSet", [])
    return added


def _subnet_ranges(vpc_id: str) -> list[str]:
    mine = [subnet for subnet in ec2._subnets.values() if subnet["VpcId"] == vpc_id]
    return [subnet[name] for subnet in mine for name in ("CidrBlock", "Ipv6CidrBlock") if subnet.get(name)]


def _forget(vpc_id: str, association: str, block: str) -> None:
    for kept, gone in ((associations_of(vpc_id), association), (ipv6_ranges_of(vpc_id), block)):
        if gone in kept:
            kept.remove(gone)
    for table in _tables_of(vpc_id):
        table["Routes"] = [route for route in table["Routes"] if block not in _destinations(route)]


def _add_local_routes(vpc_id: str, destination: str, block: str) -> None:
    for table in _tables_of(vpc_id):
        _add_local_route(table, destination, block)


def _add_local_route(table: dict[str, Any], destination: str, block: str) -> None:
    if not any(block in _destinations(route) for route in table["Routes"]):
        local = {destination: block, "GatewayId": "local", "State": "active", "Origin": "CreateRouteTable"}
        table["Routes"].append(local)


def _destinations(route: Mapping[str, str]) -> tuple[str | None, str | None]:
    return route.get("DestinationCidrBlock"), route.get("DestinationIpv6CidrBlock")


def _tables_of(vpc_id: str) -> list[dict[str, Any]]:
    return [table for table in ec2._route_tables.values() if table["VpcId"] == vpc_id]
