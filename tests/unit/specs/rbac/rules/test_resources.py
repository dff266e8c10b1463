"""Which resources and groups a role can mean."""

import pytest

from specs.rbac.rule import PolicyRuleSpec


@pytest.mark.parametrize(
    ("groups", "resource"),
    [
        ([""], "pods/log"),
        ([""], "nodes/metrics"),
        (["apps", "batch"], "jobs"),
        (["karpenter.sh"], "nodepools"),
        (["", "metrics.k8s.io"], "anything"),
        (["*"], "anything"),
        (["apps"], "*"),
        (["events.k8s.io"], "events"),
    ],
)
def test_a_rule_may_mean_what_kubernetes_has_and_what_others_bring(groups: list[str], resource: str) -> None:
    because = "reads what an add-on brings"
    written = {"api_groups": tuple(groups), "resources": (resource,), "verbs": ("get",), "because": because}

    assert PolicyRuleSpec.model_validate(written).resources == (resource,)


def test_a_name_restricts_what_is_made_below_an_object() -> None:
    written = {
        "resources": ("serviceaccounts/token",),
        "resource_names": ("runner",),
        "verbs": ("create",),
        "because": "asks for tokens of the runner",
    }

    assert PolicyRuleSpec.model_validate(written).resource_names == ("runner",)
