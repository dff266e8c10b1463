"""What EKS asks EC2 about subnets."""

from collections.abc import Iterable

from ministack.services import ec2

from specs.refusals import network


def check_subnets(subnet_ids: Iterable[str]) -> None:
    """Raise RefusedError where one of the subnets does not exist."""
    for subnet in subnet_ids:
        network.SUBNET_MISSING.check(subnet=subnet, subnets=list(ec2._subnets))


def zones_of(subnet_ids: Iterable[str]) -> frozenset[str]:
    """The Availability Zones of subnets."""
    return frozenset(ec2._subnets[subnet]["AvailabilityZone"] for subnet in subnet_ids)


def vpc_of(subnet_id: str) -> str:
    """The VPC of a subnet."""
    vpc_id: str = ec2._subnets[subnet_id]["VpcId"]
    return vpc_id


def without_ipv6(subnet_ids: Iterable[str]) -> list[str]:
    """Those of the subnets that have no IPv6 range."""
    return [subnet for subnet in subnet_ids if not ec2._subnets[subnet].get("Ipv6CidrBlock")]


def public_subnets() -> frozenset[str]:
    """The subnets whose route table leads to an internet gateway."""
    return frozenset(
        association["SubnetId"]
        for table in ec2._route_tables.values()
        if any(str(route.get("GatewayId", "")).startswith("igw-") for route in table["Routes"])
        for association in table["Associations"]
        if association.get("SubnetId")
    )
