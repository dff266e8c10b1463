"""What runs on nodes finds nodes."""

from pathlib import Path

from tests.unit.specs.environment_files import GOOD, Edit, problems

ONLY_FARGATE = """\
  - kind: fargate_profile
    name: system
    selectors: [{namespace: kube-system}]
add_ons:
  - {name: coredns, compute_type: fargate}
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
        "must hold a node group without NoSchedule or NoExecute taints, for the pods of cluster-autoscaler",
        "needs a managed node group to scale, and there is none",
    ]


def test_a_taint_that_system_pods_tolerate_locks_out_only_the_others(tmp_path: Path) -> None:
    taint = Edit("    labels:\n      pool: system\n", "    taints: [{key: CriticalAddonsOnly, effect: NoSchedule}]\n")
    lines = problems(tmp_path, taint, Edit("  - name: metrics-server\n  - name: cluster-autoscaler\n", ""))
    assert lines == []


def test_a_soft_taint_locks_nobody_out(tmp_path: Path) -> None:
    taint = Edit("    labels:\n      pool: system\n", "    taints: [{key: some, effect: PreferNoSchedule}]\n")
    assert problems(tmp_path, taint) == []
