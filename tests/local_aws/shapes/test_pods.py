"""The networks of pods, deployed and walked: other families, other subnets, prefixes, their own groups and policies."""

import json
import urllib.request
from collections.abc import Callable
from ipaddress import IPv4Network, ip_network
from pathlib import Path
from typing import Any

import pytest

from tests.local_aws.shapes.judging import judge, living, tiers
from tests.local_aws.shapes.life import Shape
from tests.local_aws.shapes.reach import Reach
from tests.local_aws.shapes.topology import ranges_of
from tools.local_aws.session import LocalAws

SHARED = IPv4Network("100.64.0.0/10")
ONE = Reach(internet="one gateway")
ALWAYS = {"default-deny", "dns-and-pod-identity"}
"""The policies of every namespace that has some."""


def _pods_have_ipv6(shape: Shape) -> None:
    """Every subnet has a /64 of the VPC's /56, and what is launched in private ones an address of it."""
    topology, network = shape.topology(), shape.cluster()["kubernetesNetworkConfig"]
    assert (network["ipFamily"], ip_network(network["serviceIpv6Cidr"]).version) == ("ipv6", 6)
    blocks = [ip_network(block) for subnet in topology.subnets.values() for block in ranges_of(subnet)[1:]]
    assert len(set(blocks)) == len(topology.subnets)
    assert {block.prefixlen for block in blocks} == {64}
    for subnet in tiers(shape).private.values():
        assert topology.subnets[subnet]["AssignIpv6AddressOnCreation"] is True


def _the_cni_finds_the_subnets(shape: Shape) -> None:
    topology, standing = shape.topology(), tiers(shape)
    assert set(standing.pods) == set(standing.private)
    found = {
        name
        for name, subnet in topology.subnets.items()
        if {"Key": "kubernetes.io/role/cni", "Value": "1"} in subnet.get("Tags", ())
    }
    assert found == set(standing.pods.values())
    assert all(IPv4Network(topology.subnets[name]["CidrBlock"]).subnet_of(SHARED) for name in found)


def _each_zone_has_its_config(shape: Shape) -> None:
    configuration, standing = _of_the_cni(shape), tiers(shape)
    group = shape.cluster()["resourcesVpcConfig"]["clusterSecurityGroupId"]
    assert configuration["env"]["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG"] == "true"
    assert configuration["env"]["ENI_CONFIG_LABEL_DEF"] == "topology.kubernetes.io/zone"
    configs = configuration["eniConfig"]["subnets"]
    assert {zone: config["id"] for zone, config in configs.items()} == standing.pods
    assert all(config["securityGroups"] == [group] for config in configs.values())


def _pods_may_have_groups(shape: Shape) -> None:
    environment = _of_the_cni(shape)["env"]
    assert environment["ENABLE_POD_ENI"] == "true"
    assert environment["POD_SECURITY_GROUP_ENFORCING_MODE"] == "strict"
    role = shape.cluster()["roleArn"].rpartition("/")[2]
    attached = shape.aws.client("iam").list_attached_role_policies(RoleName=role)["AttachedPolicies"]
    assert "AmazonEKSVPCResourceController" in {policy["PolicyName"] for policy in attached}
    (policy,) = listed(shape, "/apis/vpcresources.k8s.aws/v1beta1/namespaces/shop/securitygrouppolicies")
    own = shape.cluster()["resourcesVpcConfig"]["clusterSecurityGroupId"]
    assert policy["spec"]["securityGroups"]["groupIds"] == [own, "sg-0123456789abcdef0"]


def _policies_stand_as_long_as_the_file_has_them(shape: Shape) -> None:
    """And their namespaces stand longer."""
    assert _of_the_cni(shape)["enableNetworkPolicy"] == "true"
    policies = "/apis/networking.k8s.io/v1/namespaces/{}/networkpolicies"
    assert names(shape, policies.format("shop")) == ALWAYS | {"from-the-gateway", "to-the-database"}
    assert names(shape, policies.format("quiet")) == ALWAYS

    text = shape.file.read_text()
    shape.file.write_text(text[: text.index("      - {name: to-the-database")])
    shape.deploy()
    assert names(shape, policies.format("shop")) == ALWAYS | {"from-the-gateway"}
    assert names(shape, policies.format("quiet")) == set()
    assert {"shop", "quiet"} <= names(shape, "/api/v1/namespaces")


SHAPES: dict[str, tuple[Reach, Callable[[Shape], None]]] = {
    "ipv6": (Reach(internet="one gateway", ipv6="the egress-only gateway"), _pods_have_ipv6),
    "pod-subnets": (ONE, _the_cni_finds_the_subnets),
    "custom-networking": (ONE, _each_zone_has_its_config),
    "pod-security-groups": (ONE, _pods_may_have_groups),
    "network-policies": (ONE, _policies_stand_as_long_as_the_file_has_them),
}


@pytest.mark.parametrize("name", SHAPES)
def test_pods_live_where_they_should_and_reach_what_they_should(aws: LocalAws, tmp_path: Path, name: str) -> None:
    reach, fact = SHAPES[name]
    with living(name, aws, tmp_path) as shape:
        judge(shape, tiers(shape), reach)
        fact(shape)


def test_prefixes_come_from_ranges_that_nothing_else_takes_from(aws_of_virginia: LocalAws, tmp_path: Path) -> None:
    with living("prefix-delegation", aws_of_virginia, tmp_path) as shape:
        standing, ec2 = tiers(shape), aws_of_virginia.client("ec2")
        judge(shape, standing, ONE)
        assert _of_the_cni(shape)["env"]["ENABLE_PREFIX_DELEGATION"] == "true"
        for subnet in standing.private.values():
            reserved = ec2.get_subnet_cidr_reservations(SubnetId=subnet)["SubnetIpv4CidrReservations"]
            assert reserved
            assert all(each["ReservationType"] == "prefix" for each in reserved)
            assert all(ip_network(each["Cidr"]).prefixlen <= 28 for each in reserved)


def names(shape: Shape, path: str) -> set[str]:
    """The names of what the cluster's API lists at a path."""
    return {found["metadata"]["name"] for found in listed(shape, path)}


def listed(shape: Shape, path: str) -> list[dict[str, Any]]:
    """What the cluster's API lists at a path."""
    with urllib.request.urlopen(f"{shape.cluster()['endpoint']}{path}") as answer:  # the loopback interface
        items: list[dict[str, Any]] = json.load(answer)["items"]
    return items


def _of_the_cni(shape: Shape) -> dict[str, Any]:
    """The CNI's own configuration, as EKS has it."""
    described = shape.aws.client("eks").describe_addon(clusterName=shape.name, addonName="vpc-cni")["addon"]
    configuration: dict[str, Any] = json.loads(described["configurationValues"])
    return configuration
