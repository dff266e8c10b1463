"""What EC2 refuses, from what stands in this emulator."""

from ministack.services import ec2

from specs.refusals import gateways, network
from tools.local_aws.emulator.ec2_api.guard import Query, value
from tools.local_aws.emulator.ec2_api.nat_gateways import public_nat_gateways_of
from tools.local_aws.emulator.ec2_api.ranges import ipv6_ranges_of, ranges_of
from tools.local_aws.emulator.ec2_api.users import users_of_group, users_of_subnet


def subnet_can_be_created(query: Query) -> None:
    """Raise RefusedError where a subnet's range is outside its VPC, or another's."""
    check_range(vpc_id=value(query, "VpcId"), block=value(query, "CidrBlock"))


def subnet_can_be_deleted(query: Query) -> None:
    """Raise RefusedError where something has a network interface in the subnet."""
    subnet = value(query, "SubnetId")
    network.SUBNET_IN_USE.check(subnet=subnet, users=users_of_subnet(subnet))


def security_group_can_be_deleted(query: Query) -> None:
    """Raise RefusedError where something carries the group, or another group's rule names it."""
    group = value(query, "GroupId")
    network.SECURITY_GROUP_IN_USE.check(group=group, users=users_of_group(group))


def internet_gateway_can_be_detached(query: Query) -> None:
    """Raise RefusedError where something in the VPC has a public address."""
    check_detachment(value(query, "VpcId"))


def check_detachment(vpc_id: str) -> None:
    """Raise RefusedError where something in a VPC has a public address."""
    gateways.ADDRESSES_MAPPED.check(vpc=vpc_id, users=public_nat_gateways_of(vpc_id))


def check_range(*, vpc_id: str, block: str, but: str = "") -> None:
    """Raise RefusedError where a subnet's range of either family is outside its VPC, or another's.

    `but` is the id of a subnet that has the range itself.
    """
    if vpc_id not in ec2._vpcs or not block:
        return
    network.SUBNET_OUTSIDE_VPC.check(block=block, vpc_ranges=(*ranges_of(vpc_id), *ipv6_ranges_of(vpc_id)))
    others = [other for other in ec2._subnets.values() if other["VpcId"] == vpc_id and other["SubnetId"] != but]
    taken = [other[name] for other in others for name in ("CidrBlock", "Ipv6CidrBlock") if other.get(name)]
    network.SUBNETS_OVERLAP.check(block=block, blocks=taken)
