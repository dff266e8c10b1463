"""What stands of a VPC, as EC2 describes it: all that decides where a packet goes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Described = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Topology:
    """One VPC: everything by its id, as described."""

    vpc: Described
    subnets: Mapping[str, Described]
    route_tables: Mapping[str, Described]
    internet_gateways: Mapping[str, Described]
    egress_only_gateways: Mapping[str, Described]
    nat_gateways: Mapping[str, Described]
    endpoints: Mapping[str, Described]
    security_groups: Mapping[str, Described]

    def table_of(self, subnet: str) -> Described:
        """The route table of a subnet: its own, else the VPC's main one."""
        for associated in (self._associated(subnet), self._main()):
            for table in associated:
                return table
        raise LookupError(f"{subnet} has no route table")

    def _associated(self, subnet: str) -> Iterator[Described]:
        for table in self.route_tables.values():
            if any(each.get("SubnetId") == subnet for each in table["Associations"]):
                yield table

    def _main(self) -> Iterator[Described]:
        for table in self.route_tables.values():
            if any(each.get("Main") for each in table["Associations"]):
                yield table

    @property
    def ranges(self) -> frozenset[str]:
        """All ranges of the VPC, of both families."""
        four = {each["CidrBlock"] for each in self.vpc["CidrBlockAssociationSet"]}
        six = {each["Ipv6CidrBlock"] for each in self.vpc.get("Ipv6CidrBlockAssociationSet", ())}
        return frozenset(four | six)


def ranges_of(subnet: Described) -> tuple[str, ...]:
    """The ranges of a subnet, of both families."""
    six = (each["Ipv6CidrBlock"] for each in subnet.get("Ipv6CidrBlockAssociationSet", ()))
    return (subnet["CidrBlock"], *six)


def topology_of(ec2: Any, vpc_id: str) -> Topology:
    """Ask EC2 for all that stands of a VPC."""
    here = [{"Name": "vpc-id", "Values": [vpc_id]}]
    attached = ec2.describe_internet_gateways()["InternetGateways"]
    egress = ec2.describe_egress_only_internet_gateways()["EgressOnlyInternetGateways"]
    nat = ec2.describe_nat_gateways(Filters=here)["NatGateways"]
    (vpc,) = ec2.describe_vpcs(VpcIds=[vpc_id])["Vpcs"]
    return Topology(
        vpc=vpc,
        subnets=_by_id("SubnetId", ec2.describe_subnets(Filters=here)["Subnets"]),
        route_tables=_by_id("RouteTableId", _of(vpc_id, ec2.describe_route_tables()["RouteTables"])),
        internet_gateways=_by_id("InternetGatewayId", _attached_to(vpc_id, attached)),
        egress_only_gateways=_by_id("EgressOnlyInternetGatewayId", _attached_to(vpc_id, egress)),
        nat_gateways=_by_id("NatGatewayId", [each for each in nat if each["State"] == "available"]),
        endpoints=_by_id("VpcEndpointId", _of(vpc_id, ec2.describe_vpc_endpoints()["VpcEndpoints"])),
        security_groups=_by_id("GroupId", _of(vpc_id, ec2.describe_security_groups()["SecurityGroups"])),
    )


def _by_id(name: str, described: list[Described]) -> dict[str, Described]:
    return {each[name]: each for each in described}


def _of(vpc_id: str, described: list[Described]) -> list[Described]:
    return [each for each in described if each.get("VpcId") == vpc_id]


def _attached_to(vpc_id: str, described: list[Described]) -> list[Described]:
    return [each for each in described if any(one["VpcId"] == vpc_id for one in each["Attachments"])]
