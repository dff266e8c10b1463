"""What holds for pods at their network interfaces, as a file says it."""

from pathlib import Path

import pytest

from tests.unit.specs.bad_environments.pod_policies import BAD
from tests.unit.specs.environment_files import GOOD, Bad, Edit, problems, read
from tests.unit.specs.pod_policy_files import POLICIES, WITH_POLICIES


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.what)
def test_a_wrong_policy_is_refused_with(bad: Bad, tmp_path: Path) -> None:
    assert problems(tmp_path, bad.edit, text=WITH_POLICIES) == bad.lines


def test_the_file_that_they_are_edits_of_is_right(tmp_path: Path) -> None:
    environment = read(tmp_path, text=WITH_POLICIES)

    assert [policy.namespace for policy in environment.network_policies] == ["shop", "quiet"]
    assert [policy.name for policy in environment.security_group_policies] == ["payments", "everybody"]


def test_without_a_switch_of_the_cni_every_policy_is_refused_but_groups_of_pods_on_fargate(tmp_path: Path) -> None:
    lines = problems(tmp_path, text=GOOD + POLICIES)

    assert [line.partition(": ")[0] for line in lines] == [
        "good.yaml:63 network_policies",
        "good.yaml:78 security_group_policies[0] (payments)",
    ]


def test_some_nodes_must_be_able_to_hold_pods_with_groups_of_their_own(tmp_path: Path) -> None:
    edits = (
        Edit("instance_types: [m7i.large, m6i.large]", "instance_types: [t3.large]"),
        Edit("instance_types: [m7g.large]", "instance_types: [t4g.large]"),
    )

    assert problems(tmp_path, edits[0], text=WITH_POLICIES) == []
    (line,) = problems(tmp_path, *edits, text=WITH_POLICIES)
    assert line == (
        "good.yaml:36 capacity: must hold a node group of types with branch interfaces, as m7g.large, for pods with "
        "security groups of their own (pod_security_groups of vpc-cni)"
    )


def test_policies_bring_the_kubectl_provider_with_its_endpoints_and_addresses(tmp_path: Path) -> None:
    text = WITH_POLICIES.replace("  - name: aws-ebs-csi-driver\n", "").replace("  - name: cluster-autoscaler\n", "")
    without = text.replace(POLICIES, "")

    with_policies, alone = read(tmp_path, text=text), read(tmp_path, text=without)
    assert "lambda" in with_policies.endpoints.services
    assert with_policies.addresses.living.functions == 1
    assert "lambda" not in alone.endpoints.services
    assert alone.addresses.living.functions == 0


def test_an_ipv6_cluster_has_no_network_policies_for_the_cni_lets_its_ipv4_out(tmp_path: Path) -> None:
    ipv6 = (
        Edit("  service_cidr: 172.20.0.0/16\n", "  ip_family: ipv6\n"),
        Edit("  nat: per_zone\n", "  nat: per_zone\n  ip_family: dual_stack\n"),
    )

    assert problems(tmp_path, *ipv6, text=WITH_POLICIES) == [
        (
            "good.yaml:66 network_policies: must not stand in an IPv6 cluster: its pods have a second interface for "
            "IPv4, on which the CNI enforces none, so that all IPv4 gets out"
        )
    ]
