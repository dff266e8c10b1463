"""cfn-lint as a checker of an app."""

import json
from pathlib import Path
from typing import Any

import jsii
from aws_cdk import (
    IPolicyValidationContext,
    IPolicyValidationPlugin,
    PolicyValidationPluginReport,
    PolicyViolatingResource,
    PolicyViolation,
)

IGNORED = {
    # The CDK writes a DependsOn for every dependency between constructs, beside the reference that implies it. CDK's
    # own validator ignores the rule too (core/lib/validation/cloudformation-validate-plugin.js of 2.275.0,
    # IGNORE_RULES; read 2026-11-23).
    "W3005": "a DependsOn that a reference already implies",
}
"""Rules that say nothing about a CDK template, and what they look for."""


@jsii.implements(IPolicyValidationPlugin)
class CfnLint:
    """All rules of cfn-lint of level error and warning, for the region that the template is deployed to."""

    @property
    def name(self) -> str:
        """Stands before the two colons of a rule."""
        return "cfn-lint"

    @property
    def version(self) -> str:
        """cfn-lint's own."""
        import cfnlint.version

        return str(cfnlint.version.__version__)

    @property
    def rule_ids(self) -> list[str] | None:
        """Not told."""
        return None

    def validate(self, context: IPolicyValidationContext) -> PolicyValidationPluginReport:
        """Lint every template of the assembly."""
        violations = [
            violation
            for stack in context.stack_templates
            for violation in _lint(Path(stack.template_path), stack.stack_construct_path, stack.region)
        ]
        return PolicyValidationPluginReport(success=not violations, violations=violations)


def _lint(template: Path, stack_path: str, region: str | None) -> list[PolicyViolation]:
    from cfnlint.api import lint
    from cfnlint.config import ManualArgs

    settings = ManualArgs(ignore_checks=list(IGNORED), regions=[region or "us-east-1"])
    resources = json.loads(template.read_text()).get("Resources", {})
    return [
        PolicyViolation(
            rule_name=match.rule.id,
            description=match.message,
            # Without a severity the CDK may call the run successful.
            severity="warning" if match.rule.id.startswith("W") else "error",
            violating_resources=[_place(list(getattr(match, "path", [])), resources, template, stack_path)],
        )
        for match in lint(template.read_text(), config=settings)
    ]


def _place(path: list[Any], resources: dict[str, Any], template: Path, stack_path: str) -> PolicyViolatingResource:
    location = ".".join(str(part) for part in path[2:])
    if len(path) > 1 and path[0] == "Resources" and path[1] in resources:
        return PolicyViolatingResource(
            locations=[location], resource_logical_id=str(path[1]), template_path=str(template)
        )
    return PolicyViolatingResource(
        locations=[".".join(str(part) for part in path)], construct_path=stack_path, template_path=str(template)
    )
