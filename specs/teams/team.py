"""A team: a namespace of its own, what holds in it, and who may do what there."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field

from specs.access.policies import AccessPolicyName
from specs.names import EntryName, Namespace, RoleOrUserArn
from specs.pod_policies.network_policy import AllowedTrafficSpec, NetworkPolicySpec
from specs.pod_policies.pod_policy import PodPolicySpec
from specs.pod_policies.pod_security import PodSecurityLevel, PodSecuritySpec
from specs.quantity import Quantity
from specs.rules import network_policies as network_rules
from specs.spec import Rule, Spec
from specs.teams.limits import LimitsSpec
from specs.teams.rules import quota as quota_rules
from specs.teams.rules import team as rules
from specs.written import Written

QuotaKey: TypeAlias = Annotated[
    str,
    Written(
        pattern=r"[A-Za-z0-9]([-A-Za-z0-9_./]*[A-Za-z0-9])?",
        longest=253,
        rule="must be what a ResourceQuota counts, as requests.cpu, limits.memory, pods, count/deployments.apps",
        example="requests.cpu",
    ),
]
"""What a ResourceQuota counts: https://kubernetes.io/docs/concepts/policy/resource-quotas/"""

POLICIES: dict[str, AccessPolicyName] = {
    "admin": "AmazonEKSAdminPolicy",
    "edit": "AmazonEKSEditPolicy",
    "view": "AmazonEKSViewPolicy",
}
"""The EKS access policies that are alike Kubernetes's own roles of these names.

https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html
"""


class MemberSpec(Spec):
    """Somebody of a team, by IAM."""

    rules: ClassVar[tuple[Rule, ...]] = (rules.a_member_can_have_an_entry,)

    principal: RoleOrUserArn
    """The IAM role or user, which must exist. Who is a member of several teams has one access entry for all."""
    policy: Literal["admin", "edit", "view"]
    """What it may do in the team's namespace: read, change workloads, or hand that on by roles and bindings too."""


class TeamNetworkSpec(Spec):
    """To whom a team's pods talk: to nobody but those that are named, to DNS and to the agent of their identities."""

    rules: ClassVar[tuple[Rule, ...]] = (
        network_rules.allowed_traffic_has_names_of_its_own,
        rules.an_open_network_allows_nothing,
    )

    allow: tuple[AllowedTrafficSpec, ...] = ()
    """The traffic that is let through."""
    open_because: str | None = Field(default=None, min_length=20)
    """The written reason for which the namespace has no network policy, so that its pods talk to everybody."""


class TeamSpec(Spec):
    """A namespace with its quota, limits, network policies and pod security, and the people who work in it.

    The namespace is made where there is none, and stays when the team goes from the file. Its network policies hold
    against pods: members who edit or administer it may change them. They can be each service account of it, too.
    https://kubernetes.io/docs/concepts/security/multi-tenancy/
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.the_namespace_is_nobody_elses,
        rules.members_come_once,
        rules.privileges_have_a_reason,
        quota_rules.what_is_counted_is_known,
        quota_rules.things_are_counted_in_whole_numbers,
        rules.what_is_counted_has_a_default,
    )

    name: EntryName
    """The team's name."""
    namespace: Namespace | None = None
    """Its namespace; absent: one of its name."""
    members: tuple[MemberSpec, ...] = Field(min_length=1)
    """Who may do what in it."""
    pod_security: PodSecurityLevel = "restricted"
    """The Pod Security Standard that its pods keep, as the cluster's minor has it; pods that do not are refused."""
    privileged_because: str | None = Field(default=None, min_length=20)
    """The written reason for which `pod_security` may be `privileged`, with which its pods are root of their nodes."""
    quota: dict[QuotaKey, Quantity] = Field(min_length=1)
    """The most that all its pods together may ask for, and how many things there may be."""
    limits: LimitsSpec = LimitsSpec()
    """What a container gets that says nothing, and what it may say."""
    network: TeamNetworkSpec = TeamNetworkSpec()
    """To whom its pods talk, and who talks to them; absent: they ask DNS and the agent of their identities, and that
    is all."""

    @property
    def home(self) -> Namespace:
        """Its namespace."""
        return self.namespace or self.name

    @property
    def pod_policies(self) -> tuple[PodPolicySpec, ...]:
        """What holds for its pods, taken as it is written: the team's rules have judged it already."""
        security = PodSecuritySpec.model_construct(namespace=self.home, level=self.pod_security)
        if self.network.open_because:
            return (security,)
        return (security, NetworkPolicySpec.model_construct(namespace=self.home, allow=self.network.allow))
