"""Rules of roles as people say them."""

from typing import Any

import pytest

from tools.access.rules import words


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ({"apiGroups": [""], "resources": ["pods"], "verbs": ["get", "list", "watch"]}, "read pods"),
        (
            {"apiGroups": ["apps"], "resources": ["deployments", "deployments/scale"], "verbs": ["get", "patch"]},
            "get and patch deployments.apps, deployments.apps/scale",
        ),
        (
            {
                "apiGroups": [""],
                "resources": ["secrets"],
                "verbs": ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "bind"],
            },
            "read, change and bind secrets",
        ),
        ({"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}, "everything"),
        ({"apiGroups": ["*"], "resources": ["*"], "verbs": ["get", "list", "watch"]}, "read every kind"),
        ({"apiGroups": ["batch"], "resources": ["*"], "verbs": ["*"]}, "do anything with every kind of batch"),
        ({"apiGroups": [""], "resources": ["*"], "verbs": ["list"]}, "list every core kind"),
        (
            {"apiGroups": [""], "resources": ["configmaps"], "resourceNames": ["a", "b"], "verbs": ["get"]},
            "get configmaps named a, b",
        ),
        ({"nonResourceURLs": ["/metrics", "/healthz/*"], "verbs": ["get"]}, "get /metrics, /healthz/*"),
        ({"resources": ["pods"], "verbs": ["get"]}, "get pods"),
        ({"apiGroups": [""], "resources": ["pods"], "verbs": []}, "nothing with pods"),
        (
            {"apiGroups": ["", "events.k8s.io"], "resources": ["events"], "verbs": ["create"]},
            "create events, events.events.k8s.io",
        ),
    ],
)
def test_a_rule_is_verbs_times_resources(rule: dict[str, Any], told: str) -> None:
    assert words([rule]) == (told,)


def test_what_stands_twice_is_said_once() -> None:
    rule = {"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}

    assert words([rule, rule]) == ("get pods",)
