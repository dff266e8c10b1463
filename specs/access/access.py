"""Who may do what in the cluster, and the way in when its endpoint is private."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from specs.endpoints.reach import Call, Reach
from specs.names import EntryName, Namespace, RoleOrUserArn
from specs.rules import access as rules
from specs.spec import Rule, Spec

AccessPolicyName = Literal[
    "AmazonEKSAdminPolicy",
    "AmazonEKSAdminViewPolicy",
    "AmazonEKSClusterAdminPolicy",
    "AmazonEKSEditPolicy",
    "AmazonEKSViewPolicy",
]
"""An EKS access policy for people.

https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html
"""


class AccessPolicySpec(Spec):
    """One EKS access policy, for the whole cluster or for some namespaces."""

    name: AccessPolicyName
    """The policy, by AWS's name."""
    namespaces: tuple[Namespace, ...] | None = Field(default=None, min_length=1)
    """The namespaces in which it holds; absent: the whole cluster."""


class AccessEntrySpec(Spec):
    """One IAM principal and what it may do.

    https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.an_entry_grants_something,
        rules.policies_come_once,
        rules.groups_are_ones_own,
    )

    name: EntryName
    """The entry's name in this file."""
    principal: RoleOrUserArn
    """The IAM role or user, which must exist."""
    policies: tuple[AccessPolicySpec, ...] = Field(default=(), max_length=20)
    """EKS access policies."""
    groups: tuple[Annotated[str, Field(min_length=1, max_length=63)], ...] = ()
    """Kubernetes groups for RBAC bindings of one's own; none may start with `system:`."""


class BastionSpec(Spec):
    """A small host in a private subnet, reached through AWS Systems Manager only, with kubectl and view of the cluster.

    It has no inbound rule, no public address and no key.
    https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (rules.the_bastion_has_an_x86_64_type,)
    reach: ClassVar[Reach] = Reach(
        calls=(
            Call(service="eks", because="asks for the cluster's address for its kubeconfig"),
            Call(service="s3", because="fetches kubectl"),
            Call(service="ssm", because="registers for sessions"),
            Call(service="ssmmessages", because="carries sessions"),
        )
    )
    """An agent that reaches ssmmessages calls no ec2messages:
    https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html"""

    instance_type: str = "t3.micro"
    """An x86-64 instance type."""
    policy: AccessPolicyName = "AmazonEKSViewPolicy"
    """What its role may do in the whole cluster. Whoever IAM lets open a session on the host acts as this role;
    AmazonEKSAdminViewPolicy reads Secrets too."""


class AccessSpec(Spec):
    """All who may enter."""

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.somebody_is_admin,
        rules.principals_come_once,
        rules.principals_can_have_entries,
        rules.entry_names_come_once,
    )

    admins: tuple[RoleOrUserArn, ...]
    """Cluster administrators, at least one: nobody else is admin, not even the creator."""
    entries: tuple[AccessEntrySpec, ...] = ()
    """Everybody else."""
    bastion: BastionSpec | None = None
    """The way in when the endpoint is private."""
