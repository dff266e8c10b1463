"""Conditions as people say them."""

import pytest

from tools.access.conditions import condition


@pytest.mark.parametrize(
    ("operator", "values", "told"),
    [
        ("StringEquals", ["a", "b"], "key is a or b"),
        ("StringNotLike", ["a*"], "key is not like a*"),
        ("DateLessThan", ["2026-11-24T06:00:00Z"], "key is before 2026-11-24T06:00:00Z"),
        ("Null", ["true"], "key is absent"),
        ("Null", ["false"], "key is present"),
        ("StringEqualsIfExists", ["a"], "key, if present, is a"),
        ("ForAllValues:StringEquals", ["a", "b"], "each key is a or b"),
        ("ForAnyValue:StringLikeIfExists", ["a"], "some key, if present, is like a"),
        ("NumericLessThan", ["10"], "key NumericLessThan 10"),
    ],
)
def test_a_condition_is_said_in_words(operator: str, values: list[str], told: str) -> None:
    assert condition(operator, "key", values) == told
