"""The arithmetic of ranges, for any ranges."""

from ipaddress import IPv4Address, IPv4Network
from itertools import combinations

from hypothesis import given
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


@given(ADDRESSES, st.integers(0, 32))
def test_a_range_with_host_bits_is_refused_and_the_range_meant_is_named(address: IPv4Address, length: int) -> None:
    meant = IPv4Network(f"{address}/{length}", strict=False)
    try:
        assert ADAPTER.validate_python(f"{address}/{length}") == meant == IPv4Network(f"{address}/{length}")
    except ValidationError as error:
        assert meant.network_address != address
        assert f"as {meant}," in str(error)


@given(st.text(alphabet="0123456789./:-abf ", max_size=20))
def test_any_text_is_a_range_or_refused(text: str) -> None:
    try:
        ADAPTER.validate_python(text)
    except ValidationError as error:
        assert error.error_count() == 1


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
