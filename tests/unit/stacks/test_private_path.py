"""With a private and a public endpoint together, nodes take the private one.

Inside the VPC the endpoint's name then has private addresses only, those of EKS's network interfaces: Amazon puts a
private hosted zone on the VPC, which answers where the VPC has DNS names and DNS support, and the interfaces take what
comes from the cluster's security group. The templates can prove all that but the zone itself.
awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), cluster-endpoint.adoc and sec-group-reqs.adoc.
"""

from typing import Any

import pytest

from specs.environment import Environment
from tests.platforms import environment, synthesised
from tests.synthesis import only, properties, resources
from tests.unit.stacks.environments_under_test import manifest_of

GROUP = "sg-0123456789abcdef0"


def with_groups(described: Environment, *security_groups: str) -> Environment:
    """The same environment, whose node groups name security groups."""
    capacity = tuple(
        entry.model_copy(update={"security_groups": security_groups}) if entry.kind == "managed_node_group" else entry
        for entry in described.capacity
    )
    return described.model_copy(update={"capacity": capacity})


@pytest.fixture(scope="module", params=[(), (GROUP,)], ids=["the cluster's group alone", "groups of their own"])
def layers(request: pytest.FixtureRequest) -> dict[str, dict[str, Any]]:
    described = with_groups(environment("dev"), *request.param)
    assert described.control_plane.endpoint.access == "public_and_private"
    manifest = manifest_of(synthesised(described), described.name)
    return {layer: stack["template"] for layer, stack in manifest["stacks"].items()}


def read_from(template: dict[str, Any], value: dict[str, str]) -> str:
    """The published value that a template takes."""
    return str(template["Parameters"][value["Ref"]]["Default"])


def test_both_endpoints_answer(layers: dict[str, dict[str, Any]]) -> None:
    network = only(layers["cluster"], "AWS::EKS::Cluster")["Properties"]["ResourcesVpcConfig"]

    assert network["EndpointPrivateAccess"] is True
    assert network["EndpointPublicAccess"] is True
    assert network["PublicAccessCidrs"] == ["203.0.113.0/24"]


def test_the_vpc_asks_amazons_dns_and_is_answered(layers: dict[str, dict[str, Any]]) -> None:
    vpc = only(layers["network"], "AWS::EC2::VPC")["Properties"]

    assert vpc["EnableDnsHostnames"] is True
    assert vpc["EnableDnsSupport"] is True
    assert not resources(layers["network"], "AWS::EC2::DHCPOptions")
    assert not resources(layers["network"], "AWS::EC2::VPCDHCPOptionsAssociation")


def test_nodes_and_endpoint_are_in_one_vpc(layers: dict[str, dict[str, Any]]) -> None:
    cluster = only(layers["cluster"], "AWS::EKS::Cluster")["Properties"]["ResourcesVpcConfig"]
    (group,) = properties(layers["capacity"], "AWS::EKS::Nodegroup")
    vpcs = {str(subnet["VpcId"]) for subnet in properties(layers["network"], "AWS::EC2::Subnet")}

    assert len(vpcs) == 1
    for value in cluster["SubnetIds"]:
        assert read_from(layers["cluster"], value).startswith("/eks/dev/network/control-plane-subnet/")
    for value in group["Subnets"]:
        assert read_from(layers["capacity"], value).startswith("/eks/dev/network/private-subnet/")


def test_the_endpoint_admits_the_nodes(layers: dict[str, dict[str, Any]]) -> None:
    """They are in the cluster's group, which admits itself: by EKS, or by the template where it names groups."""
    template = layers["capacity"]
    (data,) = (each["LaunchTemplateData"] for each in properties(template, "AWS::EC2::LaunchTemplate"))
    groups = data.get("SecurityGroupIds")

    assert "NetworkInterfaces" not in data
    if groups is not None:
        assert read_from(template, groups[0]) == "/eks/dev/cluster/security-group-id"
        assert groups[1:] == [GROUP]
