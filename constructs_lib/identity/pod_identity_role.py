"""What the pods of one service account may do."""

from aws_cdk import Aws, Token
from aws_cdk.aws_iam import Effect, ManagedPolicy, PolicyStatement, Role, ServicePrincipal, SessionTagsPrincipal
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.place import place_of
from constructs_lib.policy.acknowledgement import acknowledge
from constructs_lib.policy.aws_managed_policies import aws_managed, finding_of
from specs.identity.identity import Identity
from specs.identity.statement import Statement

PODS = "pods.eks.amazonaws.com"


class PodIdentityRole(Role):
    """The IAM role of one workload, which only EKS Pod Identity of one cluster may assume.

    https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, identity: Identity, cluster: ClusterAttributes) -> None:
        """Create the role with the identity's managed policies and a policy of its statements."""
        self._cluster = cluster
        place = place_of(scope)
        self._account = place.account
        self._region = place.region
        cluster_arn = place.arn("eks", f"cluster/{cluster.name}")
        conditions = {
            "StringEquals": {"aws:SourceAccount": self._account},
            "ArnEquals": {"aws:SourceArn": cluster_arn},
        }
        super().__init__(
            scope,
            construct_id,
            assumed_by=SessionTagsPrincipal(ServicePrincipal(PODS, conditions=conditions)),
            description=f"Pods of {identity.service_account} in {cluster.name}",
            managed_policies=[aws_managed(name) for name in identity.managed_policies],
        )
        for name in identity.managed_policies:
            acknowledge(
                self,
                finding_of(name),
                because=f"AWS writes this policy for {identity.service_account} and keeps it in step with the add-on",
            )
        if identity.statements:
            self._own_policy(identity)

    def _own_policy(self, identity: Identity) -> None:
        policy = ManagedPolicy(
            self,
            "Policy",
            description=f"What {identity.service_account} does in {self._cluster.name}",
            roles=[self],
            statements=[self._statement(statement) for statement in identity.statements],
        )
        places = self._places_as_found()
        for statement in identity.statements:
            for resource in statement.resources:
                if "*" in resource:
                    acknowledge(
                        policy,
                        f"AwsSolutions::AwsSolutions-IAM5[Resource::{resource.format_map(places)}]",
                        because=statement.because,
                    )

    def _statement(self, statement: Statement) -> PolicyStatement:
        places = self._places()
        return PolicyStatement(
            effect=Effect.ALLOW,
            actions=list(statement.actions),
            resources=[resource.format_map(places) for resource in statement.resources],
            conditions={
                operator: {key.format_map(places): value.format_map(places)}
                for operator, key, value in statement.conditions
            }
            or None,
        )

    def _places(self) -> dict[str, str]:
        return {
            "cluster": self._cluster.name,
            "account": self._account,
            "region": self._region,
            "partition": Aws.PARTITION,
        }

    def _places_as_found(self) -> dict[str, str]:
        """The same as the checkers print them."""
        return {
            "cluster": self._cluster.name,
            "account": "<AWS::AccountId>" if Token.is_unresolved(self._account) else self._account,
            "region": "<AWS::Region>" if Token.is_unresolved(self._region) else self._region,
            "partition": "<AWS::Partition>",
        }
