"""Who may do what in the cluster."""

from collections.abc import Sequence

from aws_cdk.aws_eks import CfnAccessEntry
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.place import place_of
from specs.access.entry import AccessEntryType, AccessPolicySpec
from specs.access.grants import Grant
from specs.access.policies import AccessPolicyName

WITH_POLICIES = frozenset({"standard", "ec2"})
"""The types of entries that take policies: https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html
"""


class AccessEntry(Construct):
    """One IAM principal, known to the cluster, with EKS access policies and Kubernetes groups.

    https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        cluster: ClusterAttributes,
        principal: str,
        policies: Sequence[AccessPolicySpec] = (),
        groups: Sequence[str] = (),
        type: AccessEntryType = "standard",  # noqa: A002 -- EKS's name for it
        username: str | None = None,
    ) -> None:
        """Let a role or user in, by its ARN, which may be a token. Nodes have neither groups nor a name of ours."""
        super().__init__(scope, construct_id)
        CfnAccessEntry(
            self,
            "Resource",
            cluster_name=cluster.name,
            principal_arn=principal,
            type=type.upper(),
            username=username,
            access_policies=[
                CfnAccessEntry.AccessPolicyProperty(
                    policy_arn=access_policy_arn(self, policy.name), access_scope=_scope(policy)
                )
                for policy in policies
            ]
            if type in WITH_POLICIES
            else None,
            kubernetes_groups=list(groups) if type == "standard" else None,
        )


class AccessEntries(Construct):
    """One entry for each principal: admins, everybody who is named, and members of teams."""

    def __init__(
        self, scope: Construct, construct_id: str, *, cluster: ClusterAttributes, grants: Sequence[Grant]
    ) -> None:
        """Create them, each under the name that its grant has."""
        super().__init__(scope, construct_id)
        scopes = {"admin": Construct(self, "Admins"), "entry": self, "team": Construct(self, "Members")}
        for grant in grants:
            AccessEntry(
                scopes[grant.written],
                grant.name,
                cluster=cluster,
                principal=grant.principal,
                policies=grant.policies,
                groups=grant.groups,
                type=grant.type,
                username=grant.username,
            )


def access_policy_arn(scope: Construct, name: AccessPolicyName) -> str:
    """The ARN of an EKS access policy.

    https://docs.aws.amazon.com/eks/latest/userguide/access-policies.html
    """
    return f"arn:{place_of(scope).partition}:eks::aws:cluster-access-policy/{name}"


def _scope(policy: AccessPolicySpec) -> CfnAccessEntry.AccessScopeProperty:
    if policy.namespaces is None:
        return CfnAccessEntry.AccessScopeProperty(type="cluster")
    return CfnAccessEntry.AccessScopeProperty(type="namespace", namespaces=list(policy.namespaces))
