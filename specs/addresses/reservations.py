"""The parts of subnets that are kept for prefixes, so that single addresses do not scatter over them."""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Network

from specs.addresses.cni_mode import ADDRESSES_OF_A_PREFIX
from specs.addresses.taken import Taken, area_of_singles
from specs.network.tier import Tier

REGIONS = frozenset({"us-east-1", "us-west-2"})
"""Those whose CloudFormation knows AWS::EC2::SubnetCidrReservation: the resource schemas of cfn-lint 1.58.0
(2026-10-20), and the validator of aws-cdk-lib 2.275.0, which refuses it elsewhere."""


@dataclass(frozen=True, kw_only=True)
class Reservation:
    """An aligned range of a subnet from which EC2 takes prefixes, and nothing else without being told to."""

    zone: str
    tier: Tier
    block: IPv4Network


def kept_for_prefixes(subnet: IPv4Network, taken: Taken) -> Iterator[IPv4Network]:
    """The upper half of the subnet, then that of what is left, until all prefixes have room.

    The bottom is left to single addresses, which come and go one by one. Halves grow downwards: as groups grow, ranges
    are added, and none is replaced.
    https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html
    """
    left, room = subnet, -1  # the last /28 of the subnet holds its last address, which is AWS's
    while room < taken.prefixes and taken.prefixes and left.num_addresses > area_of_singles(taken.singles):
        left, upper = left.subnets()
        room += upper.num_addresses // ADDRESSES_OF_A_PREFIX
        yield upper
