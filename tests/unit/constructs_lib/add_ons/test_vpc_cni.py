"""The VPC CNI's configuration and identity, as they follow from the add-on, the network and the cluster."""

import json
from typing import Any

import pytest

from constructs_lib.add_ons.add_ons import AddOns
from constructs_lib.control_plane.attributes import KnownCluster
from constructs_lib.network.attributes import KnownNetwork
from specs.add_ons.known.vpc_cni.vpc_cni import VpcCni
from specs.lock import read_lock
from stacks.hand_over import PublishedNetwork
from tests.platforms import environment
from tests.synthesis import SomeonesStack, only, properties, resources, template_of
from tests.unit.constructs_lib.someones_cluster import cluster

FINDS_SUBNETS_FROM = (1, 18)
"""The plugin's first version that finds subnets by their tag: cni-subnet-selection.adoc of the EKS user guide."""

PODS = {"eu-west-1b": "subnet-pods-b", "eu-west-1a": "subnet-pods-a"}


def network(**changes: Any) -> KnownNetwork:
    known: dict[str, Any] = {
        "vpc_id": "vpc-1",
        "vpc_ranges": ("10.20.0.0/16", "100.64.0.0/16"),
        "private_subnet_ids": {},
        "control_plane_subnet_ids": {},
        "pod_subnet_ids": PODS,
    }
    return KnownNetwork(**known | changes)


def add_on_template(spec: VpcCni, *, on: KnownNetwork | None = None, ip_family: Any = "ipv4") -> dict[str, Any]:
    stack = SomeonesStack()
    known = KnownCluster(name="prod", version="1.35", security_group_id="sg-cluster", ip_family=ip_family)
    AddOns(stack, "AddOns", specs=(spec,), cluster=known, network=on or network())
    return template_of(stack)


def configuration(spec: VpcCni, *, on: KnownNetwork | None = None) -> dict[str, Any]:
    written = only(add_on_template(spec, on=on), "AWS::EKS::Addon")["Properties"].get("ConfigurationValues", "{}")
    return dict(json.loads(written))


@pytest.mark.parametrize(
    ("settings", "written"),
    [
        ({}, {}),
        ({"network_policy": True}, {"enableNetworkPolicy": "true"}),
        ({"prefix_delegation": True}, {"env": {"ENABLE_PREFIX_DELEGATION": "true"}}),
        (
            {"prefix_delegation": True, "warm_prefix_target": 2},
            {"env": {"ENABLE_PREFIX_DELEGATION": "true", "WARM_PREFIX_TARGET": "2"}},
        ),
        (
            {"warm_ip_target": 5, "minimum_ip_target": 30},
            {"env": {"WARM_IP_TARGET": "5", "MINIMUM_IP_TARGET": "30"}},
        ),
        (
            {"pod_security_groups": "standard"},
            {"env": {"ENABLE_POD_ENI": "true", "POD_SECURITY_GROUP_ENFORCING_MODE": "standard"}},
        ),
        (
            {"pod_security_groups": "strict"},
            {
                "env": {"ENABLE_POD_ENI": "true", "POD_SECURITY_GROUP_ENFORCING_MODE": "strict"},
                "init": {"env": {"DISABLE_TCP_EARLY_DEMUX": "true"}},
            },
        ),
    ],
)
def test_only_what_departs_from_the_plugins_defaults_is_written(
    settings: dict[str, Any], written: dict[str, Any]
) -> None:
    assert configuration(VpcCni(name="vpc-cni", **settings)) == written


def test_pods_that_find_their_subnets_need_no_configuration() -> None:
    assert configuration(VpcCni(name="vpc-cni"), on=network(pod_subnets="discovery")) == {}


def test_custom_networking_names_a_subnet_for_each_zone_with_the_clusters_security_group() -> None:
    spec = VpcCni(name="vpc-cni", prefix_delegation=True)

    assert configuration(spec, on=network(pod_subnets="custom_networking")) == {
        "env": {
            "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG": "true",
            "ENABLE_PREFIX_DELEGATION": "true",
            "ENI_CONFIG_LABEL_DEF": "topology.kubernetes.io/zone",
        },
        "eniConfig": {
            "create": True,
            "region": "eu-west-1",
            "subnets": {
                "eu-west-1a": {"id": "subnet-pods-a", "securityGroups": ["sg-cluster"]},
                "eu-west-1b": {"id": "subnet-pods-b", "securityGroups": ["sg-cluster"]},
            },
        },
    }


def test_zones_by_id_are_found_by_the_label_that_holds_an_id() -> None:
    on = network(pod_subnets="custom_networking", pod_subnet_ids={"euw1-az1": "subnet-1", "euw1-az2": "subnet-2"})

    written = configuration(VpcCni(name="vpc-cni"), on=on)

    assert written["env"]["ENI_CONFIG_LABEL_DEF"] == "topology.k8s.aws/zone-id"


def test_subnets_of_another_layer_stand_in_it_as_parameters_and_it_is_still_json() -> None:
    described = environment("prod")
    pods = tuple(zone.model_copy(update={"pods": zone.private}) for zone in described.network.zones)
    changed = described.network.model_copy(update={"zones": pods, "pod_subnets": "custom_networking"})
    stack = SomeonesStack()
    published = PublishedNetwork(stack, environment=described.model_copy(update={"network": changed}))

    AddOns(stack, "AddOns", specs=(VpcCni(name="vpc-cni"),), cluster=cluster(), network=published)

    template = template_of(stack)
    (_, parts) = only(template, "AWS::EKS::Addon")["Properties"]["ConfigurationValues"]["Fn::Join"]
    text = "".join(part if isinstance(part, str) else template["Parameters"][part["Ref"]]["Default"] for part in parts)
    assert {zone: each["id"] for zone, each in json.loads(text)["eniConfig"]["subnets"].items()} == {
        f"eu-west-1{letter}": f"/eks/prod/network/pod-subnet/eu-west-1{letter}" for letter in "abc"
    }


def test_an_ipv6_cluster_has_a_policy_of_its_own_for_the_plugin() -> None:
    template = add_on_template(VpcCni(name="vpc-cni"), ip_family="ipv6")
    described, changed = only(template, "AWS::IAM::ManagedPolicy")["Properties"]["PolicyDocument"]["Statement"]

    assert "ManagedPolicyArns" not in only(template, "AWS::IAM::Role")["Properties"]
    assert all(action.startswith("ec2:Describe") for action in described["Action"])
    assert "ec2:DescribeSubnets" in described["Action"]
    assert changed["Action"] == ["ec2:AssignIpv6Addresses", "ec2:CreateTags"]
    assert changed["Resource"]["Fn::Join"][1][-1].endswith(":network-interface/*")
    assert "ConfigurationValues" not in only(template, "AWS::EKS::Addon")["Properties"], "EKS sets it for the family"


def test_in_ipv4_it_has_the_policy_of_aws() -> None:
    template = add_on_template(VpcCni(name="vpc-cni"))

    assert not resources(template, "AWS::IAM::ManagedPolicy")
    assert properties(template, "AWS::IAM::Role")[0]["ManagedPolicyArns"]


def test_the_pinned_plugin_finds_subnets_by_their_tag() -> None:
    for pinned in read_lock().add_ons["vpc-cni"].values():
        major, minor = pinned.version.removeprefix("v").split(".")[:2]
        assert (int(major), int(minor)) >= FINDS_SUBNETS_FROM
