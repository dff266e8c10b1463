"""parliament as a checker of an app: what the IAM policies of its templates grant."""

import json
import re
import warnings
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import jsii
from aws_cdk import IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport

from tools.check.intrinsics import Reader
from tools.check.policy_findings import Finding, report_of

VARIABLE = re.compile(r"\$\{[^}]+\}")
"""What IAM fills in, as `${aws:PrincipalTag/team}`: parliament takes a `/` in it for one of the resource's."""
POLICIES = tuple(f"AWS::IAM::{kind}Policy" for kind in ("", "Managed", "Role", "User", "Group"))
"""Types of resources that are an identity policy."""
ACTION = re.compile(r"[a-z0-9-]+:[A-Z][A-Za-z0-9]+$")
"""An action at the end of what parliament says."""


@jsii.implements(IPolicyValidationPlugin)
class Parliament:
    """Every identity policy, judged by parliament.

    It finds actions that do not exist, resources that do not fit them, `*` where a resource could be named. Trust
    policies and policies of resources are not among them: parliament judges what an identity may do.
    """

    @property
    def name(self) -> str:
        """Stands before the two colons of a rule."""
        return "parliament"

    @property
    def version(self) -> str:
        """The package's own."""
        return version("parliament")

    @property
    def rule_ids(self) -> list[str] | None:
        """Not told."""
        return None

    def validate(self, context: IPolicyValidationContext) -> PolicyValidationPluginReport:
        """Judge the policies of every template of the assembly."""
        return report_of(context, judged)


def policies(template: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every identity policy of a template, with the logical id of the resource that holds it."""
    for logical_id, resource in template.get("Resources", {}).items():
        properties = resource.get("Properties", {})
        if resource["Type"] in POLICIES:
            yield logical_id, properties["PolicyDocument"]
        elif resource["Type"] in ("AWS::IAM::Role", "AWS::IAM::User", "AWS::IAM::Group"):
            for inline in properties.get("Policies", []):
                yield logical_id, inline["PolicyDocument"]


def judged(template: dict[str, Any]) -> Iterator[Finding]:
    """Give what parliament finds: logical id, kind of finding with the action in brackets, detail."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # parliament 1.6.4 leaves its data files to the collector
        from parliament import analyze_policy_string

    reader = Reader(template)
    for logical_id, document in policies(template):
        readable = _readable(document, reader)
        for finding in analyze_policy_string(json.dumps(readable)).findings:
            for action in _actions(finding.detail) or [""]:
                rule = f"{finding.issue}[{action}]" if action else finding.issue
                yield logical_id, rule, f"{finding.issue}: {finding.detail or finding.location}"


def _actions(detail: object) -> list[str]:
    """The actions of which a finding tells, so that what explains one of them explains no other."""
    if isinstance(detail, list):
        return sorted({each["action"] for each in detail if "action" in each})
    return [found[0]] if isinstance(detail, str) and (found := ACTION.search(detail)) else []


def _readable(document: dict[str, Any], reader: Reader) -> dict[str, Any]:
    """Give the policy in plain text. A statement over nothing but ARNs that only AWS knows cannot be judged."""
    statements = []
    for statement in _list(document["Statement"]):
        texts = [text for resource in _list(statement.get("Resource", [])) if (text := reader.text(resource))]
        resources = [VARIABLE.sub("example", text) for text in texts]
        if resources or "NotResource" in statement:
            plain = {key: reader.plain(value) for key, value in statement.items() if key != "Resource"}
            statements.append({**plain, **({"Resource": resources} if resources else {})})
    return {"Version": document.get("Version", "2012-10-17"), "Statement": statements}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]
