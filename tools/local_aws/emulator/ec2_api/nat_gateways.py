"""NAT gateways: regional ones stand in no subnet and have a route table of their own, which ministack does not know."""

from uuid import uuid4
from xml.etree import ElementTree as ET

from ministack.core.responses import get_account_id, now_iso
from ministack.services import ec2

from specs.refusals import gateways, network
from tools.local_aws.emulator.ec2_api.guard import Query, value
from tools.local_aws.emulator.ec2_api.ranges import complete_route_table, ranges_of
from tools.local_aws.emulator.ministack import Answer

NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/"


def internet_gateways_of(vpc_id: str) -> list[str]:
    """The internet gateways that are attached to a VPC."""
    return [
        name
        for name, gateway in ec2._internet_gateways.items()
        if any(attachment["VpcId"] == vpc_id for attachment in gateway["Attachments"])
    ]


def public_nat_gateways_of(vpc_id: str) -> list[str]:
    """The NAT gateways of a VPC that have public addresses."""
    return [
        name
        for name, gateway in ec2._nat_gateways.items()
        if gateway["VpcId"] == vpc_id and gateway["State"] != "deleted" and gateway["ConnectivityType"] == "public"
    ]


def answer_create(query: Query) -> Answer:
    """CreateNatGateway. Raises RefusedError."""
    if value(query, "AvailabilityMode") == "regional":
        return _create_regional(query)
    subnet = value(query, "SubnetId")
    network.SUBNET_MISSING.check(subnet=subnet, subnets=list(ec2._subnets))
    if value(query, "ConnectivityType") != "private":
        network.ALLOCATION_MISSING.check(allocation=value(query, "AllocationId"), allocations=list(ec2._addresses))
        _check_way_out(ec2._subnets[subnet]["VpcId"])
    made: Answer = ec2._create_nat_gateway(query)
    return made


def answer_describe(query: Query) -> Answer:
    """DescribeNatGateways, with what makes a gateway regional."""
    status, headers, body = ec2._describe_nat_gateways(query)
    ET.register_namespace("", NAMESPACE)
    answer = ET.fromstring(body)  # noqa: S314 -- this process wrote it
    for item in answer.findall(f"{{{NAMESPACE}}}natGatewaySet/{{{NAMESPACE}}}item"):
        name, subnet = (item.find(f"{{{NAMESPACE}}}{member}") for member in ("natGatewayId", "subnetId"))
        record = ec2._nat_gateways[name.text if name is not None else ""]
        ET.SubElement(item, f"{{{NAMESPACE}}}availabilityMode").text = record.get("AvailabilityMode", "zonal")
        if subnet is not None and not subnet.text:
            item.remove(subnet)
            ET.SubElement(item, f"{{{NAMESPACE}}}routeTableId").text = record["RouteTableId"]
    return status, headers, ET.tostring(answer)


def answer_delete(query: Query) -> Answer:
    """DeleteNatGateway; the route table of a regional one goes with it."""
    record = ec2._nat_gateways.get(value(query, "NatGatewayId"), {})
    ec2._route_tables.pop(record.get("RouteTableId", ""), None)
    gone: Answer = ec2._delete_nat_gateway(query)
    return gone


def _check_way_out(vpc_id: str) -> None:
    gateways.NO_INTERNET_GATEWAY.check(vpc=vpc_id, gateways=internet_gateways_of(vpc_id))


def _create_regional(query: Query) -> Answer:
    vpc_id = value(query, "VpcId")
    _check_way_out(vpc_id)
    name = f"nat-{uuid4().hex[:17]}"
    ec2._nat_gateways[name] = {
        "NatGatewayId": name,
        "SubnetId": "",
        "VpcId": vpc_id,
        "AllocationId": "",
        "ConnectivityType": value(query, "ConnectivityType") or "public",
        "AvailabilityMode": "regional",
        "RouteTableId": _own_route_table(vpc_id),
        "State": "available",
        "CreateTime": now_iso(),
        "Tags": [],
    }
    ec2._parse_tag_specs(query, "natgateway", name)
    inner = f"<natGateway><natGatewayId>{name}</natGatewayId><vpcId>{vpc_id}</vpcId></natGateway>"
    made: Answer = ec2._xml(200, "CreateNatGatewayResponse", inner)
    return made


def _own_route_table(vpc_id: str) -> str:
    """The table that AWS makes with a regional gateway: the VPC's own ranges, and the internet gateway for the rest."""
    name, (first, *_) = f"rtb-{uuid4().hex[:17]}", ranges_of(vpc_id)
    out = {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": internet_gateways_of(vpc_id)[0]}
    ec2._route_tables[name] = {
        "RouteTableId": name,
        "VpcId": vpc_id,
        "OwnerId": get_account_id(),
        "Routes": [
            {"DestinationCidrBlock": first, "GatewayId": "local", "State": "active", "Origin": "CreateRouteTable"},
            {**out, "State": "active", "Origin": "CreateRoute"},
        ],
        "Associations": [],
    }
    complete_route_table(name)
    return name
