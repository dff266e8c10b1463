"""What bindings give, to whom, and where."""

from pathlib import Path

from tests.unit.tools.access.templates import bound, kubernetes, manifest, resources_of, stack
from tools.access.access_policies import CLUSTER_ROLES
from tools.access.bindings import Bindings
from tools.access.manifests import objects

READ_PODS = [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "list", "watch"]}]
VIEWERS = ("Group", "viewers")


def bindings(folder: Path, *applied: dict[str, object]) -> Bindings:
    return Bindings(objects(resources_of(stack(folder, {"Manifest": manifest(*applied)}))))


def test_a_cluster_role_binding_holds_everywhere(tmp_path: Path) -> None:
    found = bindings(
        tmp_path,
        kubernetes("ClusterRole", "pod-reader", rules=READ_PODS),
        bound("ClusterRoleBinding", "pods", "ClusterRole pod-reader", VIEWERS),
    )

    (grant,) = found.of("group", "viewers")
    assert (grant.what, grant.namespaces, grant.allows) == ("ClusterRole pod-reader", None, ("read pods",))
    assert grant.through == "ClusterRoleBinding pods (group viewers)"


def test_a_role_binding_gives_a_cluster_role_in_its_namespace_alone(tmp_path: Path) -> None:
    found = bindings(tmp_path, bound("RoleBinding", "view", "ClusterRole view", VIEWERS, namespace="team-a"))

    (grant,) = found.of("group", "viewers")
    assert (grant.what, grant.namespaces) == ("ClusterRole view", ("team-a",))
    assert grant.allows == (CLUSTER_ROLES["view"],)


def test_a_role_is_the_one_of_its_own_namespace(tmp_path: Path) -> None:
    found = bindings(
        tmp_path,
        kubernetes("Role", "reader", namespace="team-b"),
        kubernetes("Role", "reader", namespace="team-a", rules=READ_PODS),
        bound("RoleBinding", "readers", "Role reader", VIEWERS, namespace="team-a"),
    )

    (grant,) = found.of("group", "viewers")
    assert (grant.what, grant.allows) == ("Role team-a/reader", ("read pods",))


def test_a_service_account_is_named_with_its_namespace(tmp_path: Path) -> None:
    found = bindings(
        tmp_path, bound("ClusterRoleBinding", "ci", "ClusterRole edit", ("ServiceAccount", "ci/runner"), ("User", "jo"))
    )

    assert [(each.kind, each.name) for each in found.subjects()] == [("service_account", "ci/runner"), ("user", "jo")]


def test_rules_that_a_role_gathers_are_its_own(tmp_path: Path) -> None:
    labels = {"rbac.authorization.k8s.io/aggregate-to-view": "true", "mine": "yes"}
    found = bindings(
        tmp_path,
        kubernetes("ClusterRole", "more", labels=labels, rules=READ_PODS),
        kubernetes("ClusterRole", "all", aggregationRule={"clusterRoleSelectors": [{"matchLabels": {"mine": "yes"}}]}),
        bound("ClusterRoleBinding", "all", "ClusterRole all", VIEWERS),
        bound("ClusterRoleBinding", "view", "ClusterRole view", VIEWERS),
    )

    gathered, built_in = found.of("group", "viewers")
    assert gathered.allows == ("read pods",)
    assert built_in.allows == (CLUSTER_ROLES["view"], "read pods")


def test_a_role_that_no_template_holds_is_said_to_be_unknown(tmp_path: Path) -> None:
    found = bindings(tmp_path, bound("ClusterRoleBinding", "x", "ClusterRole of-a-chart", VIEWERS))

    assert found.of("group", "viewers")[0].allows == ("not told: no template holds this role",)
