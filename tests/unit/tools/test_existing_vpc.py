"""A VPC of an account, written as the network section of an environment's file."""

import copy
import io
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError
from ruamel.yaml import YAML

from specs.network.existing import ExistingNetworkSpec
from tests.unit.specs.environment_files import GOOD, problems
from tools.existing_vpc import network_section
from tools.failure import Failure

VPC = "vpc-0a1b2c3d"


def subnet(number: str, zone: str, cidr: str, **tags: str) -> dict[str, Any]:
    return {
        "SubnetId": f"subnet-{number:0>8}",
        "AvailabilityZone": f"eu-west-1{zone}",
        "CidrBlock": cidr,
        "Tags": [
            {"Key": f"kubernetes.io/role/{name.replace('_', '-')}", "Value": value} for name, value in tags.items()
        ]
        + [{"Key": "Name", "Value": "somebody's"}],
    }


def table(number: str, route: dict[str, str] | None, *subnets: str, main: bool = False) -> dict[str, Any]:
    local = {"DestinationCidrBlock": "10.20.0.0/16", "GatewayId": "local", "State": "active"}
    outside = [{"DestinationCidrBlock": "0.0.0.0/0", "State": "active", **route}] if route else []
    named = [{"SubnetId": f"subnet-{each:0>8}", "Main": False} for each in subnets]
    return {
        "RouteTableId": f"rtb-{number:0>8}",
        "Routes": [local, *outside],
        "Associations": [{"Main": True}, *named] if main else named,
    }


def endpoint(service: str, kind: str, *, private_dns: bool = False, tables: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "State": "available",
        "RouteTableIds": [f"rtb-{each:0>8}" for each in tables],
        "ServiceName": f"com.amazonaws.eu-west-1.{service}",
        "VpcEndpointType": kind,
        "PrivateDnsEnabled": private_dns,
    }


ANSWERS: dict[str, Any] = {
    "describe_subnets": {
        "Subnets": [
            subnet("1", "a", "10.20.0.0/28"),
            subnet("2", "b", "10.20.0.16/28"),
            subnet("3", "a", "10.20.64.0/18", internal_elb="1"),
            subnet("4", "b", "10.20.128.0/18", internal_elb=""),
            subnet("5", "a", "100.64.0.0/18", cni="1"),
            subnet("6", "a", "10.20.1.0/24", elb="1"),
        ]
    },
    "describe_route_tables": {
        "RouteTables": [
            table("a", None, main=True),
            table("b", {"NatGatewayId": "nat-1"}, "3", "4", "5"),
            table("c", {"GatewayId": "igw-1"}, "6"),
        ]
    },
    "describe_vpc_endpoints": {
        "VpcEndpoints": [
            endpoint("s3", "Gateway", tables=("b", "c")),
            endpoint("dynamodb", "Gateway"),
            endpoint("ecr.api", "Interface", private_dns=True),
            endpoint("sts", "Interface"),
            endpoint("glue", "Interface", private_dns=True),
            {**endpoint("eks", "Interface", private_dns=True), "ServiceName": "cn.com.amazonaws.cn-north-1.eks"},
        ]
    },
}


class Ec2:
    """EC2, with the answers that it was given."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self._answers = answers
        self._asked = ""

    def describe_vpcs(self, VpcIds: list[str]) -> dict[str, Any]:  # noqa: N803 -- as EC2 names it
        if VpcIds != [VPC]:
            raise ClientError({"Error": {"Code": "InvalidVpcID.NotFound", "Message": "is not there"}}, "DescribeVpcs")
        associated, gone = {"State": "associated"}, {"State": "disassociated"}
        ranges = [("10.20.0.0/16", associated), ("100.64.0.0/16", associated), ("10.99.0.0/16", gone)]
        blocks = [{"CidrBlock": block, "CidrBlockState": state} for block, state in ranges]
        return {"Vpcs": [{"CidrBlock": "10.20.0.0/16", "CidrBlockAssociationSet": blocks}]}

    def get_paginator(self, operation: str) -> "Ec2":
        self._asked = operation
        return self

    def paginate(self, Filters: list[dict[str, Any]]) -> list[dict[str, Any]]:  # noqa: N803 -- as above
        assert Filters == [{"Name": "vpc-id", "Values": [VPC]}]
        return [self._answers[self._asked]]


def test_the_section_is_one_that_an_environment_can_have(tmp_path: Path) -> None:
    text = io.StringIO()
    YAML().dump({"network": network_section(Ec2(ANSWERS), VPC)}, text)
    begin, end = GOOD.index("network:\n"), GOOD.index("control_plane:\n  version")

    assert problems(tmp_path, text=GOOD[:begin] + text.getvalue() + GOOD[end:]) == []


def test_it_says_what_lives_where_and_what_stands_already() -> None:
    section = network_section(Ec2(ANSWERS), VPC)

    assert (section["cidr"], section["secondary_ranges"]) == ("10.20.0.0/16", ["100.64.0.0/16"])
    assert section["way_out"] is True
    assert section["existing_endpoints"] == ["ecr.api", "eks", "s3"]
    assert {each["id"][-1]: (each["tier"], each["route_table_id"]) for each in section["subnets"]} == {
        "1": ("control_plane", "rtb-0000000a"),
        "2": ("control_plane", "rtb-0000000a"),
        "3": ("private", "rtb-0000000b"),
        "4": ("private", "rtb-0000000b"),
        "5": ("pods", "rtb-0000000b"),
        "6": ("public", "rtb-0000000c"),
    }
    assert section["subnets"][-1]["tags"] == {"kubernetes.io/role/elb": "1"}
    assert section.keys() <= ExistingNetworkSpec.model_fields.keys()


def test_subnets_of_both_families_are_dual_stack() -> None:
    answers = copy.deepcopy(ANSWERS)
    for each in answers["describe_subnets"]["Subnets"]:
        each["Ipv6CidrBlockAssociationSet"] = [{"Ipv6CidrBlockState": {"State": "associated"}}]

    assert network_section(Ec2(ANSWERS), VPC)["ip_family"] == "ipv4"
    assert network_section(Ec2(answers), VPC)["ip_family"] == "dual_stack"


def test_without_a_default_route_there_is_no_way_out() -> None:
    answers = copy.deepcopy(ANSWERS)
    answers["describe_route_tables"]["RouteTables"][1]["Routes"][1]["State"] = "blackhole"

    assert network_section(Ec2(answers), VPC)["way_out"] is False


def test_a_vpc_that_is_not_there_is_said_so() -> None:
    with pytest.raises(Failure, match=r"vpc-00000000 cannot be described: .*is not there"):
        network_section(Ec2(ANSWERS), "vpc-00000000")


@pytest.mark.parametrize(
    "change", [{"RouteTableIds": ["rtb-99999999"]}, {"RouteTableIds": []}, {"State": "deleting"}, {"State": "pending"}]
)
def test_an_endpoint_that_does_not_serve_all_nodes_stands_for_nothing(change: dict[str, Any]) -> None:
    answers = copy.deepcopy(ANSWERS)
    answers["describe_vpc_endpoints"]["VpcEndpoints"][0].update(change)

    assert "s3" not in network_section(Ec2(answers), VPC)["existing_endpoints"]


def test_who_is_found_by_ipv6_is_public() -> None:
    answers = copy.deepcopy(ANSWERS)
    found = {"DestinationIpv6CidrBlock": "::/0", "GatewayId": "igw-1", "State": "active"}
    answers["describe_route_tables"]["RouteTables"][1]["Routes"].append(found)

    assert {each["tier"] for each in network_section(Ec2(answers), VPC)["subnets"] if each["id"][-1] in "345"} == {
        "public"
    }


def test_who_only_goes_out_by_ipv6_stays_private() -> None:
    answers = copy.deepcopy(ANSWERS)
    out = {"DestinationIpv6CidrBlock": "::/0", "EgressOnlyInternetGatewayId": "eigw-1", "State": "active"}
    answers["describe_route_tables"]["RouteTables"][1]["Routes"].append(out)

    assert network_section(Ec2(answers), VPC) == network_section(Ec2(ANSWERS), VPC)
