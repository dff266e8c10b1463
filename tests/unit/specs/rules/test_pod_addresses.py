"""Wrong shapes that take more than one edit of the good file."""

from pathlib import Path

import pytest

from tests.unit.specs.environment_files import Edit, problems

DUAL_STACK = Edit("nat: per_zone", "nat: per_zone\n  ip_family: dual_stack")
IPV6 = Edit("  service_cidr: 172.20.0.0/16", "  ip_family: ipv6")
PODS = (
    Edit("cidr: 10.20.0.0/16", "cidr: 10.20.0.0/16\n  secondary_ranges: [100.64.0.0/16]"),
    Edit("private: 10.20.64.0/18", "private: 10.20.64.0/18\n      pods: 100.64.0.0/18"),
    Edit("private: 10.20.128.0/18", "private: 10.20.128.0/18\n      pods: 100.64.64.0/18"),
)
CUSTOM_NETWORKING = Edit("nat: per_zone", "nat: per_zone\n  pod_subnets: custom_networking")
WITHOUT_NAT = (
    Edit("  nat: per_zone", "  nat: none\n  endpoints: all"),
    Edit('account: "111122223333"', 'account: "111122223333"\nregistry: 111122223333.dkr.ecr.eu-west-1.amazonaws.com'),
)
BY_ID = (
    Edit("- name: eu-west-1a", "- name: euw1-az1"),
    Edit("- name: eu-west-1b", "- name: euw1-az2"),
    Edit("zones: [eu-west-1a, eu-west-1b]", "zones: [euw1-az1, euw1-az2]"),
)


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param((DUAL_STACK,), id="dual stack"),
        pytest.param((DUAL_STACK, IPV6), id="an IPv6 cluster"),
        pytest.param(PODS, id="pods found by their tag"),
        pytest.param((*PODS, CUSTOM_NETWORKING), id="custom networking"),
        pytest.param((*PODS, DUAL_STACK), id="pods of IPv4 in subnets of both families"),
        pytest.param((Edit("nat: per_zone", "nat: regional"),), id="regional NAT"),
        pytest.param((IPV6, DUAL_STACK, *WITHOUT_NAT[1:]), id="IPv6 with a registry"),
        pytest.param(BY_ID, id="zones by id"),
        pytest.param((Edit("  service_cidr: 172.20.0.0/16", "  egress: customer_routed"),), id="egress on own routes"),
    ],
)
def test_these_shapes_are_right(edits: tuple[Edit, ...], tmp_path: Path) -> None:
    assert problems(tmp_path, *edits) == []


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        pytest.param(
            (*PODS, CUSTOM_NETWORKING, IPV6, Edit("  zones:\n", "  ip_family: dual_stack\n  zones:\n")),
            "network.pod_subnets: must not be custom_networking in an IPv6 cluster: pods live in the subnets of their "
            "nodes",
            id="custom networking in an IPv6 cluster",
        ),
        pytest.param(
            (CUSTOM_NETWORKING, IPV6, Edit("  zones:\n", "  ip_family: dual_stack\n  zones:\n")),
            "network.pod_subnets: must not be custom_networking in an IPv6 cluster: pods live in the subnets of their "
            "nodes",
            id="custom networking without ranges for pods in an IPv6 cluster",
        ),
        pytest.param(
            (
                *PODS[:2],
                Edit("private: 10.20.128.0/18", "private: 10.20.128.0/18\n      pods: 10.20.192.0/18"),
                CUSTOM_NETWORKING,
            ),
            "network.zones[1].pods: must lie in another of the VPC's ranges than its nodes do, 10.20.0.0/16, got "
            "10.20.192.0/18; or let pod_subnets be discovery",
            id="custom networking in the range of nodes",
        ),
        pytest.param(
            (*PODS, IPV6, DUAL_STACK),
            "network: must have no pods ranges in an IPv6 cluster, where pods live in the subnets of their nodes: "
            "eu-west-1a, eu-west-1b",
            id="pod subnets in an IPv6 cluster",
        ),
        pytest.param(
            (DUAL_STACK, IPV6, Edit("[m7i.large, m6i.large]", "[m7i.large, m4.large]")),
            "capacity[0].instance_types[1]: must be a Nitro type for an IPv6 cluster, got 'm4.large', which runs on "
            "Xen",
            id="Xen in an IPv6 cluster",
        ),
        pytest.param(
            (
                Edit("  - name: vpc-cni", "  - name: vpc-cni\n    prefix_delegation: true"),
                Edit("[m7i.large, m6i.large]", "[m7i.large, m4.large]"),
            ),
            "capacity[0].instance_types[1]: must be a Nitro type for prefix_delegation, got 'm4.large', which runs on "
            "Xen",
            id="prefixes on Xen",
        ),
        pytest.param(
            (Edit("  service_cidr: 172.20.0.0/16", "  egress: customer_routed"), *WITHOUT_NAT),
            "control_plane.egress: must be aws_managed where nat is none: the VPC's routes lead nowhere else",
            id="egress on routes that lead nowhere",
        ),
        pytest.param(
            (
                Edit("cidr: 10.20.0.0/16", "cidr: 10.20.0.0/16\n  secondary_ranges: [10.30.0.0/16]"),
                Edit("service_cidr: 172.20.0.0/16", "service_cidr: 10.30.0.0/20"),
            ),
            "control_plane.service_cidr: must not overlap the VPC's range 10.30.0.0/16, got 10.30.0.0/20",
            id="Services in a secondary range",
        ),
        pytest.param(
            (
                Edit("region: eu-west-1\n", "region: us-east-1\n"),
                Edit("- name: eu-west-1a", "- name: use1-az3"),
                Edit("- name: eu-west-1b", "- name: use1-az1"),
                Edit("zones: [eu-west-1a, eu-west-1b]", "zones: [use1-az3, use1-az1]"),
            ),
            "network.zones[0].control_plane: must not hold the control plane, which EKS does not place in use1-az3; "
            "choose another zone",
            id="a control plane where there is none",
        ),
        pytest.param(
            (
                Edit("- name: eu-west-1a", "- name: euw1-az1"),
                Edit("- name: eu-west-1b", "- name: euw2-az2"),
                Edit("zones: [eu-west-1a, eu-west-1b]", "zones: [euw1-az1, euw2-az2]"),
            ),
            "network.zones[1].name: must be a zone of eu-west-1, as euw1-az1, got 'euw2-az2'",
            id="an id of another region",
        ),
    ],
)
def test_these_are_wrong(edits: tuple[Edit, ...], said: str, tmp_path: Path) -> None:
    assert [line.partition(" ")[2] for line in problems(tmp_path, *edits)] == [said]


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("prefix_delegation: true", "prefix_delegation", "true"),
        ("warm_ip_target: 5", "warm_ip_target", "5"),
        ("warm_ip_target: 5\n    minimum_ip_target: 9", "minimum_ip_target", "9"),
        ("prefix_delegation: true\n    warm_prefix_target: 2", "warm_prefix_target", "2"),
    ],
)
def test_an_ipv6_cluster_has_no_choice_of_prefixes(written: str, field: str, value: str, tmp_path: Path) -> None:
    lines = problems(tmp_path, DUAL_STACK, IPV6, Edit("  - name: vpc-cni\n", f"  - name: vpc-cni\n    {written}\n"))

    said = f"add_ons[0].{field}: must not stand in an IPv6 cluster, where each node has one prefix (/80), got {value}"
    assert said in [line.partition(" ")[2] for line in lines]
    assert len(lines) == len(written.splitlines())


@pytest.mark.parametrize(
    ("written", "field"),
    [("external_snat: true", "external_snat"), ("snat_exempt_ranges: [10.0.0.0/8]", "snat_exempt_ranges")],
)
def test_an_ipv6_cluster_has_no_addresses_that_nodes_translate(written: str, field: str, tmp_path: Path) -> None:
    lines = problems(tmp_path, DUAL_STACK, IPV6, Edit("  - name: vpc-cni\n", f"  - name: vpc-cni\n    {written}\n"))

    said = f"add_ons[0].{field}: must not stand in an IPv6 cluster, whose pods have no IPv4 address of the VPC"
    assert [line.partition(" ")[2].partition(";")[0] for line in lines] == [said]


def test_pod_subnets_need_the_plugin_that_finds_them(tmp_path: Path) -> None:
    lines = problems(tmp_path, *PODS, Edit("  - name: vpc-cni\n", ""))

    said = "must hold vpc-cni, which places pods in the pods ranges of eu-west-1a, eu-west-1b; add {name: vpc-cni}"
    assert any(line.endswith(f"add_ons: {said}") for line in lines), lines
