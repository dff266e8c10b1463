"""How the statements of an identity become policies, each no longer than IAM takes."""

import json
from collections import defaultdict
from collections.abc import Sequence

from specs.identity.placeholders import filled
from specs.identity.statement import Statement

LONGEST_POLICY = 6144
"""Characters of a managed policy, but for white space.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
"""

_LONGEST = defaultdict(
    str, {"cluster": "c" * 40, "account": "1" * 12, "region": "ap-southeast-1", "partition": "aws-us-gov"}
)
"""What is no place is refused elsewhere, and has no length here."""
_FRAME = len('{"Version":"2012-10-17","Statement":[]}')


def in_policies(statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """The statements in their order, in as few policies as hold them for the longest names of cluster and region."""
    policies: list[list[Statement]] = [[]]
    room = LONGEST_POLICY - _FRAME
    for statement in statements:
        length = _length(statement)
        if policies[-1] and length > room:
            policies.append([])
            room = LONGEST_POLICY - _FRAME
        policies[-1].append(statement)
        room -= length
    return tuple(tuple(policy) for policy in policies)


def length_alone(statement: Statement) -> int:
    """The characters of a policy that holds this statement and no other."""
    return _FRAME + _length(statement) - 1


def _length(statement: Statement) -> int:
    """Its characters in a policy, with the comma after it."""
    written: dict[str, object] = {
        "Effect": "Allow",
        "Action": statement.actions,
        "Resource": [filled(resource, _LONGEST) for resource in statement.resources],
    }
    conditions: dict[str, dict[str, list[str]]] = {}
    for operator, key, value in statement.conditions:
        conditions.setdefault(operator, {}).setdefault(filled(key, _LONGEST), []).append(filled(value, _LONGEST))
    if conditions:
        written["Condition"] = conditions
    return len(json.dumps(written, separators=(",", ":"))) + 1
