"""What is created in a VPC that stands already: its endpoints, and nothing else."""

from typing import Any

import pytest

from constructs_lib.network.existing_network import ExistingNetwork
from specs.endpoints.resolution import resolve
from specs.network.endpoint_services import EndpointService
from specs.network.existing import ExistingNetworkSpec
from tests.synthesis import SomeonesStack, only, properties, resources, template_of


def subnet(number: str, zone: str, cidr: str, tier: str, **changes: Any) -> dict[str, Any]:
    tag = {"private": "internal-elb", "public": "elb", "pods": "cni"}.get(tier)
    tags = {f"kubernetes.io/role/{tag}": "1"} if tag else {}
    return {
        "id": f"subnet-{number:0>8}",
        "zone": f"eu-west-1{zone}",
        "cidr": cidr,
        "tier": tier,
        "tags": tags,
    } | changes


SUBNETS = (
    subnet("1", "a", "10.20.0.0/28", "control_plane"),
    subnet("2", "b", "10.20.0.16/28", "control_plane"),
    subnet("3", "a", "10.20.64.0/18", "private", route_table_id="rtb-0000000a"),
    subnet("4", "b", "10.20.128.0/18", "private", route_table_id="rtb-0000000b"),
    subnet("5", "a", "100.64.0.0/18", "pods", route_table_id="rtb-0000000a"),
    subnet("6", "a", "10.20.1.0/24", "public"),
)


def spec(**changes: Any) -> ExistingNetworkSpec:
    return ExistingNetworkSpec.model_validate(
        {
            "vpc_id": "vpc-0a1b2c3d",
            "cidr": "10.20.0.0/16",
            "secondary_ranges": ("100.64.0.0/16",),
            "way_out": True,
            "subnets": SUBNETS,
            **changes,
        }
    )


def built(described: ExistingNetworkSpec, *services: EndpointService) -> tuple[ExistingNetwork, dict[str, Any]]:
    stack = SomeonesStack()
    endpoints = resolve(services, standing=described.existing_endpoints)
    network = ExistingNetwork(stack, "Network", spec=described, endpoints=endpoints)
    return network, template_of(stack)


def test_it_creates_endpoints_and_nothing_else() -> None:
    _, template = built(spec(), "ec2", "sts")

    assert sorted(each["Type"] for each in template["Resources"].values()) == [
        "AWS::EC2::SecurityGroup",
        "AWS::EC2::VPCEndpoint",
        "AWS::EC2::VPCEndpoint",
        "AWS::EC2::VPCEndpoint",
    ]


def test_interface_endpoints_stand_in_every_private_subnet() -> None:
    _, template = built(spec(existing_endpoints=("s3",)), "ec2")
    (group,) = resources(template, "AWS::EC2::SecurityGroup")
    endpoint = only(template, "AWS::EC2::VPCEndpoint")["Properties"]

    assert endpoint["VpcId"] == "vpc-0a1b2c3d"
    assert endpoint["ServiceName"] == "com.amazonaws.eu-west-1.ec2"
    assert endpoint["SubnetIds"] == ["subnet-00000003", "subnet-00000004"]
    assert endpoint["SecurityGroupIds"] == [{"Fn::GetAtt": [group, "GroupId"]}]
    assert endpoint["PrivateDnsEnabled"] is True


def test_every_range_of_the_vpc_calls_them() -> None:
    _, template = built(spec(), "ec2")
    (group,) = properties(template, "AWS::EC2::SecurityGroup")

    assert group["VpcId"] == "vpc-0a1b2c3d"
    assert [(rule["CidrIp"], rule["FromPort"]) for rule in group["SecurityGroupIngress"]] == [
        ("10.20.0.0/16", 443),
        ("100.64.0.0/16", 443),
    ]


def test_s3_is_reached_from_every_route_table_that_is_named() -> None:
    _, template = built(spec())
    endpoint = only(template, "AWS::EC2::VPCEndpoint")["Properties"]

    assert endpoint["VpcEndpointType"] == "Gateway"
    assert sorted(endpoint["RouteTableIds"]) == ["rtb-0000000a", "rtb-0000000b"]


@pytest.mark.parametrize(
    "described",
    [
        spec(existing_endpoints=("s3",)),
        spec(subnets=tuple({**each, "route_table_id": None} for each in SUBNETS)),
    ],
    ids=["it stands already", "no route table is named"],
)
def test_s3_is_left_alone_where(described: ExistingNetworkSpec) -> None:
    _, template = built(described)

    assert template.get("Resources", {}) == {}


def test_an_endpoint_that_stands_is_not_made_again() -> None:
    _, template = built(spec(existing_endpoints=("s3", "sts")), "ec2", "sts")

    assert [each["ServiceName"] for each in properties(template, "AWS::EC2::VPCEndpoint")] == [
        "com.amazonaws.eu-west-1.ec2"
    ]


def test_others_know_it_by_its_ids() -> None:
    network, _ = built(spec())

    assert network.attributes.vpc_id == "vpc-0a1b2c3d"
    assert network.attributes.vpc_ranges == ("10.20.0.0/16", "100.64.0.0/16")
    assert network.attributes.private_subnet_ids == {"eu-west-1a": "subnet-00000003", "eu-west-1b": "subnet-00000004"}
    assert network.attributes.control_plane_subnet_ids == {
        "eu-west-1a": "subnet-00000001",
        "eu-west-1b": "subnet-00000002",
    }
    assert network.attributes.pod_subnet_ids == {"eu-west-1a": "subnet-00000005"}


def test_a_description_that_is_wrong_is_not_synthesised() -> None:
    with pytest.raises(ValueError, match="at least two zones, got eu-west-1a"):
        spec(subnets=SUBNETS[:1])
