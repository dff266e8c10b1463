"""Subnets have room for all that the environment allows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.addresses.verdict import too_small
from specs.network.rules.vpc import SMALLEST_OF
from specs.problems import FieldPath, Violation

if TYPE_CHECKING:
    from specs.addresses.plan import AddressPlan, SubnetPlan
    from specs.network.any_network import AnyNetworkSpec


def subnets_have_room(network: "AnyNetworkSpec", addresses: "AddressPlan") -> Iterator[Violation]:
    """A subnet keeps its range for life: a node, a pod or a load balancer that finds no address there stays out."""
    for subnet, message in too_small(addresses):
        longest, _ = SMALLEST_OF[subnet.tier]
        if subnet.block.prefixlen > longest:
            continue  # said of the range itself
        yield Violation(path=("network", *_path(network, subnet)), message=message)


def _path(network: "AnyNetworkSpec", wanted: "SubnetPlan") -> FieldPath:
    """Where the subnet's range is written."""
    written = network.written_subnets
    return next(each.range_path for each in written if each.zone == wanted.zone and wanted.tier in each.tiers)
