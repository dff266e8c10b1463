"""Prefixes find aligned ranges in the subnets of the network."""

from ipaddress import IPv4Network
from typing import Any

from constructs_lib.network.network import Network
from specs.addresses.reservations import Reservation
from specs.endpoints.resolution import resolve
from specs.environment import Environment
from specs.reading import read_environment
from tests.synthesis import SomeonesStack, resources, template_of
from tests.unit.constructs_lib.network.specs_of_networks import network_spec
from tools.repository import ROOT

SHAPE = ROOT / "tests" / "environments" / "prefix-delegation.yaml"


def reserved(*reservations: Reservation, **spec: Any) -> list[dict[str, Any]]:
    stack = SomeonesStack()
    Network(stack, "Network", spec=network_spec(**spec), endpoints=resolve("none"), reservations=reservations)
    template = template_of(stack)
    subnets = {
        name: resource["Properties"]["CidrBlock"] for name, resource in resources(template, "AWS::EC2::Subnet").items()
    }
    found = resources(template, "AWS::EC2::SubnetCidrReservation").values()
    return [{**each["Properties"], "SubnetId": subnets[each["Properties"]["SubnetId"]["Ref"]]} for each in found]


def test_a_network_without_prefixes_reserves_nothing() -> None:
    assert reserved() == []


def test_a_range_is_reserved_in_the_subnet_of_its_zone() -> None:
    block = IPv4Network("10.20.96.0/19")
    (only,) = reserved(Reservation(zone="eu-west-1a", tier="private", block=block))

    assert only == {
        "Cidr": "10.20.96.0/19",
        "Description": "Prefixes of nodes: their pods' addresses",
        "ReservationType": "prefix",
        "SubnetId": "10.20.64.0/18",
    }


def test_an_environment_with_prefixes_reserves_a_part_of_each_private_subnet() -> None:
    environment: Environment = read_environment(SHAPE)
    placed = {zone.name for zone in environment.network.placement_zones}

    assert {each.zone for each in environment.reservations if each.tier == "private"} == placed


def test_a_region_whose_cloudformation_knows_no_reservations_has_none() -> None:
    environment = read_environment(SHAPE).model_copy(update={"region": "eu-west-1"})

    assert environment.addresses.reservations, "the plan keeps the ranges apart all the same"
    assert environment.reservations == ()
