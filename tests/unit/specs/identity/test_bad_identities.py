"""Every wrong identity is refused with the line, the field, the value and the rule."""

from pathlib import Path

import pytest

from specs.reading import read_environment
from tests.unit.specs.bad_environments.identities import BAD
from tests.unit.specs.environment_files import GOOD, Bad, problems, read
from tests.unit.specs.identity_files import IDENTITIES, WITH_IDENTITIES


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.what)
def test_a_wrong_identity_is_refused_with(bad: Bad, tmp_path: Path) -> None:
    assert problems(tmp_path, bad.edit, text=WITH_IDENTITIES) == bad.lines


def test_the_file_that_they_are_edits_of_is_right(tmp_path: Path) -> None:
    good = read(tmp_path, text=WITH_IDENTITIES)

    assert [workload.name for workload in good.workloads_by("pod_identity")] == ["reports", "billing"]
    assert [workload.name for workload in good.workloads_by("irsa")] == ["jobs"]
    assert good.uses_irsa


def test_an_environment_whose_pods_are_all_on_nodes_needs_no_irsa(tmp_path: Path) -> None:
    assert not read(tmp_path).uses_irsa


def test_an_add_on_on_fargate_needs_it(tmp_path: Path) -> None:
    profile = "      - namespace: batch\n"
    text = without_volumes().replace(profile, f"      - namespace: kube-system\n{profile}")

    assert read(tmp_path, text=text).uses_irsa


def test_pods_that_run_nowhere_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "fargate.yaml"
    path.write_text(without_nodes())
    assert [workload.name for workload in read_environment(path).workloads_by("irsa")] == ["jobs"]

    lost = without_nodes().replace("    labels: {runs-on: fargate}\n    statements", "    statements")
    (line,) = problems(tmp_path, text=lost, name="fargate.yaml")
    assert line.endswith(
        "workload_identities[0] (jobs): has pods that run nowhere: there is no node group, and no Fargate profile "
        "takes pods "
        "of 'batch' with the labels written here"
    )


def without_volumes() -> str:
    """The good file without the add-on whose policy asks for session tags, which pods on Fargate have not."""
    return GOOD.replace("  - name: aws-ebs-csi-driver\n", "")


def without_nodes() -> str:
    """A file with one Fargate profile, and with one identity of pods that it takes."""
    head, rest = WITH_IDENTITIES.split("capacity:\n")
    profile = rest[rest.index("  - kind: fargate_profile") : rest.index("add_ons:\n")]
    jobs = IDENTITIES[IDENTITIES.index("  - name: jobs") : IDENTITIES.index("  - name: billing")]
    return f"{head.replace('name: good', 'name: fargate', 1)}capacity:\n{profile}workload_identities:\n{jobs}"
