"""Ranges that are kept for prefixes."""

from ipaddress import IPv4Network

from hypothesis import given
from hypothesis import strategies as st

from specs.addresses.reservations import kept_for_prefixes
from specs.addresses.taken import Taken

SUBNET = IPv4Network("10.20.64.0/24")


def kept(singles: int, prefixes: int, subnet: IPv4Network = SUBNET) -> list[str]:
    return [str(block) for block in kept_for_prefixes(subnet, Taken(singles=singles, prefixes=prefixes))]


def test_a_subnet_without_prefixes_keeps_nothing() -> None:
    assert kept(100, 0) == []


def test_the_upper_half_comes_first_and_then_that_of_what_is_left() -> None:
    assert kept(20, 1) == ["10.20.64.128/25"]
    assert kept(20, 7) == ["10.20.64.128/25"]
    assert kept(20, 8) == ["10.20.64.128/25", "10.20.64.64/26"]
    assert kept(20, 12) == ["10.20.64.128/25", "10.20.64.64/26", "10.20.64.32/27"]


def test_single_addresses_keep_their_bottom_even_where_not_all_prefixes_find_room() -> None:
    assert kept(20, 99) == ["10.20.64.128/25", "10.20.64.64/26", "10.20.64.32/27"]


@given(
    length=st.integers(16, 26),
    singles=st.integers(0, 3000),
    prefixes=st.integers(1, 4000),
    more=st.integers(0, 4000),
)
def test_what_fits_by_its_size_has_room_and_growth_replaces_nothing(
    length: int, singles: int, prefixes: int, more: int
) -> None:
    subnet = IPv4Network(f"10.0.0.0/{length}")
    taken, larger = (Taken(singles=singles, prefixes=number) for number in (prefixes, prefixes + more))
    blocks, later = list(kept_for_prefixes(subnet, taken)), list(kept_for_prefixes(subnet, larger))
    reserved = sum(block.num_addresses for block in blocks)

    assert later[: len(blocks)] == blocks
    assert all(block.subnet_of(subnet) for block in blocks)
    if taken.size <= subnet.num_addresses:
        assert reserved // 16 - 1 >= prefixes
        assert subnet.num_addresses - reserved - 4 >= singles
