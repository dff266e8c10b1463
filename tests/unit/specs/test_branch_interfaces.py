"""Which instance types can hold pods with security groups of their own."""

import pytest

from specs.branch_interfaces import branch_interfaces


@pytest.mark.parametrize(
    ("name", "branches"),
    [("m5.large", 9), ("m7g.large", 9), ("m5.24xlarge", 107), ("t3.large", 0), ("t4g.xlarge", 0), ("m0.none", None)],
)
def test_a_type_has_as_many_branch_interfaces_as_aws_publishes(name: str, branches: int | None) -> None:
    assert branch_interfaces(name) == branches
