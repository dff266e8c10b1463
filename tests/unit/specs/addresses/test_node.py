"""What a node takes of its subnets."""

import pytest

from specs.addresses.cni_mode import CniMode
from specs.addresses.node import NodeDemand, demand_of_node
from specs.addresses.taken import Taken
from specs.instance_types import InstanceType, instance_type

HOST = 2


def known(name: str) -> InstanceType:
    found = instance_type(name)
    assert found is not None
    return found


def warm(addresses: int, minimum: int) -> CniMode:
    return CniMode(warm_addresses=addresses, minimum_addresses=minimum)


def prefixed(addresses: int | None = None, minimum: int | None = None) -> CniMode:
    return CniMode(prefixes=True, warm_addresses=addresses, minimum_addresses=minimum)


# The tables of aws/amazon-vpc-cni-k8s b521883 (2026-08-20), docs/eni-and-ip-target.md.
@pytest.mark.parametrize(
    ("name", "mode", "pods", "interfaces", "secondary"),
    [
        ("t3.small", CniMode(), 0, 1, 3),
        ("t3.small", CniMode(), 5, 3, 9),
        ("t3.small", CniMode(), 9, 3, 9),
        ("t3.small", warm(1, 1), 0, 1, 1),
        ("t3.small", warm(1, 1), 5, 2, 6),
        ("t3.small", warm(1, 1), 9, 3, 9),
        ("t3.small", warm(2, 5), 0, 2, 5),
        ("t3.small", warm(2, 5), 5, 3, 7),
        ("t3.small", warm(2, 5), 9, 3, 9),
        ("p3dn.24xlarge", CniMode(), 0, 1, 49),
        ("p3dn.24xlarge", CniMode(), 3, 2, 98),
        ("p3dn.24xlarge", CniMode(), 95, 3, 147),
        ("p3dn.24xlarge", warm(5, 10), 0, 1, 10),
        ("p3dn.24xlarge", warm(5, 10), 7, 1, 12),
        ("p3dn.24xlarge", warm(5, 10), 15, 1, 20),
        ("p3dn.24xlarge", warm(5, 10), 45, 2, 50),
    ],
)
def test_single_addresses_are_those_of_the_plugins_own_table(
    name: str, mode: CniMode, pods: int, interfaces: int, secondary: int
) -> None:
    each = demand_of_node(known(name), pods + HOST, mode)
    assert (each.own + each.pods) == Taken(singles=interfaces + secondary)


# docs/prefix-and-ip-target.md, as above. Where its columns contradict each other, those of the prefixes of each
# interface hold.
@pytest.mark.parametrize(
    ("mode", "pods", "prefixes"),
    [
        (prefixed(), 0, (1,)),
        (prefixed(), 5, (2,)),
        (prefixed(), 16, (2,)),
        (prefixed(), 17, (3,)),
        (prefixed(), 58, (3, 2)),
        (prefixed(1, 1), 0, (1,)),
        (prefixed(1, 1), 5, (1,)),
        (prefixed(1, 1), 17, (2,)),
        (prefixed(1, 1), 58, (3, 1)),
        (prefixed(7, 20), 0, (2,)),
        (prefixed(7, 20), 5, (2,)),
        (prefixed(7, 20), 17, (2,)),
        (prefixed(7, 20), 58, (3, 2)),
    ],
)
def test_prefixes_are_those_of_the_plugins_own_table(mode: CniMode, pods: int, prefixes: tuple[int, ...]) -> None:
    each = demand_of_node(known("t3.small"), pods + HOST, mode)
    assert each.own == Taken(singles=1, prefixes=prefixes[0])
    assert each.pods == Taken(singles=len(prefixes) - 1, prefixes=sum(prefixes[1:]))


@pytest.mark.parametrize(
    ("mode", "own", "pods"),
    [
        (CniMode(), Taken(singles=10), Taken(singles=20)),
        (CniMode(custom_networking=True), Taken(singles=1), Taken(singles=20)),
        (CniMode(ipv6=True, prefixes=True), Taken(singles=1), Taken()),
        (CniMode(vpc_addresses=False), Taken(singles=1), Taken()),
    ],
)
def test_where_a_nodes_addresses_lie_follows_from_the_mode(mode: CniMode, own: Taken, pods: Taken) -> None:
    assert demand_of_node(known("m5.large"), 29, mode) == NodeDemand(own=own, pods=pods)


def test_pods_with_security_groups_have_branches_of_a_trunk() -> None:
    """m5.large: nine branches at most, and two interfaces left beside the trunk."""
    each = demand_of_node(known("m5.large"), 20, CniMode(trunk=True))

    assert each.own + each.pods == Taken(singles=1 + 20 + 9)


def test_a_type_that_gets_no_trunk_has_no_branches() -> None:
    assert demand_of_node(known("t3.small"), 11, CniMode(trunk=True)) == demand_of_node(
        known("t3.small"), 11, CniMode()
    )


def test_a_type_on_xen_takes_single_addresses_where_others_take_prefixes() -> None:
    each = demand_of_node(known("m4.large"), 20, prefixed())
    assert each.own + each.pods == Taken(singles=20)
