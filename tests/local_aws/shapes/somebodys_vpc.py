"""A VPC that somebody else made: by the API, with the ranges and tags that an environment's file tells of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from specs.network.existing import ExistingNetworkSpec

FOR_NAT = "10.53.1.0/24"
"""A public subnet that the platform knows nothing of; the NAT gateway stands in it."""


@dataclass(frozen=True, kw_only=True)
class SomebodysVpc:
    """What was made, and under which ids the file knows it."""

    ec2: Any
    id: str
    nat: str
    address: str
    internet_gateway: str
    ids: dict[str, str]
    """The ids that the file names, and those that EC2 gave."""

    def called(self, text: str) -> str:
        """A file's text with the ids that EC2 gave."""
        for written, given in self.ids.items():
            text = text.replace(written, given)
        return text

    def delete(self) -> None:
        """Take it all down; EC2 refuses while anything of the platform is in it."""
        self.ec2.delete_nat_gateway(NatGatewayId=self.nat)
        self.ec2.release_address(AllocationId=self.address)
        for subnet in self.ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [self.id]}])["Subnets"]:
            self.ec2.delete_subnet(SubnetId=subnet["SubnetId"])
        self.ec2.detach_internet_gateway(InternetGatewayId=self.internet_gateway, VpcId=self.id)
        self.ec2.delete_internet_gateway(InternetGatewayId=self.internet_gateway)
        self.ec2.delete_vpc(VpcId=self.id)


def make(ec2: Any, spec: ExistingNetworkSpec) -> SomebodysVpc:
    """Make the VPC that a file describes, with one NAT gateway behind the route table that it names."""
    vpc = ec2.create_vpc(CidrBlock=str(spec.cidr))["Vpc"]["VpcId"]
    for name in ("EnableDnsSupport", "EnableDnsHostnames"):
        ec2.modify_vpc_attribute(VpcId=vpc, **{name: {"Value": True}})
    for block in spec.secondary_ranges:
        ec2.associate_vpc_cidr_block(VpcId=vpc, CidrBlock=str(block))
    subnets = dict(_subnets(ec2, vpc, spec))
    internet = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=internet, VpcId=vpc)
    public = ec2.create_subnet(VpcId=vpc, CidrBlock=FOR_NAT, AvailabilityZone=spec.subnets[0].zone)["Subnet"][
        "SubnetId"
    ]
    _routed(ec2, vpc, [public], GatewayId=internet)
    address = ec2.allocate_address(Domain="vpc")["AllocationId"]
    nat = ec2.create_nat_gateway(SubnetId=public, AllocationId=address)["NatGateway"]["NatGatewayId"]
    behind = [subnets[subnet.id] for subnet in spec.subnets if subnet.route_table_id]
    table = _routed(ec2, vpc, behind, NatGatewayId=nat)
    (written,) = {subnet.route_table_id for subnet in spec.subnets if subnet.route_table_id}
    ids = {spec.vpc_id: vpc, written: table, **subnets}
    return SomebodysVpc(ec2=ec2, id=vpc, nat=nat, address=address, internet_gateway=internet, ids=ids)


def _subnets(ec2: Any, vpc: str, spec: ExistingNetworkSpec) -> Iterator[tuple[str, str]]:
    for subnet in spec.subnets:
        made = ec2.create_subnet(VpcId=vpc, CidrBlock=str(subnet.cidr), AvailabilityZone=subnet.zone)["Subnet"]
        ec2.create_tags(
            Resources=[made["SubnetId"]], Tags=[{"Key": key, "Value": value} for key, value in subnet.tags.items()]
        )
        yield subnet.id, made["SubnetId"]


def _routed(ec2: Any, vpc: str, subnets: list[str], **target: str) -> str:
    """A route table with a way out, for some subnets."""
    table: str = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", **target)
    for subnet in subnets:
        ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)
    return table
