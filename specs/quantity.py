"""Quantities of Kubernetes, and their arithmetic."""

import re
from decimal import Decimal
from typing import Annotated, TypeAlias

from specs.written import Written

BINARY = {"Ki": 1024, "Mi": 1024**2, "Gi": 1024**3, "Ti": 1024**4, "Pi": 1024**5, "Ei": 1024**6}
DECIMAL: dict[str, Decimal | int] = {
    "m": Decimal("0.001"),
    "": 1,
    "k": 10**3,
    "M": 10**6,
    "G": 10**9,
    "T": 10**12,
    "P": 10**15,
    "E": 10**18,
}
UNITS = {**BINARY, **DECIMAL}
WRITTEN = r"(\d+(?:\.\d+)?)(Ki|Mi|Gi|Ti|Pi|Ei|m|k|M|G|T|P|E|)"

Quantity: TypeAlias = Annotated[
    str,
    Written(
        pattern=WRITTEN,
        longest=20,
        rule="must be a quantity of Kubernetes in quotes, as 500m, 64Gi, 20",
        example="64Gi",
    ),
]
"""An amount of CPU (cores, or `m` for thousandths), of memory (bytes, or `Mi`, `Gi`) or of things, quoted in YAML.

https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
"""


def amount(quantity: Quantity) -> Decimal:
    """The number that a quantity stands for, in cores, bytes or things.

    Raises ValueError for a text that is none.
    """
    found = re.fullmatch(WRITTEN, quantity, re.ASCII)
    if found is None:
        raise ValueError(f"{quantity!r} is no quantity of Kubernetes")
    return Decimal(found[1]) * UNITS[found[2]]
