"""cloudsplaining as a checker of an app: what somebody who takes a pod over could do with its permissions."""

from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import jsii
from aws_cdk import IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport

from tools.check.intrinsics import Reader
from tools.check.permissions import policies
from tools.check.policy_findings import Finding, report_of

POWERS = ("PrivilegeEscalation", "CredentialsExposure", "ResourceExposure")
"""Kinds of findings that count whatever limits them."""
UNLIMITED = "nothing limits to what this is done"
WHATEVER = "a power over permissions or credentials, whatever the statement limits it to"


@jsii.implements(IPolicyValidationPlugin)
class Cloudsplaining:
    """Every identity policy, judged by cloudsplaining.

    What makes its holder somebody else, gives out credentials or opens a resource to others is looked at whatever its
    statement says of resources and conditions: role/* is a limit in name only, and so is a condition that always holds.
    What reads and changes is looked at where nothing limits it, for that is what permissions are for.
    https://cloudsplaining.readthedocs.io/en/latest/glossary/privilege-escalation/
    """

    @property
    def name(self) -> str:
        """Stands before the two colons of a rule."""
        return "cloudsplaining"

    @property
    def version(self) -> str:
        """The package's own."""
        return version("cloudsplaining")

    @property
    def rule_ids(self) -> list[str] | None:
        """Not told."""
        return None

    def validate(self, context: IPolicyValidationContext) -> PolicyValidationPluginReport:
        """Judge the policies of every template of the assembly."""
        return report_of(context, _described)


def _described(template: dict[str, Any]) -> Iterator[Finding]:
    for logical_id, rule in exposed(template):
        yield logical_id, rule, f"{rule}: {WHATEVER if rule.startswith(POWERS) else UNLIMITED}"


def exposed(template: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give what cloudsplaining finds: logical id, and the kind of finding with the action in brackets."""
    from cloudsplaining.scan.policy_document import PolicyDocument

    reader = Reader(template)
    for logical_id, document in policies(template):
        plain = reader.document(document)
        limited = PolicyDocument(plain)
        judged = PolicyDocument(plain, flag_conditional_statements=True, flag_resource_arn_statements=True)
        for method in judged.allows_privilege_escalation:
            yield logical_id, f"PrivilegeEscalation[{method['type']}]"
        for kind, actions in (
            ("DataExfiltration", limited.allows_data_exfiltration_actions),
            ("CredentialsExposure", judged.credentials_exposure),
            ("ResourceExposure", judged.permissions_management_without_constraints),
            ("InfrastructureModification", limited.infrastructure_modification),
            ("ServiceWildcard", judged.service_wildcard),
        ):
            for action in sorted(set(actions)):
                yield logical_id, f"{kind}[{action}]"
