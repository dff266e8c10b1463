"""What the pods of one service account may do."""

from aws_cdk import Aws, Stack, Token
from aws_cdk.aws_iam import Effect, ManagedPolicy, PolicyStatement, Role, ServicePrincipal, SessionTagsPrincipal
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.policy.acknowledgement import acknowledge
from specs.add_ons.add_on import Identity, Statement

PODS = "pods.eks.amazonaws.com"


class PodIdentityRole(Role):
    """The IAM role of one workload, which only EKS Pod Identity of one cluster may assume.

    https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, identity: Identity, cluster: ClusterAttributes) -> None:
        """Create the role with the identity's managed policies and a policy of its statements."""
        stack = Stack.of(scope)
        self._cluster = cluster
        self._places = {"cluster": cluster.name, "account": stack.account, "region": stack.region}
        cluster_arn = stack.format_arn(service="eks", resource="cluster", resource_name=cluster.name)
        conditions = {
            "StringEquals": {"aws:SourceAccount": self._places["account"]},
            "ArnEquals": {"aws:SourceArn": cluster_arn},
        }
        super().__init__(
            scope,
            construct_id,
            assumed_by=SessionTagsPrincipal(ServicePrincipal(PODS, conditions=conditions)),
            description=f"Pods of {identity.service_account} in {cluster.name}",
            managed_policies=[ManagedPolicy.from_aws_managed_policy_name(name) for name in identity.managed_policies],
        )
        for name in identity.managed_policies:
            acknowledge(
                self,
                f"AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/{name}]",
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
        for statement in identity.statements:
            for resource in statement.resources:
                if "*" in resource:
                    acknowledge(
                        policy,
                        f"AwsSolutions::AwsSolutions-IAM5[Resource::{self._as_found(resource)}]",
                        because=statement.because,
                    )

    def _statement(self, statement: Statement) -> PolicyStatement:
        return PolicyStatement(
            effect=Effect.ALLOW,
            actions=list(statement.actions),
            resources=[self._filled(resource) for resource in statement.resources],
            conditions={
                operator: {self._filled(key): self._filled(value)} for operator, key, value in statement.conditions
            }
            or None,
        )

    def _filled(self, text: str) -> str:
        return text.format(partition=Aws.PARTITION, **self._places)

    def _as_found(self, resource: str) -> str:
        """The resource as the checkers print it."""
        unknown = {"account": "<AWS::AccountId>", "region": "<AWS::Region>"}
        found = {name: unknown[name] if Token.is_unresolved(place) else place for name, place in self._places.items()}
        return resource.format(partition="<AWS::Partition>", **found)
