from typing import Any

import pytest

from constructs_lib.network.network import Network
from specs.endpoints.resolution import Endpoints, resolve
from tests.synthesis import SomeonesStack, only, properties, resources, strings, tag, template_of
from tests.unit.constructs_lib.network.specs_of_networks import network_spec, zone

ISOLATED: dict[str, Any] = {
    "nat": "none",
    "zones": tuple(zone(letter, public=None) for letter in "abc"),
}
SOME = resolve(("ecr.api", "sts"))


def network_template(*, endpoints: Endpoints = SOME, **changes: Any) -> dict[str, Any]:
    stack = SomeonesStack()
    Network(stack, "Network", spec=network_spec(**changes), endpoints=endpoints)
    return template_of(stack)


@pytest.fixture(scope="module")
def per_zone() -> dict[str, Any]:
    return network_template()


def subnets(template: dict[str, Any]) -> dict[str, str]:
    return {
        each["CidrBlock"]: name
        for name, resource in resources(template, "AWS::EC2::Subnet").items()
        for each in [resource["Properties"]]
    }


def ways_out(template: dict[str, Any]) -> dict[str, str]:
    """For each private subnet's zone, the zone of the NAT gateway that it goes out through."""
    gateways = {
        name: resource["Properties"]["SubnetId"]["Ref"]
        for name, resource in resources(template, "AWS::EC2::NatGateway").items()
    }
    zones = {
        name: resource["Properties"]["AvailabilityZone"]
        for name, resource in resources(template, "AWS::EC2::Subnet").items()
    }
    tables = {
        each["RouteTableId"]["Ref"]: zones[each["SubnetId"]["Ref"]]
        for each in properties(template, "AWS::EC2::SubnetRouteTableAssociation")
    }
    return {
        tables[route["RouteTableId"]["Ref"]]: zones[gateways[route["NatGatewayId"]["Ref"]]]
        for route in properties(template, "AWS::EC2::Route")
        if "NatGatewayId" in route
    }


def test_every_range_of_the_spec_becomes_a_subnet_of_its_zone(per_zone: dict[str, Any]) -> None:
    written = {
        (zone.name, str(cidr))
        for zone in network_spec().zones
        for cidr in (zone.public, zone.private, zone.control_plane)
    }

    made = {(each["AvailabilityZone"], each["CidrBlock"]) for each in properties(per_zone, "AWS::EC2::Subnet")}

    assert made == written


def test_no_subnet_hands_out_public_addresses(per_zone: dict[str, Any]) -> None:
    assert {each["MapPublicIpOnLaunch"] for each in properties(per_zone, "AWS::EC2::Subnet")} == {False}


def test_a_zone_that_goes_moves_no_other_subnet(per_zone: dict[str, Any]) -> None:
    fewer = subnets(network_template(zones=(zone("a"), zone("c"))))

    assert fewer.items() < subnets(per_zone).items()


def test_each_private_subnet_goes_out_through_its_own_zone(per_zone: dict[str, Any]) -> None:
    assert ways_out(per_zone) == {name: name for name in ("eu-west-1a", "eu-west-1b", "eu-west-1c")}


def test_a_single_gateway_serves_all_zones() -> None:
    assert set(ways_out(network_template(nat="single")).values()) == {"eu-west-1a"}


def test_nat_and_endpoints_leave_a_drained_zone_and_its_subnets_stay(per_zone: dict[str, Any]) -> None:
    template = network_template(zones=(zone("a", drained=True), zone("b"), zone("c")))

    assert subnets(template) == subnets(per_zone)
    assert ways_out(template) == {"eu-west-1a": "eu-west-1b", "eu-west-1b": "eu-west-1b", "eu-west-1c": "eu-west-1c"}
    drained = subnets(template)["10.20.64.0/18"]
    for endpoint in properties(template, "AWS::EC2::VPCEndpoint"):
        assert {"Ref": drained} not in endpoint.get("SubnetIds", [])


def test_consumers_do_not_see_a_drained_zone_but_the_control_plane_keeps_it() -> None:
    zones = (zone("a", drained=True), zone("b"), zone("c"))
    network = Network(SomeonesStack(), "Network", spec=network_spec(zones=zones), endpoints=SOME)

    assert list(network.attributes.private_subnet_ids) == ["eu-west-1b", "eu-west-1c"]
    assert list(network.attributes.control_plane_subnet_ids) == ["eu-west-1a", "eu-west-1b", "eu-west-1c"]


def test_a_network_without_public_ranges_has_no_way_to_the_internet() -> None:
    template = network_template(**ISOLATED)

    for kind in ("InternetGateway", "VPCGatewayAttachment", "NatGateway", "EIP", "Route"):
        assert not resources(template, f"AWS::EC2::{kind}"), kind


def test_load_balancers_find_their_subnets(per_zone: dict[str, Any]) -> None:
    marks = {
        each["CidrBlock"]: (tag(each, "kubernetes.io/role/elb"), tag(each, "kubernetes.io/role/internal-elb"))
        for each in properties(per_zone, "AWS::EC2::Subnet")
    }

    assert marks["10.20.1.0/24"] == ("1", None)
    assert marks["10.20.64.0/18"] == (None, "1")
    assert marks["10.20.0.0/28"] == (None, None)


def test_only_subnets_carry_the_marks_of_load_balancers(per_zone: dict[str, Any]) -> None:
    marked = {
        resource["Type"]
        for resource in per_zone["Resources"].values()
        if any("kubernetes.io" in text for text in strings(resource.get("Properties", {}).get("Tags", [])))
    }

    assert marked == {"AWS::EC2::Subnet"}


def test_names_resolve_within_the_vpc(per_zone: dict[str, Any]) -> None:
    vpc = only(per_zone, "AWS::EC2::VPC")["Properties"]

    assert vpc["EnableDnsSupport"] is True
    assert vpc["EnableDnsHostnames"] is True


def test_the_default_security_group_is_closed_and_nothing_else_is_a_function(per_zone: dict[str, Any]) -> None:
    closing = only(per_zone, "Custom::VpcRestrictDefaultSG")["Properties"]

    assert closing["DefaultSecurityGroupId"]["Fn::GetAtt"][1] == "DefaultSecurityGroup"
    assert len(resources(per_zone, "AWS::Lambda::Function")) == 1


def test_what_closes_it_owns_its_logs_which_expire_and_go_with_it(per_zone: dict[str, Any]) -> None:
    (function,) = resources(per_zone, "AWS::Lambda::Function")
    ((name, group),) = (
        found
        for found in resources(per_zone, "AWS::Logs::LogGroup").items()
        if "LogGroupName" in found[1]["Properties"]
    )

    assert group["Properties"]["LogGroupName"] == {"Fn::Join": ["", ["/aws/lambda/", {"Ref": function}]]}
    assert group["Properties"]["RetentionInDays"] == 365
    assert group["DeletionPolicy"] == "Delete"
    assert name in only(per_zone, "Custom::VpcRestrictDefaultSG")["DependsOn"]


def test_the_networks_key_encrypts_both_its_logs(per_zone: dict[str, Any]) -> None:
    (key,) = resources(per_zone, "AWS::KMS::Key")
    statements = only(per_zone, "AWS::KMS::Key")["Properties"]["KeyPolicy"]["Statement"]
    named = [statement["Sid"] for statement in statements if "Sid" in statement]

    assert {str(each["KmsKeyId"]) for each in properties(per_zone, "AWS::Logs::LogGroup")} == {
        str({"Fn::GetAtt": [key, "Arn"]})
    }
    assert sum("kms:EncryptionContext:aws:logs:arn" in str(statement) for statement in statements) == 2
    assert len(named) == len(set(named))


def test_the_smallest_network_has_two_zones_and_no_way_out() -> None:
    template = network_template(
        endpoints=Endpoints(), nat="none", zones=(zone("a", public=None), zone("b", public=None))
    )

    assert len(resources(template, "AWS::EC2::Subnet")) == 4
    assert only(template, "AWS::EC2::VPCEndpoint")["Properties"]["VpcEndpointType"] == "Gateway"
    assert not resources(template, "AWS::EC2::SecurityGroup")
