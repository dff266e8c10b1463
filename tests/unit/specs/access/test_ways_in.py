"""Access, roles, bindings and teams, as a file says them."""

from pathlib import Path

import pytest

from tests.unit.specs.access_files import WITH_WAYS_IN
from tests.unit.specs.bad_environments import access_entries, rbac, rbac_resources, teams, ways_in
from tests.unit.specs.environment_files import Bad, Edit, problems, read

BAD = (*access_entries.BAD, *ways_in.BAD, *rbac.BAD, *rbac_resources.BAD, *teams.BAD)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.what)
def test_a_wrong_way_in_is_refused_with(bad: Bad, tmp_path: Path) -> None:
    assert problems(tmp_path, bad.edit, text=WITH_WAYS_IN) == bad.lines


def test_every_wrong_way_in_has_a_name_of_its_own() -> None:
    names = [bad.what for bad in BAD]

    assert len(set(names)) == len(names) >= 50


def test_the_file_that_they_are_edits_of_is_right(tmp_path: Path) -> None:
    environment = read(tmp_path, text=WITH_WAYS_IN)

    assert [grant.name for grant in environment.grants] == [
        "111122223333:role/platform-admins",
        "developers",
        "111122223333:user/robin",
    ]
    developers = environment.grants[1]
    assert [(policy.name, policy.namespaces) for policy in developers.policies] == [("AmazonEKSEditPolicy", None)]


def test_roles_and_teams_use_kubectl(tmp_path: Path) -> None:
    text = WITH_WAYS_IN
    for applied in ("cluster-autoscaler", "aws-ebs-csi-driver"):
        text = text.replace(f"  - name: {applied}\n", "")
    rbac_at, teams_at, capacity_at = (text.index(f"\n{part}:\n") + 1 for part in ("rbac", "teams", "capacity"))
    only_rbac = text[:teams_at] + text[capacity_at:]
    only_teams = text[:rbac_at] + text[teams_at:]
    neither = text[:rbac_at] + text[capacity_at:]
    nobody = Edit(", arn:aws:iam::111122223333:user/robin]", "]")

    assert read(tmp_path, nobody, text=only_rbac).uses_kubectl
    assert read(tmp_path, text=only_teams).uses_kubectl
    assert not read(tmp_path, nobody, text=neither).uses_kubectl


def test_a_team_has_one_network_policy_unless_it_is_open(tmp_path: Path) -> None:
    shop, ads = read(tmp_path, text=WITH_WAYS_IN).teams

    assert [(type(policy).__name__, policy.namespace) for policy in (*shop.pod_policies, *ads.pod_policies)] == [
        ("PodSecuritySpec", "shop"),
        ("NetworkPolicySpec", "shop"),
        ("PodSecuritySpec", "ads"),
    ]


def test_a_team_does_not_live_with_an_add_on(tmp_path: Path) -> None:
    edits = (
        Edit("  - name: advertising\n    namespace: ads\n", "  - name: cert-manager\n"),
        Edit("  - name: metrics-server\n", "  - name: metrics-server\n  - name: cert-manager\n"),
    )

    assert problems(tmp_path, *edits, text=WITH_WAYS_IN) == [
        "good.yaml:85 teams[1].name: must not be the namespace of an add-on, cert-manager, got 'cert-manager'"
    ]
