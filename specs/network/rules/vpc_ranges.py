"""What the ranges of a VPC must be: among themselves, and beside the networks that it is connected to.

https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions
"""

from collections.abc import Iterator
from ipaddress import IPv4Network

from specs.problems import FieldPath, Violation
from specs.ranges import overlaps
from specs.refusals.network import VPC_RANGE_RESERVED, VPC_RANGE_RESTRICTED, VPC_RANGE_SIZE

Ranges = tuple[IPv4Network, ...]


def the_vpc_has_ranges_of_a_size_that_aws_allows(cidr: IPv4Network, secondary_ranges: Ranges) -> Iterator[Violation]:
    """AWS makes VPCs from /16 to /28."""
    for path, block in _of_the_vpc(cidr, secondary_ranges):
        if VPC_RANGE_SIZE.refuses(block=str(block)):
            yield Violation(path=path, message=f"must be a range from /16 to /28, got {block}")


def the_vpc_has_ranges_that_aws_allows(cidr: IPv4Network, secondary_ranges: Ranges) -> Iterator[Violation]:
    """Loopback, link-local, multicast and what is reserved are nobody's addresses."""
    for path, block in _of_the_vpc(cidr, secondary_ranges):
        if VPC_RANGE_RESERVED.refuses(block=str(block)):
            message = f"must be unicast addresses, as those of 10.0.0.0/8 or 100.64.0.0/10, got {block}"
            yield Violation(path=path, message=message)


def secondary_ranges_may_stand_beside_the_first(cidr: IPv4Network, secondary_ranges: Ranges) -> Iterator[Violation]:
    """What AWS adds to a VPC depends on the range that it was created with.

    CloudFormation adds them in no order, so each is judged beside all others.
    """
    for index, block in enumerate(secondary_ranges):
        beside = [str(each) for each in (cidr, *secondary_ranges[:index], *secondary_ranges[index + 1 :])]
        if VPC_RANGE_RESTRICTED.refuses(block=str(block), vpc_ranges=beside):
            message = f"must be a range that AWS adds to a VPC of {cidr}, as one of 100.64.0.0/10, got {block}"
            yield Violation(path=("secondary_ranges", index), message=message)


def the_vpcs_ranges_do_not_overlap(cidr: IPv4Network, secondary_ranges: Ranges) -> Iterator[Violation]:
    """An address is in one range."""
    ranges = dict(_of_the_vpc(cidr, secondary_ranges))
    for first, second in overlaps(ranges.items()):
        message = f"must not overlap the VPC's other range {ranges[first]}, got {ranges[second]}"
        yield Violation(path=second, message=message)


def connected_networks_have_other_ranges(
    cidr: IPv4Network, secondary_ranges: Ranges, connected_ranges: Ranges
) -> Iterator[Violation]:
    """Routes lead to one place: a peer with an overlapping range cannot be connected, or cannot be reached."""
    for index, connected in enumerate(connected_ranges):
        for own in (cidr, *secondary_ranges):
            if own.overlaps(connected):
                message = f"must not overlap the VPC's range {own}, got {connected}: one of them cannot be reached"
                yield Violation(path=("connected_ranges", index), message=message)


def _of_the_vpc(cidr: IPv4Network, secondary_ranges: Ranges) -> Iterator[tuple[FieldPath, IPv4Network]]:
    yield ("cidr",), cidr
    for index, block in enumerate(secondary_ranges):
        yield ("secondary_ranges", index), block
