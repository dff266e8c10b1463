"""Who may do what in the cluster."""

from collections.abc import Sequence

from aws_cdk.aws_eks import CfnAccessEntry
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.place import place_of
from specs.access.entry import AccessEntrySpec, AccessPolicySpec
from specs.access.policies import AccessPolicyName


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
    ) -> None:
        """Let a role or user in, by its ARN, which may be a token."""
        super().__init__(scope, construct_id)
        CfnAccessEntry(
            self,
            "Resource",
            cluster_name=cluster.name,
            principal_arn=principal,
            type="STANDARD",
            access_policies=[
                CfnAccessEntry.AccessPolicyProperty(
                    policy_arn=access_policy_arn(self, policy.name), access_scope=_scope(policy)
                )
                for policy in policies
            ],
            kubernetes_groups=list(groups),
        )


class AccessEntries(Construct):
    """The cluster's administrators, and everybody else who is named."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        cluster: ClusterAttributes,
        admins: Sequence[str],
        entries: Sequence[AccessEntrySpec],
    ) -> None:
        """Create an entry for each; an admin's id is account and name, for that is all the name it has."""
        super().__init__(scope, construct_id)
        administrators = Construct(self, "Admins")
        for admin in admins:
            AccessEntry(
                administrators,
                admin.rpartition("::")[2],
                cluster=cluster,
                principal=admin,
                policies=[AccessPolicySpec(name="AmazonEKSClusterAdminPolicy")],
            )
        for entry in entries:
            AccessEntry(
                self,
                entry.name,
                cluster=cluster,
                principal=entry.principal,
                policies=entry.policies,
                groups=entry.groups,
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
