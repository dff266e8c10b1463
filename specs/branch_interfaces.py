"""Branch network interfaces of EC2 instance types: pods with security groups of their own have one each.

The facts stand in `branch_interfaces.json`, written by `python -m tools.facts.branch_interfaces` from the limits that
AWS publishes with its VPC resource controller, and are read when first asked for.
https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_suffix(".json")


def branch_interfaces(name: str) -> int | None:
    """How many a node of the type has; 0: it gets no trunk interface; None: the type is not among the facts."""
    types: dict[str, int] = _data()["types"]
    return types.get(name)


@cache
def _data() -> dict[str, Any]:
    """The data file."""
    data: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return data
