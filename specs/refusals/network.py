"""What EC2 refuses of a network."""

from collections.abc import Collection, Sequence
from datetime import date
from ipaddress import IPv4Network

from specs.refusals.blocks import lies_within, overlaps
from specs.refusals.refusal import Refusal

READ = date(2026, 11, 23)

RFC_1918 = tuple(IPv4Network(block) for block in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
BENCHMARKS = IPv4Network("198.19.0.0/16")
DEFAULT_VPCS = IPv4Network("172.31.0.0/16")
"""Not to be added beside another range of 172.16.0.0/12; it may be the first."""
TEN_ZERO, TEN_ZERO_AND_ONE = IPv4Network("10.0.0.0/16"), IPv4Network("10.0.0.0/15")
NOT_FOR_VPCS = tuple(
    IPv4Network(block) for block in ("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4")
)
"""This network, loopback, link-local, multicast: the VPC user guide, vpc-cidr-blocks. It does not name the last one,
which RFC 1112 reserves: that is a choice of this repository."""


def _used(*, subnet: str, users: Collection[str]) -> bool:  # noqa: ARG001 -- named in the answer
    return bool(users)


def _group_used(*, group: str, users: Collection[str]) -> bool:  # noqa: ARG001 -- named in the answer
    return bool(users)


def _no_allocation(*, allocation: str, allocations: Collection[str]) -> bool:
    return allocation not in allocations


def _no_subnet(*, subnet: str, subnets: Collection[str]) -> bool:
    return subnet not in subnets


def _outside(*, block: str, vpc_ranges: Collection[str]) -> bool:
    return not lies_within(block, vpc_ranges)


def _vpc_size(*, block: str) -> bool:
    return not 16 <= IPv4Network(block).prefixlen <= 28


def _not_for_vpcs(*, block: str) -> bool:
    return any(IPv4Network(block).overlaps(other) for other in NOT_FOR_VPCS)


def _restricted(*, block: str, vpc_ranges: Sequence[str]) -> bool:
    """Whether a range may not be added to a VPC that was created with the first of its ranges.

    The guide's table asks what the existing range is; which may be added to the first, may be added to the others.
    """
    new, first, *others = (IPv4Network(each) for each in (block, *vpc_ranges))
    kind, first_kind = _kind(new), _kind(first)
    if kind == BENCHMARKS:
        return first_kind != BENCHMARKS
    if kind is None:
        return False
    return (
        kind != first_kind
        or new.overlaps(DEFAULT_VPCS)
        or (new.overlaps(TEN_ZERO) and any(each.overlaps(TEN_ZERO_AND_ONE) for each in (first, *others)))
    )


def _kind(block: IPv4Network) -> IPv4Network | None:
    """The range with restrictions of its own that holds the block; None: public, or of 100.64.0.0/10."""
    return next((known for known in (*RFC_1918, BENCHMARKS) if block.overlaps(known)), None)


def _unknown_zone(*, zone: str, known: bool) -> bool:  # noqa: ARG001 -- named in the answer
    return not known


def _conflict(*, block: str, blocks: Collection[str]) -> bool:
    return overlaps(block, blocks)


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

ZONE_ID_MISSING = Refusal(
    id="ec2-zone-id-does-not-exist",
    condition=_unknown_zone,
    service="Ec2",
    code="InvalidParameterValue",
    status=400,
    answer="Value ({zone}) for parameter availabilityZoneId is invalid.",
    quoted=False,
    source="the words for zone names in getmoto/moto 5.2.5, ec2/exceptions.py; Amazon EC2 API reference, error codes",
    read=READ,
)

VPC_RANGE_SIZE = Refusal(
    id="ec2-vpc-range-size",
    condition=_vpc_size,
    service="Ec2",
    code="InvalidVpc.Range",
    status=400,
    answer="The CIDR '{block}' is invalid.",
    quoted=False,
    source="Amazon EC2 API reference, error codes; Amazon VPC user guide, vpc-cidr-blocks: /16 to /28",
    read=READ,
)

VPC_RANGE_RESERVED = Refusal(
    id="ec2-vpc-range-is-reserved",
    condition=_not_for_vpcs,
    service="Ec2",
    code="InvalidVpc.Range",
    status=400,
    answer="The CIDR '{block}' is invalid.",
    quoted=False,
    source="Amazon EC2 API reference, error codes; Amazon VPC user guide, vpc-cidr-blocks, considerations",
    read=READ,
)

VPC_RANGE_RESTRICTED = Refusal(
    id="ec2-vpc-range-is-restricted",
    condition=_restricted,
    service="Ec2",
    code="InvalidVpc.Range",
    status=400,
    answer="The CIDR '{block}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, "
    "or use a publicly-routable CIDR. For additional restrictions, see "
    "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html",
    quoted=True,
    source="command output and CloudFormation events in public repositories on GitHub; the conditions: Amazon VPC user "
    "guide, vpc-cidr-blocks, association restrictions",
    read=READ,
)
