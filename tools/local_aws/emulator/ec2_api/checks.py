"""What EC2 refuses, from what stands in this emulator."""

from ministack.services import ec2

from specs.refusals import network
from tools.local_aws.emulator.ec2_api.guard import Query, value
from tools.local_aws.emulator.ec2_api.users import users_of_group, users_of_subnet
from tools.local_aws.emulator.eks_api.subnets import ranges_of


def nat_gateway_can_be_created(query: Query) -> None:
    """Raise RefusedError where the subnet or the Elastic IP does not exist."""
    network.SUBNET_MISSING.check(subnet=value(query, "SubnetId"), subnets=list(ec2._subnets))
    if value(query, "ConnectivityType") != "private":
        network.ALLOCATION_MISSING.check(allocation=value(query, "AllocationId"), allocations=list(ec2._addresses))


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


def check_range(*, vpc_id: str, block: str) -> None:
    """Raise RefusedError where a subnet's range is outside its VPC, or another's."""
    if vpc_id not in ec2._vpcs or not block:
        return
    network.SUBNET_OUTSIDE_VPC.check(block=block, vpc_ranges=ranges_of(vpc_id))
    others = [subnet["CidrBlock"] for subnet in ec2._subnets.values() if subnet["VpcId"] == vpc_id]
    network.SUBNETS_OVERLAP.check(block=block, blocks=others)
