"""The arithmetic of ranges, for any ranges."""

import re
from ipaddress import IPv4Address, IPv4Network
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from specs.ranges import Range, overlaps, usable

ADAPTER: TypeAdapter[IPv4Network] = TypeAdapter(Range)
ADDRESSES = st.integers(min_value=0, max_value=2**32 - 1).map(IPv4Address)
NETWORKS = st.builds(
    lambda address, length: IPv4Network(f"{address}/{length}", strict=False), ADDRESSES, st.integers(0, 32)
)
FEW = st.lists(
    st.builds(
        lambda last, length: IPv4Network(f"10.0.0.{last}/{length}", strict=False),
        st.integers(0, 255),
        st.integers(24, 30),
    ),
    max_size=6,
)


@given(NETWORKS)
def test_a_range_is_read_as_it_is_written(network: IPv4Network) -> None:
    assert ADAPTER.validate_python(str(network)) == network


@given(ADDRESSES, st.integers(0, 31))
def test_a_range_with_host_bits_is_refused_and_the_range_meant_is_named(address: IPv4Address, length: int) -> None:
    meant = IPv4Network(f"{address}/{length}", strict=False)
    assume(meant.network_address != address)
    with pytest.raises(ValidationError, match=f"must have its host bits zero, as {re.escape(str(meant))}, got"):
        ADAPTER.validate_python(f"{address}/{length}")


@given(st.text(alphabet="0123456789./:-abf ", max_size=20))
def test_a_text_is_a_range_only_in_its_own_spelling(text: str) -> None:
    assume(not re.fullmatch(r"(\d+\.){3}\d+/\d+", text))
    with pytest.raises(ValidationError, match="must "):
        ADAPTER.validate_python(text)


@given(NETWORKS)
def test_aws_leaves_all_addresses_but_five(network: IPv4Network) -> None:
    assert usable(network) == max(0, 2 ** (32 - network.prefixlen) - 5)


@given(FEW)
def test_overlaps_names_each_range_that_meets_an_earlier_one_once(networks: list[IPv4Network]) -> None:
    found = list(overlaps(enumerate(networks)))
    seconds = [second for _, second in found]
    expected = {j for (_, one), (j, other) in combinations(enumerate(networks), 2) if one.overlaps(other)}
    assert set(seconds) == expected
    assert len(seconds) == len(expected)
    assert all(first < second and networks[first].overlaps(networks[second]) for first, second in found)
