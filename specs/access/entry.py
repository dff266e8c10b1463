"""An access entry: one IAM principal and what it may do."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field

from specs.access.policies import MOST_POLICIES, AccessPolicyName
from specs.access.rules import entry as rules
from specs.names import EntryName, Namespace, RoleOrUserArn
from specs.spec import Rule, Spec

AccessEntryType: TypeAlias = Literal[
    "standard", "ec2_linux", "ec2_windows", "fargate_linux", "ec2", "hybrid_linux", "hyperpod_linux"
]
"""What an entry is for: people and services (`standard`), or the role of nodes of a kind.

CreateAccessEntryRequest.type of the EKS API, botocore 1.43.106.
"""

GroupName: TypeAlias = Annotated[str, Field(min_length=1, max_length=63)]
"""A Kubernetes group's name."""


class AccessPolicySpec(Spec):
    """One EKS access policy, for the whole cluster or for some namespaces."""

    name: AccessPolicyName
    """The policy, by AWS's name."""
    namespaces: tuple[Namespace, ...] | None = Field(default=None, min_length=1)
    """The namespaces in which it holds; absent: the whole cluster."""


class AccessEntrySpec(Spec):
    """One IAM principal and what it may do. A team whose member it is adds to it; it stays one entry.

    https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.an_entry_grants_something,
        rules.policies_come_once,
        rules.namespaces_come_once,
        rules.groups_come_once,
        rules.groups_are_ones_own,
        rules.nodes_are_roles,
        rules.nodes_have_what_eks_gives_them,
        rules.auto_nodes_have_their_policy,
        rules.policies_fit_the_type,
        rules.usernames_are_ones_own,
        rules.usernames_have_templates_that_eks_fills_in,
    )

    name: EntryName
    """The entry's name in this file."""
    principal: RoleOrUserArn
    """The IAM role or user, which must exist."""
    type: AccessEntryType = "standard"
    """`standard` for people and services. The others are for roles of nodes that EKS does not manage: `ec2_linux` and
    `ec2_windows` of instances of one's own, `ec2` of Auto Mode's where a NodeClass names the role, `hybrid_linux`,
    `hyperpod_linux`, `fargate_linux`. Fixed for life."""
    username: str | None = Field(default=None, min_length=1)
    """The name that Kubernetes and the audit log know it by; absent: EKS takes the principal's ARN, which tells a
    role's sessions apart. One of one's own does so too if it ends in `:{{SessionName}}`."""
    policies: tuple[AccessPolicySpec, ...] = Field(default=(), max_length=MOST_POLICIES)
    """EKS access policies."""
    groups: tuple[GroupName, ...] = ()
    """Kubernetes groups for RBAC bindings of one's own (`rbac`); none may start with `system:`."""
