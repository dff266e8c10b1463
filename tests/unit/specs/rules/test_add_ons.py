"""What runs on nodes finds nodes."""

from pathlib import Path

import pytest

from tests.unit.specs.environment_files import GOOD, Edit, problems

ONLY_FARGATE = """\
  - kind: fargate_profile
    name: system
    selectors: [{namespace: kube-system}]
add_ons:
  - {name: coredns, compute_type: fargate}
"""


ONLY_KARPENTER = f"""{ONLY_FARGATE}\
  - {{name: vpc-cni}}
  - {{name: kube-proxy}}
  - {{name: eks-pod-identity-agent}}
  - name: karpenter
"""
POOL = """\
    node_class: {image: al2023@v20261007}
    node_pools: [{name: general, cpu_limit: 64, memory_limit_gib: 256}]
"""
IDLE = """\
  - kind: managed_node_group
    name: idle
    instance_types: [m7g.large]
    scaling: {min: 0, max: 3}
"""
PODINFO = """\
own_add_ons:
  - kind: chart
    name: podinfo
    chart: podinfo
    repository: https://stefanprodan.github.io/podinfo
    version: 6.9.1
    namespace: podinfo
"""


def capacity_and_add_ons(text: str) -> str:
    """The good file with another capacity and other add-ons."""
    return GOOD.partition("capacity:\n")[0] + "capacity:\n" + text


def test_coredns_can_run_on_fargate_alone(tmp_path: Path) -> None:
    assert problems(tmp_path, text=capacity_and_add_ons(ONLY_FARGATE)) == []


def test_coredns_can_be_picked_by_its_label(tmp_path: Path) -> None:
    picked = ONLY_FARGATE.replace("kube-system}", "kube-system, labels: {k8s-app: kube-dns}}")
    assert problems(tmp_path, text=capacity_and_add_ons(picked)) == []


def test_coredns_is_not_taken_by_a_profile_for_other_pods(tmp_path: Path) -> None:
    other = ONLY_FARGATE.replace("kube-system}", "kube-system, labels: {app: other}}")
    assert problems(tmp_path, text=capacity_and_add_ons(other)) == [
        (
            "good.yaml:41 add_ons[0].compute_type: needs a Fargate profile that takes its pods: namespace kube-system, "
            "without labels or with k8s-app: kube-dns"
        )
    ]


def test_coredns_stays_on_nodes_where_nobody_says_otherwise(tmp_path: Path) -> None:
    unsaid = ONLY_FARGATE.replace(", compute_type: fargate", "")
    assert [line.partition(": ")[2] for line in problems(tmp_path, text=capacity_and_add_ons(unsaid))] == [
        (
            "must hold a node group without NoSchedule or NoExecute taints, for the pods of coredns; or write "
            "compute_type: fargate of coredns, which a Fargate profile would take"
        )
    ]


def test_the_autoscaler_needs_groups_to_scale(tmp_path: Path) -> None:
    scaled = ONLY_FARGATE + "  - name: eks-pod-identity-agent\n  - name: cluster-autoscaler\n"
    assert [line.partition(": ")[2] for line in problems(tmp_path, text=capacity_and_add_ons(scaled))] == [
        "needs a managed node group to scale, and there is none",
    ]


def test_a_taint_that_system_pods_tolerate_locks_out_only_the_others(tmp_path: Path) -> None:
    taint = Edit("    labels:\n      pool: system\n", "    taints: [{key: CriticalAddonsOnly, effect: NoSchedule}]\n")
    lines = problems(tmp_path, taint, Edit("  - name: metrics-server\n  - name: cluster-autoscaler\n", ""))
    assert lines == []


def test_a_soft_taint_locks_nobody_out(tmp_path: Path) -> None:
    taint = Edit("    labels:\n      pool: system\n", "    taints: [{key: some, effect: PreferNoSchedule}]\n")
    assert problems(tmp_path, taint) == []


@pytest.mark.parametrize("groups", ["", IDLE], ids=["no group", "a group without nodes"])
def test_karpenter_can_run_on_fargate_and_launch_every_node(tmp_path: Path, groups: str) -> None:
    assert problems(tmp_path, text=capacity_and_add_ons(groups + ONLY_KARPENTER)) == []


def test_without_groups_its_nodes_need_their_network_as_any_others(tmp_path: Path) -> None:
    lacking = ONLY_KARPENTER.replace("  - {name: kube-proxy}\n", "")
    assert [line.partition(": ")[2] for line in problems(tmp_path, text=capacity_and_add_ons(lacking))] == [
        "must hold kube-proxy, without which no node becomes usable; add {name: kube-proxy}"
    ]


def test_other_controllers_run_on_the_nodes_that_it_launches(tmp_path: Path) -> None:
    text = capacity_and_add_ons(f"{ONLY_KARPENTER}{POOL}  - {{name: argo-cd}}\n")
    assert problems(tmp_path, text=text) == []
    assert [line.partition(": ")[2] for line in problems(tmp_path, text=text.replace(POOL, ""))] == [
        "must hold a node group without NoSchedule or NoExecute taints, for the pods of argo-cd"
    ]


def test_what_comes_before_it_does_not_run_on_its_nodes(tmp_path: Path) -> None:
    text = capacity_and_add_ons(f"{ONLY_KARPENTER}{POOL}  - {{name: cert-manager}}\n")
    assert [line.partition(": ")[2] for line in problems(tmp_path, text=text)] == [
        "must hold a node group without NoSchedule or NoExecute taints, for the pods of cert-manager"
    ]


def test_a_chart_of_ones_own_runs_somewhere(tmp_path: Path) -> None:
    assert [
        line.partition(": ")[2] for line in problems(tmp_path, text=capacity_and_add_ons(ONLY_FARGATE + PODINFO))
    ] == ["must hold a node group, or a Fargate profile that takes them, for the pods of podinfo"]
    taken = ONLY_FARGATE.replace("[{namespace: kube-system}]", "[{namespace: kube-system}, {namespace: podinfo}]")
    assert problems(tmp_path, text=capacity_and_add_ons(taken + PODINFO)) == []
    assert problems(tmp_path, text=capacity_and_add_ons(f"{ONLY_KARPENTER}{POOL}{PODINFO}")) == []


def test_taints_keep_no_chart_of_ones_own_away_whose_values_nobody_reads(tmp_path: Path) -> None:
    taint = Edit("    labels:\n      pool: system\n", "    taints: [{key: CriticalAddonsOnly, effect: NoSchedule}]\n")
    last = Edit("  - name: metrics-server\n  - name: cluster-autoscaler\n", PODINFO)
    assert problems(tmp_path, taint, last) == []


def test_what_an_add_on_needs_may_be_ones_own(tmp_path: Path) -> None:
    last = "  - name: cluster-autoscaler\n"
    own = PODINFO.replace("chart: podinfo", "chart: cert-manager")
    assert problems(tmp_path, Edit(last, f"{last}  - {{name: adot}}\n{own}")) == []
