from typing import Any

import pytest

from constructs_lib.network.network import Network
from specs.endpoints.resolution import resolve
from specs.network.ipv6 import position
from specs.network.tier import Tier
from tests.synthesis import SomeonesStack, only, properties, resources, template_of
from tests.unit.constructs_lib.network.routes_of_templates import routes_by_range, subnet_of
from tests.unit.constructs_lib.network.specs_of_networks import network_spec, zone

TIERS: dict[str, tuple[str, Tier]] = {
    "10.20.1.0/24": ("eu-west-1a", "public"),
    "10.20.64.0/18": ("eu-west-1a", "private"),
    "10.20.0.0/28": ("eu-west-1a", "control_plane"),
    "10.20.48.0/20": ("eu-west-1a", "pods"),
    "10.20.2.0/24": ("eu-west-1b", "public"),
    "10.20.128.0/18": ("eu-west-1b", "private"),
    "10.20.0.16/28": ("eu-west-1b", "control_plane"),
}
"""The zone and tier of each subnet, by its IPv4 range."""
ZONES = (zone("a", pods="10.20.48.0/20"), zone("b"))


def template(*, control_plane_goes_out: bool = False, **changes: Any) -> dict[str, Any]:
    stack = SomeonesStack()
    Network(
        stack,
        "Network",
        spec=network_spec(**{"ip_family": "dual_stack", "zones": ZONES, **changes}),
        endpoints=resolve(("ec2",)),
        control_plane_goes_out=control_plane_goes_out,
    )
    return template_of(stack)


@pytest.fixture(scope="module")
def dual_stack() -> dict[str, Any]:
    return template()


def ipv6_position(subnet: dict[str, Any]) -> int:
    """Which of the VPC's /64 ranges the subnet takes."""
    index, cidr = subnet["Ipv6CidrBlock"]["Fn::Select"]
    (block, count, bits) = cidr["Fn::Cidr"]
    assert (count, bits) == (256, "64")
    assert block["Fn::Select"][0] == 0
    assert block["Fn::Select"][1]["Fn::GetAtt"][1] == "Ipv6CidrBlocks"
    return int(index)


def test_amazon_gives_the_vpc_its_range(dual_stack: dict[str, Any]) -> None:
    (vpc,) = resources(dual_stack, "AWS::EC2::VPC")

    assert only(dual_stack, "AWS::EC2::VPCCidrBlock")["Properties"] == {
        "AmazonProvidedIpv6CidrBlock": True,
        "VpcId": {"Ref": vpc},
    }


def test_each_subnet_has_a_range_at_the_place_of_its_zone_and_tier(dual_stack: dict[str, Any]) -> None:
    found = {each["CidrBlock"]: ipv6_position(each) for each in properties(dual_stack, "AWS::EC2::Subnet")}

    assert found == {block: position(zone, tier) for block, (zone, tier) in TIERS.items()}


def test_what_names_the_range_waits_for_it(dual_stack: dict[str, Any]) -> None:
    (association,) = resources(dual_stack, "AWS::EC2::VPCCidrBlock")

    for kind in ("Subnet", "SecurityGroup"):
        for each in resources(dual_stack, f"AWS::EC2::{kind}").values():
            assert association in each["DependsOn"], kind


def test_subnets_of_nodes_hand_out_ipv6_addresses_and_no_others(dual_stack: dict[str, Any]) -> None:
    handing_out = {
        each["CidrBlock"] for each in properties(dual_stack, "AWS::EC2::Subnet") if each["AssignIpv6AddressOnCreation"]
    }

    assert handing_out == {block for block, (_, tier) in TIERS.items() if tier == "private"}


def test_private_subnets_go_out_and_nobody_comes_in(dual_stack: dict[str, Any]) -> None:
    routes = routes_by_range(dual_stack)
    out = {"0.0.0.0/0": "NatGatewayId", "::/0": "EgressOnlyInternetGatewayId"}
    open_to_all = {"0.0.0.0/0": "GatewayId", "::/0": "GatewayId"}
    by_tier = {"public": open_to_all, "private": out, "pods": out, "control_plane": {}}

    assert routes == {block: by_tier[tier] for block, (_, tier) in TIERS.items()}


def test_public_routes_wait_for_the_internet_gateway(dual_stack: dict[str, Any]) -> None:
    (attachment,) = resources(dual_stack, "AWS::EC2::VPCGatewayAttachment")

    for route in resources(dual_stack, "AWS::EC2::Route").values():
        if "GatewayId" in route["Properties"]:
            assert attachment in route["DependsOn"]


def test_without_nat_there_is_no_way_out_for_ipv6_either() -> None:
    made = template(nat="none", zones=(zone("a", public=None), zone("b", public=None)))

    assert not resources(made, "AWS::EC2::EgressOnlyInternetGateway")
    assert not resources(made, "AWS::EC2::Route")


def test_without_nat_public_subnets_still_serve_load_balancers_of_both_families() -> None:
    routes = routes_by_range(template(nat="none"))

    assert routes["10.20.1.0/24"] == {"0.0.0.0/0": "GatewayId", "::/0": "GatewayId"}
    assert routes["10.20.64.0/18"] == {}


def test_the_control_plane_goes_out_by_both_families_where_it_goes_out() -> None:
    routes = routes_by_range(template(control_plane_goes_out=True))

    assert routes["10.20.0.0/28"] == {"0.0.0.0/0": "NatGatewayId", "::/0": "EgressOnlyInternetGatewayId"}


def test_the_endpoints_admit_both_families(dual_stack: dict[str, Any]) -> None:
    of_ipv4, of_ipv6 = only(dual_stack, "AWS::EC2::SecurityGroup")["Properties"]["SecurityGroupIngress"]

    assert of_ipv4["CidrIp"] == "10.20.0.0/16"
    assert of_ipv6["CidrIpv6"]["Fn::Select"][1]["Fn::GetAtt"][1] == "Ipv6CidrBlocks"
    assert of_ipv6["FromPort"] == of_ipv6["ToPort"] == 443


def test_a_zone_that_goes_moves_no_other_subnet() -> None:
    three = template(zones=(zone("a"), zone("b"), zone("c")))
    two = template(zones=(zone("b"), zone("c")))

    for block in ("10.20.128.0/18", "10.20.0.32/28"):
        assert subnet_of(two, block) == subnet_of(three, block)


def test_subnets_of_ipv4_say_nothing_of_ipv6() -> None:
    made = template(ip_family="ipv4")

    assert not resources(made, "AWS::EC2::VPCCidrBlock")
    for each in properties(made, "AWS::EC2::Subnet"):
        assert not any("Ipv6" in key for key in each)
