"""Conditions of IAM policies in words.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html, read 2026-11-23.
"""

from collections.abc import Sequence

SIGNS = {
    "ArnEquals": "is",
    "ArnLike": "is like",
    "Bool": "is",
    "DateGreaterThan": "is after",
    "DateLessThan": "is before",
    "StringEquals": "is",
    "StringLike": "is like",
    "StringNotEquals": "is not",
    "StringNotLike": "is not like",
}
"""The others stand as IAM names them."""
SETS = {"ForAllValues": "each ", "ForAnyValue": "some "}
IF_EXISTS = "IfExists"


def condition(operator: str, key: str, values: Sequence[str]) -> str:
    """One condition: `aws:ResourceTag/team is a or b`, `aws:RequestTag/team is absent`."""
    if operator == "Null":
        return f"{key} is {'absent' if list(values) == ['true'] else 'present'}"
    of, _, plain = operator.rpartition(":")
    base = plain.removesuffix(IF_EXISTS)
    unless = ", if present," if plain != base else ""
    return f"{SETS.get(of, '')}{key}{unless} {SIGNS.get(base, base)} {' or '.join(values)}"
