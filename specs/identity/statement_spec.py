"""What one's own pods may do in AWS, as it is written."""

from typing import Annotated, ClassVar

from pydantic import Field

from specs.arns import LiesIn
from specs.identity.rules import policy_sizes
from specs.identity.rules import statement as rules
from specs.identity.statement import Statement
from specs.spec import Rule, Spec
from specs.written import Written


def _action_hint(value: str) -> str | None:
    """Why something that looks like an action grants more than one."""
    if "*" in value:
        return "must name each action: a wildcard grants what AWS adds tomorrow too"
    return None


Action = Annotated[
    str,
    Written(
        pattern=r"[a-z0-9-]+:[A-Z][A-Za-z0-9]+",
        rule="must be one action with its service, as s3:GetObject",
        example="s3:GetObject",
        hint=_action_hint,
    ),
]
"""An action of an AWS service."""

ResourceArn = Annotated[
    str,
    Written(
        pattern=r"\*|arn:[^:*\s]+:[a-z0-9-]+:[^:\s]*:[^:\s]*:\S+",
        longest=2048,
        rule="must be the ARN of a resource, as arn:{partition}:s3:::reports/*, or * where an action knows none",
        example="arn:{partition}:s3:::reports/*",
    ),
    LiesIn.PARTITION,
]
"""The ARN of a resource; `{cluster}`, `{account}`, `{region}` and `{partition}` stand for the cluster's own."""

ConditionOperator = Annotated[
    str,
    Written(
        pattern=r"(ForAllValues:|ForAnyValue:)?(String(Not)?(Equals(IgnoreCase)?|Like)|Arn(Not)?(Equals|Like)"
        r"|(Numeric|Date)((Not)?Equals|(Less|Greater)Than(Equals)?)|Bool|BinaryEquals|(Not)?IpAddress)(IfExists)?|Null",
        rule="must be one of IAM's condition operators, as StringEquals",
        example="StringEquals",
    ),
]
"""https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html."""

ConditionKey = Annotated[
    str,
    Written(
        pattern=r"[a-z0-9-]+:\S+",
        rule="must be a condition key, as aws:ResourceTag/team",
        example="aws:ResourceTag/team",
    ),
]
"""A condition key, global or a service's."""


Finding = Annotated[
    str,
    Written(
        pattern=r"(cloudsplaining|parliament)::\S+",
        rule="must be a finding as make check prints it, as cloudsplaining::ResourceExposure[sqs:CreateQueue]",
        example="cloudsplaining::ResourceExposure[sqs:CreateQueue]",
    ),
]
"""What a checker of policies finds."""


class StatementSpec(Spec):
    """One statement of what pods may do.

    There is no way to write what they may not (`NotAction`, `NotResource`): it would grant what does not exist yet.
    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.actions_come_once,
        rules.resources_come_once,
        rules.wildcards_are_explained,
        rules.powers_name_their_resources,
        rules.conditions_that_may_not_bind_are_explained,
        rules.what_is_accepted_has_a_reason,
        rules.conditions_say_something,
        rules.places_are_known,
        rules.session_tags_are_eks_own,
        policy_sizes.a_statement_fits_into_a_policy,
    )

    actions: tuple[Action, ...] = Field(min_length=1)
    """What they may do, each action by its name."""
    resources: tuple[ResourceArn, ...] = Field(min_length=1)
    """To what. `{cluster}`, `{account}`, `{region}` and `{partition}` stand for the cluster's own,
    `${aws:PrincipalTag/kubernetes-namespace}` for a tag of the pod's session."""
    conditions: dict[ConditionOperator, dict[ConditionKey, tuple[str, ...]]] = Field(default={})
    """When: by operator and key, the values one of which must hold."""
    because: str = ""
    """Why a `*` or `?` stands among the resources, or a condition that holds without its key, as a security reviewer
    would ask for it."""
    accepts: dict[Finding, str] = Field(default={})
    """What else `make check` finds in it that is meant, and why: a power over permissions or credentials is found
    whatever limits it."""

    @property
    def statement(self) -> Statement:
        """The same as data."""
        return Statement(
            actions=self.actions,
            resources=self.resources,
            conditions=tuple(
                (operator, key, value)
                for operator, keys in self.conditions.items()
                for key, values in keys.items()
                for value in values
            ),
            because=self.because,
            accepts=tuple(self.accepts.items()),
        )

    @property
    def asks_for_session_tags(self) -> bool:
        """Whether it holds by a tag that EKS Pod Identity puts on a session."""
        return self.statement.asks_for_session_tags
