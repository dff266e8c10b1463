"""Where a subnet lies in the IPv6 range of its VPC.

A position follows from the subnet's zone and tier alone, so that a zone that comes or goes moves no other subnet.
https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html#subnet-sizing-ipv6
"""

from string import ascii_lowercase

from specs.network.tier import Tier
from specs.network.zone_ids import is_zone_id

SUBNETS = 256
"""Ranges of /64, which AWS gives a subnet, in the /56 that Amazon gives a VPC."""
HOST_BITS = 64

OF_A_ZONE = 16
"""Positions of one zone; a tier that is yet to come takes one that is free."""
POSITIONS: dict[Tier, int] = {"public": 0, "private": 1, "control_plane": 2, "pods": 3}


def position(zone: str, tier: Tier) -> int:
    """Which of the VPC's /64 ranges, from 0, is a subnet's: sixteen for each zone, by its letter or its number."""
    return _number(zone) * OF_A_ZONE + POSITIONS[tier]


def _number(zone: str) -> int:
    """The zone's place in the alphabet, or the number of its id."""
    return int(zone.rpartition("-az")[2]) if is_zone_id(zone) else ascii_lowercase.index(zone[-1])
