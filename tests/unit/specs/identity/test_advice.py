"""Pods that cannot use what they are given."""

from pathlib import Path

from specs.identity.advice import advice_on_workloads
from tests.unit.specs.environment_files import Edit, read
from tests.unit.specs.identity_files import WITH_IDENTITIES

CLOSED = "network_policies:\n  - namespace: reports\n{}workload_identities:\n"
HTTPS = "    allow: [{name: aws, direction: egress, peer_range: 10.20.0.0/16, ports: [443]}]\n"


def told(folder: Path, *edits: Edit) -> list[tuple[str, str]]:
    enforced = Edit("  - name: vpc-cni\n", "  - name: vpc-cni\n    network_policy: true\n")
    environment = read(folder, enforced, *edits, text=WITH_IDENTITIES)
    return [(each.id, each.message) for each in advice_on_workloads(environment)]


def test_pods_that_are_somebody_everywhere_they_run_need_no_advice(tmp_path: Path) -> None:
    assert told(tmp_path) == []


def test_pods_behind_a_wall_reach_no_service_of_aws(tmp_path: Path) -> None:
    ((told_id, message),) = told(tmp_path, Edit("workload_identities:\n", CLOSED.format("")))

    assert told_id == "eks:identities-behind-walls"
    assert message.startswith("pods of workload identity reports reach no service of AWS")
    assert told(tmp_path, Edit("workload_identities:\n", CLOSED.format(HTTPS))) == []


def test_pods_that_fargate_may_take_have_no_credentials_there(tmp_path: Path) -> None:
    ((told_id, message),) = told(
        tmp_path,
        Edit(
            "      - namespace: batch\n",
            "      - namespace: reports\n        labels: {on: fargate}\n      - namespace: batch\n",
        ),
    )

    assert told_id == "eks:identities-beside-fargate"
    assert "Fargate profile batch takes those of reports with on: fargate" in message
