"""The arithmetic of Kubernetes's quantities."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specs.quantity import amount


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ("20", 20),
        ("500m", Decimal("0.5")),
        ("0.5", Decimal("0.5")),
        ("64Mi", 64 * 1024**2),
        ("1.5Gi", 3 * 2**29),
        ("1k", 1000),
        ("2G", 2 * 10**9),
    ],
)
def test_a_quantity_is_a_number(quantity: str, expected: int | Decimal) -> None:
    assert amount(quantity) == expected


@given(st.integers(0, 10**6))
def test_a_thousand_thousandths_are_one(number: int) -> None:
    assert amount(f"{number * 1000}m") == amount(str(number))


@given(
    st.integers(0, 10**6), st.sampled_from(["Ki", "Mi", "Gi", "Ti", "Pi"]), st.sampled_from(["k", "M", "G", "T", "P"])
)
def test_binary_units_are_1024_of_the_unit_below(number: int, binary: str, decimal: str) -> None:
    above = dict(zip(("Ki", "Mi", "Gi", "Ti", "Pi"), ("Mi", "Gi", "Ti", "Pi", "Ei"), strict=True))
    greater = dict(zip(("k", "M", "G", "T", "P"), ("M", "G", "T", "P", "E"), strict=True))

    assert amount(f"{number * 1024}{binary}") == amount(f"{number}{above[binary]}")
    assert amount(f"{number * 1000}{decimal}") == amount(f"{number}{greater[decimal]}")


@pytest.mark.parametrize("text", ["", "Gi", "1 Gi", "-1", "1e3", "1Xi"])
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no quantity"):
        amount(text)
