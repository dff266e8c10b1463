"""What cfn-guard says, as findings."""

from typing import Any

import pytest

from tools.check.guard import _violation

CLAUSE = {
    "Clause": {"Unary": {"check": {"UnResolved": {"value": {"traversed_to": {"path": "/Resources/Group/Properties"}}}}}}
}
COMPARED = {
    "Clause": {"Binary": {"check": {"Resolved": {"from": {"path": "/Resources/Other/Type"}, "to": {"path": ""}}}}}
}
MESSAGE = "\n [CT.X.PR.1]: Require something\n [FIX]: Do it.\n"


def rule(*checks: dict[str, Any]) -> dict[str, Any]:
    named = {
        "Rule": {
            "name": "check",
            "messages": {"custom_message": MESSAGE},
            "checks": [{"Disjunctions": {"checks": list(checks)}}],
        }
    }
    return {"name": "something_check", "messages": {"custom_message": None}, "checks": [named]}


@pytest.mark.parametrize(
    ("checks", "resources"),
    [([CLAUSE], ["Group"]), ([CLAUSE, CLAUSE], ["Group"]), ([COMPARED, CLAUSE], ["Group", "Other"])],
)
def test_a_rule_names_every_resource_once(checks: list[dict[str, Any]], resources: list[str]) -> None:
    found = _violation(rule(*checks), "one.template.json", "prod/one")
    assert [place.resource_logical_id for place in found.violating_resources] == resources
    assert (found.rule_name, found.severity) == ("something_check", "error")
    assert found.description == "[CT.X.PR.1]: Require something"


def test_a_rule_without_a_resource_belongs_to_its_stack() -> None:
    (place,) = _violation(rule(), "one.template.json", "prod/one").violating_resources
    assert place.construct_path == "prod/one"
