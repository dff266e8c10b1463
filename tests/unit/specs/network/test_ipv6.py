from ipaddress import IPv6Network
from itertools import product
from string import ascii_lowercase

from hypothesis import given
from hypothesis import strategies as st

from specs.network.ipv6 import HOST_BITS, POSITIONS, SUBNETS, position
from specs.network.tier import TIERS, Tier

LETTERS = "abcdef"
"""Those that a zone's name may end in."""
NAMES = [f"us-east-1{letter}" for letter in LETTERS]
IDS = [f"use1-az{number}" for number in range(10)]
VPC = IPv6Network("2001:db8:1234:1a00::/56")

zones = st.one_of(st.sets(st.sampled_from(NAMES), min_size=2), st.sets(st.sampled_from(IDS), min_size=2))


def ranges(of: set[str]) -> dict[tuple[str, Tier], IPv6Network]:
    """The range of each subnet, as Fn::Cidr and Fn::Select find it."""
    subnets = list(VPC.subnets(new_prefix=128 - HOST_BITS))
    assert len(subnets) == SUBNETS
    return {(zone, tier): subnets[position(zone, tier)] for zone, tier in product(of, TIERS)}


@given(zones)
def test_no_two_subnets_share_a_range(of: set[str]) -> None:
    found = ranges(of)

    assert len(set(found.values())) == len(of) * len(TIERS)


@given(zones, st.data())
def test_a_zone_that_goes_moves_no_other(of: set[str], data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(sorted(of)))

    assert ranges(of - {gone}).items() < ranges(of).items()


def test_positions_are_those_of_yesterday() -> None:
    """A subnet whose range changes is replaced, with all that lives in it."""
    assert [position("eu-west-1a", tier) for tier in POSITIONS] == [0, 1, 2, 3]
    assert [position("eu-west-1c", tier) for tier in POSITIONS] == [32, 33, 34, 35]
    assert [position("euw1-az1", tier) for tier in POSITIONS] == [16, 17, 18, 19]


def test_every_zone_that_may_be_written_has_a_position() -> None:
    last = max(position(zone, tier) for zone, tier in product((*NAMES, *IDS), TIERS))

    assert ascii_lowercase.startswith(LETTERS)
    assert last < SUBNETS
