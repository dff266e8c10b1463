"""The ways out of a network, deployed and walked: every NAT, zones by their ids, and the API servers' own way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.local_aws.shapes.judging import judge, living, tiers
from tests.local_aws.shapes.life import Shape
from tests.local_aws.shapes.reach import SERVICES, Reach
from tools.local_aws.session import LocalAws

ONE = Reach(internet="one gateway")
REACHES = {
    "nat-none": Reach(internet="nowhere", endpoints=frozenset({"ec2", "ecr.api", "ecr.dkr", "eks-auth", "sts"})),
    "nat-single": ONE,
    "nat-per-zone": Reach(internet="their zone's gateway", endpoints=frozenset({"ecr.api", "ecr.dkr"})),
    "nat-regional": Reach(internet="the regional gateway", endpoints=frozenset(SERVICES)),
    "zones-by-id": Reach(internet="one gateway", ipv6="the egress-only gateway"),
    "both-endpoints": ONE,
    "routed-egress": Reach(internet="one gateway", control_plane="as nodes"),
}


def _nothing_leads_outside(shape: Shape) -> None:
    assert not shape.topology().internet_gateways
    assert not shape.topology().nat_gateways


def _there_are_no_public_subnets(shape: Shape) -> None:
    assert not tiers(shape).public


def _zones_have_the_ids_that_were_written(shape: Shape) -> None:
    subnets = shape.topology().subnets
    for zone, subnet in tiers(shape).private.items():
        assert subnets[subnet]["AvailabilityZoneId"] == zone
    assert shape.cluster()["kubernetesNetworkConfig"]["ipFamily"] == "ipv4"


def _nodes_take_the_private_path(shape: Shape) -> None:
    """The API server's name leads to its private addresses where the VPC answers names, and those are local."""
    config, ec2 = shape.cluster()["resourcesVpcConfig"], shape.aws.client("ec2")
    assert (config["endpointPublicAccess"], config["endpointPrivateAccess"]) == (True, True)
    assert config["publicAccessCidrs"] == ["203.0.113.0/24"]
    for attribute in ("enableDnsSupport", "enableDnsHostnames"):
        answer = ec2.describe_vpc_attribute(VpcId=config["vpcId"], Attribute=attribute)
        assert answer[attribute[0].upper() + attribute[1:]]["Value"] is True


def _egress_is_routed(shape: Shape) -> None:
    assert shape.cluster()["resourcesVpcConfig"]["controlPlaneEgressMode"] == "CUSTOMER_ROUTED"


FACTS: dict[str, Callable[[Shape], None]] = {
    "nat-none": _nothing_leads_outside,
    "nat-regional": _there_are_no_public_subnets,
    "zones-by-id": _zones_have_the_ids_that_were_written,
    "both-endpoints": _nodes_take_the_private_path,
    "routed-egress": _egress_is_routed,
}


@pytest.mark.parametrize("name", REACHES)
def test_nodes_reach_what_they_should_and_nobody_reaches_them(aws: LocalAws, tmp_path: Path, name: str) -> None:
    with living(name, aws, tmp_path) as shape:
        judge(shape, tiers(shape), REACHES[name])
        if name in FACTS:
            FACTS[name](shape)
