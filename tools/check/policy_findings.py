"""What a judge of identity policies finds in an app, as the CDK takes it from a checker."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeAlias

from aws_cdk import (
    IPolicyValidationContext,
    PolicyValidationPluginReport,
    PolicyViolatingResource,
    PolicyViolation,
)

Finding: TypeAlias = tuple[str, str, str]
"""The logical id of the resource that holds the policy, the rule, and what is said of it."""


def report_of(
    context: IPolicyValidationContext, judge: Callable[[dict[str, Any]], Iterable[Finding]]
) -> PolicyValidationPluginReport:
    """Judge every template of the assembly. All that is found is an error: without a severity it may be lost."""
    violations = [
        PolicyViolation(
            rule_name=rule,
            description=description,
            severity="error",
            violating_resources=[
                PolicyViolatingResource(
                    locations=["Properties.PolicyDocument"],
                    resource_logical_id=logical_id,
                    template_path=stack.template_path,
                )
            ],
        )
        for stack in context.stack_templates
        for logical_id, rule, description in judge(json.loads(Path(stack.template_path).read_text()))
    ]
    return PolicyValidationPluginReport(success=not violations, violations=violations)
