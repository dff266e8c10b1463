"""Controllers go where they are sent, if there is such a place."""

from pathlib import Path

import pytest

from tests.unit.specs.environment_files import Edit, problems

TAINTED = Edit(
    "    labels:\n      pool: system\n",
    "    labels:\n      pool: system\n    taints:\n      - {key: pool, value: system, effect: NoSchedule}\n",
)
ONLY_COREDNS = Edit(
    "  - name: aws-ebs-csi-driver\n  - name: metrics-server\n  - name: cluster-autoscaler\n",
    "",
)


def coredns(placement: str) -> Edit:
    """CoreDNS with a placement."""
    return Edit("  - name: coredns\n", f"  - name: coredns\n    placement: {placement}\n")


@pytest.mark.parametrize(
    "placement",
    [
        "{node_selector: {pool: system}}",
        "{node_selector: {kubernetes.io/arch: amd64}}",
        "{node_selector: {eks.amazonaws.com/nodegroup: whatever, pool: system}}",
    ],
)
def test_labels_of_a_group_and_those_that_others_set_can_be_selected(placement: str, tmp_path: Path) -> None:
    assert problems(tmp_path, coredns(placement)) == []


@pytest.mark.parametrize(
    ("toleration", "is_enough"),
    [
        ("{key: pool}", True),
        ("{key: pool, value: system}", True),
        ("{key: pool, effect: NoSchedule}", True),
        ("{key: pool, value: other}", False),
        ("{key: pool, effect: NoExecute}", False),
        ("{key: role}", False),
    ],
)
def test_a_tolerated_taint_keeps_nobody_away(toleration: str, *, is_enough: bool, tmp_path: Path) -> None:
    lines = problems(tmp_path, TAINTED, ONLY_COREDNS, coredns(f"{{tolerations: [{toleration}]}}"))

    said = "capacity: must hold a node group without NoSchedule or NoExecute taints, for the pods of coredns"
    assert any(said in line for line in lines) != is_enough
    assert not lines or not is_enough


def test_a_group_that_may_be_empty_starts_nothing(tmp_path: Path) -> None:
    edits = (
        Edit("    instance_types: [m7g.large]\n", "    instance_types: [m7g.large]\n    labels: {pool: dns}\n"),
        Edit('    taints:\n      - {key: spot, value: "true", effect: NoSchedule}\n', ""),
    )
    lines = problems(tmp_path, *edits, coredns("{node_selector: {pool: dns}}"))

    assert [line.partition(" ")[2] for line in lines] == [
        "capacity: must have a node from the start for coredns: raise scaling.min of spot"
    ]
