"""Each refusal: values that AWS refuses, beside values that it accepts."""

from datetime import date
from string import Formatter
from typing import Any

import pytest

from specs.refusals import (
    access,
    add_ons,
    capabilities,
    cluster_networks,
    clusters,
    fargate_profiles,
    gateways,
    identity_providers,
    keys_and_logs,
    network,
    node_groups,
    pod_identities,
    stacks,
    subnet_reservations,
    vpc_ranges,
)
from specs.refusals.catalogue import REFUSALS
from specs.refusals.refusal import Refusal, RefusedError

Values = dict[str, Any]
ADMIN = "arn:aws:iam::111122223333:role/admin"
SERVICE_LINKED = "arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS"

TABLE: list[tuple[Refusal[Any], Values, Values]] = [
    (clusters.ONE_ZONE, {"zones": ["a", "a"]}, {"zones": ["a", "b"]}),
    (clusters.OTHER_ZONES, {"new_zones": "ab", "zones": "abc"}, {"new_zones": "ba", "zones": "ab"}),
    (clusters.OTHER_ZONES, {"new_zones": "abc", "zones": "ab"}, {"new_zones": "ab", "zones": "ab"}),
    (
        clusters.NOT_THE_NEXT_MINOR,
        {"version": "1.34", "new_version": "1.36"},
        {"version": "1.34", "new_version": "1.35"},
    ),
    (
        clusters.NOT_THE_NEXT_MINOR,
        {"version": "1.35", "new_version": "1.34"},
        {"version": "1.35", "new_version": "1.35"},
    ),
    (
        clusters.PROTECTED,
        {"name": "prod", "deletion_protection": True},
        {"name": "dev", "deletion_protection": False},
    ),
    (clusters.NODE_GROUPS_ATTACHED, {"attached": ["nodes"]}, {"attached": []}),
    (clusters.FARGATE_PROFILES_ATTACHED, {"attached": ["profile"]}, {"attached": []}),
    (clusters.NAME_TAKEN, {"name": "prod", "names": ["prod"]}, {"name": "prod", "names": ["dev"]}),
    (clusters.SERVICE_RANGE_SIZE, {"service_range": "10.0.0.0/11"}, {"service_range": "172.16.0.0/12"}),
    (clusters.SERVICE_RANGE_SIZE, {"service_range": "10.0.0.0/25"}, {"service_range": "10.0.0.0/24"}),
    (clusters.SERVICE_RANGE_NOT_PRIVATE, {"service_range": "100.64.0.0/16"}, {"service_range": "192.168.0.0/16"}),
    (clusters.SERVICE_RANGE_NOT_PRIVATE, {"service_range": "172.0.0.0/11"}, {"service_range": "172.31.0.0/16"}),
    (
        clusters.SERVICE_RANGE_IN_VPC,
        {"service_range": "10.0.0.0/16", "vpc_ranges": ["10.0.128.0/17"]},
        {"service_range": "10.1.0.0/16", "vpc_ranges": ["10.0.0.0/16"]},
    ),
    (clusters.ROLE_MISSING, {"role": ADMIN, "roles": []}, {"role": ADMIN, "roles": [ADMIN]}),
    (
        node_groups.NAME_TAKEN,
        {"name": "nodes", "cluster": "prod", "names": ["nodes"]},
        {"name": "nodes", "cluster": "prod", "names": []},
    ),
    (node_groups.MINIMUM_ABOVE_DESIRED, {"minimum": 2, "desired": 1}, {"minimum": 1, "desired": 1}),
    (node_groups.DESIRED_ABOVE_MAXIMUM, {"desired": 4, "maximum": 3}, {"desired": 3, "maximum": 3}),
    (
        node_groups.VERSION_WITH_OTHER_CHANGES,
        {"changed": ["Version", "LaunchTemplate"]},
        {"changed": ["Version", "ReleaseVersion"]},
    ),
    (
        node_groups.VERSION_WITH_OTHER_CHANGES,
        {"changed": ["ReleaseVersion", "Labels"]},
        {"changed": ["LaunchTemplate", "Labels"]},
    ),
    (
        node_groups.AMAZON_LINUX_2,
        {"ami_type": "AL2_x86_64", "version": "1.33"},
        {"ami_type": "AL2_x86_64", "version": "1.32"},
    ),
    (
        node_groups.AMAZON_LINUX_2,
        {"ami_type": "AL2_ARM_64", "version": "1.36"},
        {"ami_type": "AL2023_ARM_64_STANDARD", "version": "1.36"},
    ),
    (
        node_groups.DISK_SIZE_BESIDE_LAUNCH_TEMPLATE,
        {"launch_template": True, "disk_size": True},
        {"launch_template": True, "disk_size": False},
    ),
    (fargate_profiles.TOO_MANY_SELECTORS, {"selectors": 6}, {"selectors": 5}),
    (
        fargate_profiles.PUBLIC_SUBNET,
        {"subnet": "subnet-1", "public_subnets": ["subnet-1"]},
        {"subnet": "subnet-1", "public_subnets": []},
    ),
    (fargate_profiles.NAME_TAKEN, {"name": "batch", "names": ["batch"]}, {"name": "batch", "names": []}),
    (
        fargate_profiles.CREATED_BESIDE_ANOTHER,
        {"name": "batch", "cluster": "prod", "other": "web", "status": "CREATING"},
        {"name": "batch", "cluster": "prod", "other": None, "status": "ACTIVE"},
    ),
    (
        fargate_profiles.DELETED_BESIDE_ANOTHER,
        {"name": "batch", "cluster": "prod", "other": "web", "status": "DELETING"},
        {"name": "batch", "cluster": "prod", "other": None, "status": "ACTIVE"},
    ),
    (access.PRINCIPAL_MISSING, {"principal": ADMIN, "principals": []}, {"principal": ADMIN, "principals": [ADMIN]}),
    (access.ROOT, {"principal": "arn:aws:iam::111122223333:root"}, {"principal": ADMIN}),
    (access.SERVICE_LINKED_ROLE, {"principal": SERVICE_LINKED}, {"principal": ADMIN}),
    (access.TAKEN, {"principal": ADMIN, "principals": [ADMIN]}, {"principal": ADMIN, "principals": []}),
    (
        add_ons.UNKNOWN,
        {"name": "vpc-dni", "version": "1.35", "names": ["vpc-cni"]},
        {"name": "vpc-cni", "version": "1.35", "names": ["vpc-cni"]},
    ),
    (
        add_ons.VERSION_UNSUPPORTED,
        {"add_on_version": "v2", "versions": ["v1"]},
        {"add_on_version": "v1", "versions": ["v1"]},
    ),
    (add_ons.NAME_TAKEN, {"name": "vpc-cni", "names": ["vpc-cni"]}, {"name": "vpc-cni", "names": ["coredns"]}),
    (access.GROUP_RESERVED, {"groups": ["system:masters"]}, {"groups": ["readers"]}),
    (access.USERNAME_RESERVED, {"username": "eks:me"}, {"username": "me"}),
    (
        access.NODES_HAVE_NO_GROUPS,
        {"kind": "EC2_LINUX", "groups": ["nodes"], "username": ""},
        {"kind": "STANDARD", "groups": ["readers"], "username": "me"},
    ),
    (
        access.NODES_ARE_ROLES,
        {"kind": "EC2_LINUX", "principal": "arn:aws:iam::111122223333:user/me"},
        {"kind": "", "principal": "arn:aws:iam::111122223333:user/me"},
    ),
    (capabilities.NAME_TAKEN, {"name": "gitops", "names": ["gitops"]}, {"name": "gitops", "names": []}),
    (capabilities.ONE_OF_A_KIND, {"kind": "ACK", "kinds": ["ACK"]}, {"kind": "ACK", "kinds": ["KRO"]}),
    (
        capabilities.ROLE_UNTRUSTED,
        {"actions": ["sts:AssumeRole"]},
        {"actions": ["sts:TagSession", "sts:AssumeRole"]},
    ),
    (
        capabilities.SETTINGS_OF_ANOTHER_KIND,
        {"kind": "KRO", "settings": ["ack"]},
        {"kind": "ARGOCD", "settings": ["argoCd"]},
    ),
    (identity_providers.ONE_PER_CLUSTER, {"associated": ["people"]}, {"associated": []}),
    (
        identity_providers.ISSUER_OF_THE_CLUSTER,
        {"issuer_url": "https://a.example/", "cluster_issuer_url": "https://a.example"},
        {"issuer_url": "https://b.example", "cluster_issuer_url": "https://a.example"},
    ),
    (identity_providers.ISSUER_NOT_HTTPS, {"url": "http://a.example"}, {"url": "https://a.example"}),
    (
        identity_providers.ISSUER_TAKEN,
        {"url": "https://a.example", "urls": ["https://a.example/"]},
        {"url": "https://a.example", "urls": ["https://b.example"]},
    ),
    (
        pod_identities.TAKEN,
        {"service_account": "cart", "association": "a-1"},
        {"service_account": "cart", "association": ""},
    ),
    (
        pod_identities.NOT_BY_THE_ADD_ON,
        {"name": "cert-manager", "version": "v1.19.1-eksbuild.1", "identities": ["cert-manager"]},
        {"name": "vpc-cni", "version": "", "identities": ["aws-node"]},
    ),
    (pod_identities.TWICE_IN_AN_ADD_ON, {"service_accounts": ["a", "a"]}, {"service_accounts": ["a", "b"]}),
    (
        pod_identities.POLICY_NEEDS_NO_TAGS,
        {"association": {"policy": "{}"}},
        {"association": {"policy": "{}", "disableSessionTags": True}},
    ),
    (network.SUBNET_IN_USE, {"subnet": "subnet-1", "users": ["nat-1"]}, {"subnet": "subnet-1", "users": []}),
    (network.SECURITY_GROUP_IN_USE, {"group": "sg-1", "users": ["vpce-1"]}, {"group": "sg-1", "users": []}),
    (
        network.ALLOCATION_MISSING,
        {"allocation": "eipalloc-1", "allocations": []},
        {"allocation": "eipalloc-1", "allocations": ["eipalloc-1"]},
    ),
    (
        network.SUBNET_MISSING,
        {"subnet": "subnet-1", "subnets": []},
        {"subnet": "subnet-1", "subnets": ["subnet-1"]},
    ),
    (
        network.SUBNET_OUTSIDE_VPC,
        {"block": "10.1.0.0/24", "vpc_ranges": ["10.0.0.0/16"]},
        {"block": "10.1.0.0/24", "vpc_ranges": ["10.0.0.0/16", "10.1.0.0/16"]},
    ),
    (
        network.SUBNETS_OVERLAP,
        {"block": "10.0.0.0/23", "blocks": ["10.0.1.0/24"]},
        {"block": "10.0.0.0/24", "blocks": ["10.0.1.0/24"]},
    ),
    (network.VPC_RANGE_SIZE, {"block": "10.0.0.0/15"}, {"block": "10.0.0.0/16"}),
    (network.VPC_RANGE_SIZE, {"block": "10.0.0.0/29"}, {"block": "10.0.0.0/28"}),
    (network.VPC_RANGE_RESERVED, {"block": "127.1.0.0/16"}, {"block": "126.1.0.0/16"}),
    (network.VPC_RANGE_RESERVED, {"block": "169.254.0.0/24"}, {"block": "169.253.0.0/24"}),
    (network.VPC_RANGE_RESERVED, {"block": "224.0.0.0/16"}, {"block": "223.0.0.0/16"}),
    (
        network.VPC_RANGE_RESTRICTED,
        {"block": "192.168.0.0/16", "vpc_ranges": ["10.20.0.0/16"]},
        {"block": "100.64.0.0/16", "vpc_ranges": ["10.20.0.0/16"]},
    ),
    (
        network.VPC_RANGE_RESTRICTED,
        {"block": "172.16.0.0/16", "vpc_ranges": ["10.20.0.0/16"]},
        {"block": "10.21.0.0/16", "vpc_ranges": ["10.20.0.0/16"]},
    ),
    (
        network.VPC_RANGE_RESTRICTED,
        {"block": "198.19.0.0/24", "vpc_ranges": ["10.20.0.0/16"]},
        {"block": "198.18.0.0/24", "vpc_ranges": ["10.20.0.0/16"]},
    ),
    (
        network.VPC_RANGE_RESTRICTED,
        {"block": "198.19.0.0/24", "vpc_ranges": ["100.64.0.0/16"]},
        {"block": "198.19.128.0/17", "vpc_ranges": ["198.19.0.0/17"]},
    ),
    (
        network.VPC_RANGE_RESTRICTED,
        {"block": "10.0.1.0/24", "vpc_ranges": ["10.0.0.0/24"]},
        {"block": "10.2.0.0/24", "vpc_ranges": ["10.0.0.0/24"]},
    ),
    (
        network.VPC_RANGE_RESTRICTED,
        {"block": "10.0.1.0/24", "vpc_ranges": ["10.20.0.0/16", "10.1.0.0/24"]},
        {"block": "10.0.1.0/24", "vpc_ranges": ["10.20.0.0/16", "10.2.0.0/24"]},
    ),
    (
        network.VPC_RANGE_RESTRICTED,
        {"block": "172.31.0.0/16", "vpc_ranges": ["172.16.0.0/16"]},
        {"block": "172.17.0.0/16", "vpc_ranges": ["172.31.0.0/16"]},
    ),
    (
        network.VPC_RANGE_RESTRICTED,
        {"block": "10.20.0.0/16", "vpc_ranges": ["100.64.0.0/16"]},
        {"block": "100.65.0.0/16", "vpc_ranges": ["100.64.0.0/16"]},
    ),
    (
        network.VPC_RANGE_RESTRICTED,
        {"block": "10.20.0.0/16", "vpc_ranges": ["198.19.0.0/16"]},
        {"block": "100.65.0.0/16", "vpc_ranges": ["198.19.0.0/16"]},
    ),
    (
        network.SUBNET_OUTSIDE_VPC,
        {"block": "2a05:d018::/64", "vpc_ranges": ["10.0.0.0/16"]},
        {"block": "2a05:d018::/64", "vpc_ranges": ["10.0.0.0/16", "2a05:d018::/56"]},
    ),
    *(
        (
            network.VPC_RANGE_RESTRICTED,
            {"block": refused, "vpc_ranges": [present]},
            {"block": accepted, "vpc_ranges": [present]},
        )
        for present, refused, accepted in (
            ("10.2.0.0/16", "172.20.0.0/16", "10.3.0.0/16"),
            ("10.1.0.0/16", "10.0.0.0/16", "10.2.0.0/16"),
            ("10.2.0.0/16", "198.19.0.0/16", "10.0.0.0/16"),
            ("172.16.0.0/16", "172.31.0.0/16", "172.20.0.0/16"),
            ("192.168.0.0/16", "10.0.0.0/16", "100.64.0.0/16"),
            ("198.19.0.0/16", "192.168.0.0/16", "100.64.0.0/16"),
            ("100.64.0.0/16", "10.0.0.0/16", "100.65.0.0/16"),
        )
    ),
    (network.ZONE_ID_MISSING, {"zone": "use1-az9", "known": False}, {"zone": "use1-az1", "known": True}),
    (
        vpc_ranges.TOO_MANY_RANGES,
        {"vpc": "vpc-1", "ranges": ["1", "2", "3", "4", "5"]},
        {"vpc": "vpc-1", "ranges": ["1", "2", "3", "4"]},
    ),
    (
        vpc_ranges.RANGE_IN_USE,
        {"vpc": "vpc-1", "block": "100.64.0.0/16", "subnets": ["100.64.3.0/24"]},
        {"vpc": "vpc-1", "block": "100.64.0.0/16", "subnets": ["10.0.0.0/24", "2a05:d018::/64"]},
    ),
    (
        subnet_reservations.OUTSIDE_SUBNET,
        {"block": "10.0.1.0/28", "subnet_ranges": ["10.0.0.0/24"]},
        {"block": "10.0.0.0/25", "subnet_ranges": ["10.0.0.0/24"]},
    ),
    (
        subnet_reservations.OVERLAP,
        {"block": "10.0.0.0/25", "reserved": ["10.0.0.64/26"]},
        {"block": "10.0.0.0/26", "reserved": ["10.0.0.64/26"]},
    ),
    (gateways.NO_INTERNET_GATEWAY, {"vpc": "vpc-1", "gateways": []}, {"vpc": "vpc-1", "gateways": ["igw-1"]}),
    (gateways.ADDRESSES_MAPPED, {"vpc": "vpc-1", "users": ["nat-1"]}, {"vpc": "vpc-1", "users": []}),
    (cluster_networks.SUBNETS_WITHOUT_IPV6, {"subnets": ["subnet-1"]}, {"subnets": []}),
    (
        cluster_networks.SERVICE_RANGE_OF_IPV6,
        {"family": "ipv6", "service_range": "172.20.0.0/16"},
        {"family": "ipv4", "service_range": "172.20.0.0/16"},
    ),
    (
        cluster_networks.EGRESS_IS_ONE_WAY,
        {"mode": "CUSTOMER_ROUTED", "new_mode": "AWS_MANAGED"},
        {"mode": "AWS_MANAGED", "new_mode": "CUSTOMER_ROUTED"},
    ),
    (keys_and_logs.KEY_DISABLED, {"key": "key-1", "state": "Disabled"}, {"key": "key-1", "state": "Enabled"}),
    (keys_and_logs.LOG_GROUP_EXISTS, {"name": "/logs", "names": ["/logs"]}, {"name": "/logs", "names": []}),
    (
        stacks.NOT_UPDATABLE,
        {"stack": "dev", "status": "DELETE_FAILED"},
        {"stack": "dev", "status": "UPDATE_ROLLBACK_COMPLETE"},
    ),
]


@pytest.mark.parametrize(("refusal", "refused", "accepted"), TABLE, ids=lambda part: getattr(part, "id", ""))
def test_aws_refuses_these_values_and_accepts_those(refusal: Refusal[Any], refused: Values, accepted: Values) -> None:
    assert refusal.refuses(**refused)
    assert not refusal.refuses(**accepted)
    refusal.check(**accepted)
    with pytest.raises(RefusedError) as raised:
        refusal.check(**refused)
    assert raised.value.refusal is refusal
    assert "{" not in raised.value.answer.replace('{"/properties', "")


def test_every_refusal_has_its_row() -> None:
    assert {refusal.id for refusal, _, _ in TABLE} == {refusal.id for refusal in REFUSALS}


def test_ids_are_unique() -> None:
    assert len({refusal.id for refusal in REFUSALS}) == len(REFUSALS)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.id)
def test_every_refusal_says_where_it_was_read(refusal: Refusal[Any]) -> None:
    assert refusal.source
    assert date(2026, 1, 1) <= refusal.read
    assert 400 <= refusal.status < 500


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.id)
def test_answers_name_only_what_the_condition_is_given(refusal: Refusal[Any]) -> None:
    named = {field for _, field, _, _ in Formatter().parse(refusal.answer) if field}
    assert named <= set(refusal.condition.__annotations__)


def test_the_answer_lists_zones_as_aws_does() -> None:
    with pytest.raises(RefusedError, match=r"AZs 'eu-west-1a,eu-west-1b'\. But"):
        clusters.OTHER_ZONES.check(new_zones={"eu-west-1b", "eu-west-1a"}, zones={"eu-west-1a"})
