"""What EC2 refuses of a network."""

from collections.abc import Collection
from datetime import date
from ipaddress import IPv4Network

from specs.refusals.refusal import Refusal

READ = date(2026, 11, 23)


def _used(*, subnet: str, users: Collection[str]) -> bool:  # noqa: ARG001 -- named in the answer
    return bool(users)


def _group_used(*, group: str, users: Collection[str]) -> bool:  # noqa: ARG001 -- named in the answer
    return bool(users)


def _no_allocation(*, allocation: str, allocations: Collection[str]) -> bool:
    return allocation not in allocations


def _no_subnet(*, subnet: str, subnets: Collection[str]) -> bool:
    return subnet not in subnets


def _outside(*, block: str, vpc_ranges: Collection[str]) -> bool:
    return not any(IPv4Network(block).subnet_of(IPv4Network(vpc)) for vpc in vpc_ranges)


def _conflict(*, block: str, blocks: Collection[str]) -> bool:
    return any(IPv4Network(block).overlaps(IPv4Network(other)) for other in blocks)


SUBNET_IN_USE = Refusal(
    id="ec2-subnet-is-in-use",
    condition=_used,
    service="Ec2",
    code="DependencyViolation",
    status=400,
    answer="The subnet '{subnet}' has dependencies and cannot be deleted.",
    quoted=True,
    source="aws/aws-cdk issue 14456; gruntwork-io/cloud-nuke issue 285",
    read=READ,
)

SECURITY_GROUP_IN_USE = Refusal(
    id="ec2-security-group-is-in-use",
    condition=_group_used,
    service="Ec2",
    code="DependencyViolation",
    status=400,
    answer="resource {group} has a dependent object",
    quoted=True,
    source="aws/aws-cdk issue 14456; eksctl-io/eksctl issue 1849",
    read=READ,
)

ALLOCATION_MISSING = Refusal(
    id="ec2-elastic-ip-does-not-exist",
    condition=_no_allocation,
    service="Ec2",
    code="InvalidAllocationID.NotFound",
    status=400,
    answer="The allocation ID '{allocation}' does not exist",
    quoted=True,
    source="Amazon EC2 API reference, error codes; the words in openstack/ec2-api's exceptions",
    read=READ,
)

SUBNET_MISSING = Refusal(
    id="ec2-subnet-does-not-exist",
    condition=_no_subnet,
    service="Ec2",
    code="InvalidSubnetID.NotFound",
    status=400,
    answer="The subnet ID '{subnet}' does not exist",
    quoted=True,
    source="Amazon EC2 API reference, error codes; command output in public repositories on GitHub",
    read=READ,
)

SUBNET_OUTSIDE_VPC = Refusal(
    id="ec2-subnet-is-outside-the-vpc",
    condition=_outside,
    service="Ec2",
    code="InvalidSubnet.Range",
    status=400,
    answer="The CIDR '{block}' is invalid.",
    quoted=True,
    source="Amazon EC2 API reference, error codes; command output in public repositories on GitHub",
    read=READ,
)

SUBNETS_OVERLAP = Refusal(
    id="ec2-subnets-overlap",
    condition=_conflict,
    service="Ec2",
    code="InvalidSubnet.Conflict",
    status=400,
    answer="The CIDR '{block}' conflicts with another subnet",
    quoted=True,
    source="Amazon EC2 API reference, error codes; command output in public repositories on GitHub",
    read=READ,
)
