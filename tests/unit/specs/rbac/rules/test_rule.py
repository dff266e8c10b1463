"""Rules of roles that lead to more than they say."""

from typing import Any

import pytest
from pydantic import ValidationError

from specs.rbac.rule import PolicyRuleSpec

RBAC = ("rbac.authorization.k8s.io",)
CERTIFICATES = ("certificates.k8s.io",)
ADMISSION = ("admissionregistration.k8s.io",)
WHY = "builds clusters for the tests of others"

POWER: list[tuple[str, dict[str, Any], str]] = [
    ("every verb on roles", {"api_groups": RBAC, "resources": ("clusterroles",), "verbs": ("*",)}, "hand on"),
    ("a new binding", {"api_groups": RBAC, "resources": ("rolebindings",), "verbs": ("create",)}, "give roles"),
    ("every group's bindings", {"api_groups": ("*",), "resources": ("rolebindings",), "verbs": ("patch",)}, "give"),
    ("every verb on groups", {"resources": ("groups",), "verbs": ("*",)}, "be somebody else"),
    (
        "every verb on scopes",
        {"api_groups": ("authentication.k8s.io",), "resources": ("userextras/scopes",), "verbs": ("*",)},
        "be somebody else",
    ),
    ("impersonation of a part", {"resources": ("users",), "verbs": ("impersonate:user-info",)}, "nobody has given"),
    ("tokens", {"resources": ("serviceaccounts/token",), "verbs": ("create",)}, "by its token"),
    ("nodes by their proxy", {"resources": ("nodes/proxy",), "verbs": ("get",)}, "every pod of a node"),
    ("a WebSocket into pods", {"resources": ("pods/exec",), "verbs": ("get",)}, "work inside pods"),
    ("ports of pods", {"resources": ("pods/portforward",), "verbs": ("create",)}, "work inside pods"),
    ("containers for pods", {"resources": ("pods/ephemeralcontainers",), "verbs": ("patch",)}, "put containers"),
    ("signers", {"api_groups": CERTIFICATES, "resources": ("signers",), "verbs": ("sign",)}, "certificates"),
    (
        "approval",
        {"api_groups": CERTIFICATES, "resources": ("certificatesigningrequests/approval",), "verbs": ("update",)},
        "certificates",
    ),
    (
        "webhooks",
        {"api_groups": ADMISSION, "resources": ("mutatingwebhookconfigurations",), "verbs": ("delete",)},
        "what others write",
    ),
    ("labels of namespaces", {"resources": ("namespaces",), "verbs": ("patch",)}, "pod security"),
    ("volumes by hand", {"resources": ("persistentvolumes",), "verbs": ("create",)}, "any directory"),
    ("everything to read", {"api_groups": ("*",), "resources": ("*",), "verbs": ("get",)}, "all that * means"),
    ("a part of everything", {"resources": ("*/exec",), "verbs": ("create",)}, "all that */exec means"),
    ("every address", {"non_resource_urls": ("*",), "verbs": ("*",)}, "at every address"),
]


@pytest.mark.parametrize(("rule", "told"), [each[1:] for each in POWER], ids=[each[0] for each in POWER])
def test_what_leads_to_more_has_a_reason(rule: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match="must say why this rule may stand") as caught:
        PolicyRuleSpec(**rule)

    (error,) = caught.value.errors()
    assert error["loc"] == ("because",)
    assert told in error["msg"]
    assert PolicyRuleSpec(**rule, because=WHY).because == WHY


@pytest.mark.parametrize(
    "rule",
    [
        {"resources": ("pods", "pods/log"), "verbs": ("get", "list", "watch")},
        {"api_groups": ("apps",), "resources": ("deployments",), "verbs": ("*",)},
        {"api_groups": RBAC, "resources": ("roles", "rolebindings"), "verbs": ("get", "list")},
        {"api_groups": ("example.com",), "resources": ("users", "nodes/proxy"), "verbs": ("*",)},
        {"resources": ("namespaces", "persistentvolumes"), "verbs": ("get", "delete")},
        {"non_resource_urls": ("*",), "verbs": ("get",)},
        {"non_resource_urls": ("/metrics", "/logs/*"), "verbs": ("*",)},
    ],
)
def test_what_leads_to_nothing_more_needs_none(rule: dict[str, Any]) -> None:
    assert PolicyRuleSpec(**rule).because is None


def test_a_verb_of_somebody_elses_own_stands_with_a_reason() -> None:
    PolicyRuleSpec(api_groups=("policy.example.com",), resources=("gates",), verbs=("use",), because=WHY)

    with pytest.raises(ValidationError, match="got 'use'"):
        PolicyRuleSpec(api_groups=("policy.example.com",), resources=("gates",), verbs=("use",))
