"""The way in for emergencies."""

from aws_cdk import CfnOutput, Duration
from aws_cdk.aws_iam import ArnPrincipal, CompositePrincipal, ManagedPolicy, PolicyStatement, PrincipalBase, Role
from constructs import Construct

from constructs_lib.access.access_entries import AccessEntry
from constructs_lib.access.break_glass_alarms import BreakGlassAlarms
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.place import place_of
from specs.access.break_glass import BreakGlassSpec
from specs.access.entry import AccessPolicySpec
from specs.access.policies import CLUSTER_ADMIN

NEVER = "1970-01-01T00:00:00Z"
"""A time that is past: whoever must come before it does not come in."""


class BreakGlass(Construct):
    """A role that administers the cluster, shut but for the hours that a commit names, and alarms on its use.

    It opens by a deploy and shuts by itself; no clock is read here, IAM compares the time.
    https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_emergency_process.html
    """

    def __init__(
        self, scope: Construct, construct_id: str, *, spec: BreakGlassSpec, cluster: ClusterAttributes, retain: bool
    ) -> None:
        """Create the role, its access entry and the alarms; `retain` keeps their key when they go."""
        super().__init__(scope, construct_id)
        role = Role(
            self,
            "Role",
            description=f"Emergencies of {cluster.name}: administers the cluster, and every use is alarmed",
            assumed_by=CompositePrincipal(*(self._whoever(arn, spec) for arn in spec.principals)),
            max_session_duration=Duration.hours(1),
        )
        ManagedPolicy(
            self,
            "Policy",
            description=f"Kubeconfig of {cluster.name} in emergencies",
            roles=[role],
            statements=[
                PolicyStatement(
                    sid="Kubeconfig",
                    actions=["eks:DescribeCluster"],
                    resources=[place_of(self).arn("eks", f"cluster/{cluster.name}")],
                )
            ],
        )
        AccessEntry(
            self,
            "AccessEntry",
            cluster=cluster,
            principal=role.role_arn,
            policies=[AccessPolicySpec(name=CLUSTER_ADMIN)],
        )
        CfnOutput(
            self,
            "RoleArn",
            value=role.role_arn,
            description=f"The role that emergencies of {cluster.name} are answered with: docs/access.md",
        )
        BreakGlassAlarms(self, "Alarms", role=role, cluster=cluster, notify=spec.notify, retain=retain)

    def _whoever(self, arn: str, spec: BreakGlassSpec) -> PrincipalBase:
        """A principal, with MFA, before the time, and by STS in this region, whose calls the rule sees.

        https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
        """
        conditions = {
            "Bool": {"aws:MultiFactorAuthPresent": "true"},
            "DateLessThan": {"aws:CurrentTime": spec.open_until or NEVER},
            "StringEquals": {"aws:RequestedRegion": place_of(self).region},
        }
        return ArnPrincipal(arn).with_conditions(conditions)
