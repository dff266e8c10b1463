"""What Kubernetes has by itself."""

import pytest

from specs.api_resources import built_in, groups_of, served


@pytest.mark.parametrize(
    ("group", "resource", "namespaced"),
    [
        ("", "pods", True),
        ("", "nodes", False),
        ("apps", "deployments", True),
        ("rbac.authorization.k8s.io", "clusterroles", False),
        ("certificates.k8s.io", "signers", False),
    ],
)
def test_a_resource_is_of_a_namespace_or_of_the_cluster(group: str, resource: str, namespaced: bool) -> None:
    assert built_in()[group][resource].namespaced is namespaced


def test_a_resource_has_its_subresources() -> None:
    assert "log" in built_in()[""]["pods"].subresources


def test_events_are_of_two_groups() -> None:
    assert groups_of("events") == ("", "events.k8s.io")


def test_users_are_no_objects() -> None:
    assert "users" not in served("")
    assert "pods" in served("")


def test_a_group_of_an_add_on_is_not_among_them() -> None:
    assert served("karpenter.sh") == ()
