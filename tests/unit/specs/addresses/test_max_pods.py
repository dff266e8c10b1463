"""The number of pods that a node is told."""

import json
from pathlib import Path

import pytest

from specs.addresses.cni_mode import CniMode
from specs.addresses.max_pods import limit_of_group, limit_of_type, reserved_mib
from specs.capacity.managed_node_group import ManagedNodeGroupSpec
from specs.instance_types import DATA, InstanceType, instance_type

PUBLISHED = {
    name: int(pods)
    for name, pods in (
        line.split()
        for line in (Path(__file__).with_name("eni-max-pods.txt")).read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
}
KNOWN = [name for name in PUBLISHED if instance_type(name) is not None]
PLAIN, PREFIXES, CUSTOM = CniMode(), CniMode(prefixes=True), CniMode(custom_networking=True)
BOTH = CniMode(prefixes=True, custom_networking=True)
IPV6, OVERLAY = CniMode(ipv6=True, prefixes=True), CniMode(vpc_addresses=False)


def known(name: str) -> InstanceType:
    found = instance_type(name)
    assert found is not None
    return found


def group(*instance_types: str, max_pods: int | None = None) -> ManagedNodeGroupSpec:
    return ManagedNodeGroupSpec.model_validate(
        {
            "kind": "managed_node_group",
            "name": "general",
            "instance_types": instance_types,
            "scaling": {"min": 1, "max": 2},
            "max_pods": max_pods,
        }
    )


def test_every_instance_type_agrees_with_the_table_that_aws_publishes() -> None:
    assert {name: known(name).pods_with_secondary_addresses for name in KNOWN} == {
        name: PUBLISHED[name] for name in KNOWN
    }
    assert len(KNOWN) > 1300


def test_the_published_table_knows_every_instance_type_that_we_have_facts_of() -> None:
    assert json.loads(DATA.read_text(encoding="utf-8"))["types"].keys() <= PUBLISHED.keys()


def test_a_node_without_prefixes_holds_what_aws_publishes_up_to_the_ceiling_of_eks() -> None:
    for name in KNOWN:
        ceiling = 110 if known(name).vcpus < 30 else 250
        assert limit_of_type(known(name), PLAIN).pods == min(PUBLISHED[name], ceiling), name


# m5.large, 20 and 110: choosing-instance-type.adoc of EKS's user guide. m4 runs on Xen, which takes no prefixes.
@pytest.mark.parametrize(
    ("name", "mode", "pods", "because"),
    [
        ("m5.large", PLAIN, 29, "m5.large: 3 interfaces with 9 addresses for pods, and 2 pods without"),
        (
            "m5.large",
            CUSTOM,
            20,
            "m5.large: 2 interfaces with 9 addresses for pods, and 2 pods without",
        ),
        ("m5.large", PREFIXES, 110, "EKS's ceiling for m5.large with 2 vCPUs"),
        ("m5.large", IPV6, 110, "EKS's ceiling for m5.large with 2 vCPUs"),
        ("m5.large", OVERLAY, 110, "EKS's ceiling for m5.large with 2 vCPUs"),
        ("t3.small", PLAIN, 11, "t3.small: 3 interfaces with 3 addresses for pods, and 2 pods without"),
        ("t3.small", PREFIXES, 69, "half of the 2048 MiB of t3.small"),
        ("t3.nano", PREFIXES, 4, "half of the 512 MiB of t3.nano"),
        ("t3.medium", BOTH, 110, "EKS's ceiling for t3.medium with 2 vCPUs"),
        ("m5.24xlarge", PLAIN, 250, "EKS's ceiling for m5.24xlarge with 96 vCPUs"),
        ("m5.24xlarge", PREFIXES, 250, "EKS's ceiling for m5.24xlarge with 96 vCPUs"),
        (
            "m4.large",
            PREFIXES,
            20,
            "m4.large: 2 interfaces with 9 addresses for pods, and 2 pods without",
        ),
        ("a1.medium", CUSTOM, 5, "a1.medium: 1 interfaces with 3 addresses for pods, and 2 pods without"),
    ],
)
def test_the_lowest_of_addresses_ceiling_and_memory_holds(name: str, mode: CniMode, pods: int, because: str) -> None:
    limit = limit_of_type(known(name), mode)
    assert (limit.pods, limit.because) == (pods, because)


def test_prefixes_never_lower_the_number_nor_take_more_than_half_of_the_memory_for_it() -> None:
    for name in KNOWN:
        plain, prefixed = limit_of_type(known(name), PLAIN).pods, limit_of_type(known(name), PREFIXES).pods
        assert prefixed >= plain, name
        assert prefixed == plain or reserved_mib(prefixed) <= known(name).memory_mib / 2, name


def test_a_group_of_mixed_types_keeps_to_the_least_of_them() -> None:
    limit = limit_of_group(group("m7i.2xlarge", "m7i.large", "m7i.xlarge"), PLAIN)
    assert limit is not None
    assert (limit.pods, limit.because) == (
        29,
        "m7i.large: 3 interfaces with 9 addresses for pods, and 2 pods without",
    )


@pytest.mark.parametrize(("own", "pods"), [(12, 12), (29, 29), (200, 29)])
def test_a_groups_own_number_holds_where_it_is_lower(own: int, pods: int) -> None:
    limit = limit_of_group(group("m7i.large", max_pods=own), PLAIN)
    assert limit is not None
    assert limit.pods == pods
    assert (limit.because == "the group's own max_pods") == (own < 29)


def test_of_types_without_facts_only_the_groups_own_number_is_known() -> None:
    assert limit_of_group(group("p3.2xlarge"), PLAIN) is None
    limit = limit_of_group(group("p3.2xlarge", max_pods=40), PLAIN)
    assert limit is not None
    assert limit.pods == 40


def test_types_without_facts_do_not_hide_those_that_have_some() -> None:
    limit = limit_of_group(group("r9g.large", "m7g.large"), PLAIN)
    assert limit is not None
    assert limit.pods == 29


# 110 pods: awslabs/amazon-eks-ami issue 2045; 58 pods: its test mime-userdata-merge, 893Mi
@pytest.mark.parametrize(("pods", "mib"), [(29, 574), (58, 893), (110, 1465), (250, 3005)])
def test_memory_is_kept_for_kubernetes_by_the_pod(pods: int, mib: int) -> None:
    assert reserved_mib(pods) == mib
