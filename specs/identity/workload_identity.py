"""Who one's own pods are in AWS, as it is written."""

from collections.abc import Sequence
from typing import Annotated, ClassVar

from pydantic import Field

from specs.arns import LiesIn
from specs.capacity.capacity import CapacitySpec
from specs.identity.identity import Identity
from specs.identity.rules import workload_identity as rules
from specs.identity.rules.managed_policies import managed_policies_grant_no_service_as_a_whole
from specs.identity.statement import Statement
from specs.identity.statement_spec import StatementSpec
from specs.identity.way import Way, way_of_pods
from specs.names import DNS_NAME, EntryName, Label, LabelKey, Namespace
from specs.spec import Rule, Spec
from specs.written import Written

ServiceAccountName = Annotated[
    str,
    Written(
        pattern=DNS_NAME,
        longest=253,
        rule="must be the name of one service account, without its namespace and without a wildcard",
        example="reports",
    ),
]
"""The name of a Kubernetes service account: a DNS subdomain (RFC 1123)."""

RoleArn = Annotated[
    str,
    Written(
        pattern=r"arn:aws[a-z-]*:iam::\d{12}:role/[\w+=,.@/-]+",
        longest=2048,
        rule="must be the ARN of one role, as arn:aws:iam::444455556666:role/reports",
        example="arn:aws:iam::444455556666:role/reports",
    ),
    LiesIn.PARTITION,
]
"""The ARN of an IAM role."""

AwsManagedPolicy = Annotated[
    str,
    Written(
        pattern=r"[\w+=,.@-]+(/[\w+=,.@-]+)*",
        longest=512,
        rule="must be the name of a policy of AWS with its path, as service-role/AWSAppRunnerServicePolicyForECRAccess",
        example="AmazonSSMReadOnlyAccess",
        hint=lambda value: "must be its name, without what stands before policy/" if value.startswith("arn:") else None,
    ),
]
"""The name of an AWS managed policy, with its path."""

THE_TARGET_ROLE = (
    "cloudsplaining::CredentialsExposure[sts:AssumeRole]",
    "one role by its ARN, which the environment names and whose owner trusts these pods: it is what they are for",
)


class WorkloadIdentitySpec(Spec):
    """The role of the pods of one service account.

    Where the pods run decides how they get its credentials: on nodes by EKS Pod Identity, on Fargate by IRSA. The
    service account of pods on Fargate is made here, with the annotation that IRSA reads, and its namespace where there
    is none; that of pods on nodes is their own chart's or manifest's.
    https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.pods_have_an_account_of_their_own,
        rules.something_is_granted,
        rules.statements_come_once,
        rules.managed_policies_are_few_and_differ,
        managed_policies_grant_no_service_as_a_whole,
        rules.the_target_role_says_what_pods_may,
        rules.a_session_policy_narrows_a_target_role,
        rules.untagged_sessions_have_no_tags,
    )

    name: EntryName
    """The entry's name in this file."""
    namespace: Namespace
    """The namespace of the pods and of their service account."""
    service_account: ServiceAccountName
    """The service account that the pods name."""
    labels: dict[LabelKey, Label] = Field(default={})
    """The labels of the pods, by which a Fargate profile may take them."""
    managed_policies: tuple[AwsManagedPolicy, ...] = ()
    """What they may do, by policies that AWS writes."""
    statements: tuple[StatementSpec, ...] = ()
    """What they may do, statement by statement."""
    target_role: RoleArn | None = None
    """The role, of another account as a rule, whose permissions the pods have instead: their own role may take it, and
    do nothing else. Its trust policy must name their role; on nodes only."""
    session_tags: bool = True
    """EKS Pod Identity tags the sessions of the pods with cluster, namespace, service account and pod, and their role
    is taken with the right tags only. Off where AWS finds the tags too long together with a session policy."""
    session_policy: tuple[StatementSpec, ...] = ()
    """What the pods may do at most of what the target role may. AWS wants `session_tags: false` with it."""

    @property
    def identity(self) -> Identity:
        """The same as data."""
        if self.target_role:
            into = Statement(
                actions=("sts:AssumeRole", "sts:TagSession"), resources=(self.target_role,), accepts=(THE_TARGET_ROLE,)
            )
            return Identity(service_account=self.service_account, statements=(into,))
        return Identity(
            service_account=self.service_account,
            managed_policies=self.managed_policies,
            statements=tuple(each.statement for each in self.statements),
        )

    def way(self, capacity: Sequence[CapacitySpec]) -> Way:
        """How its pods get their credentials, by where they run."""
        return way_of_pods(capacity, namespace=self.namespace, labels=self.labels)

    @property
    def asks_for_session_tags(self) -> bool:
        """Whether one of its statements holds by a tag of the session."""
        return any(statement.asks_for_session_tags for statement in (*self.statements, *self.session_policy))
