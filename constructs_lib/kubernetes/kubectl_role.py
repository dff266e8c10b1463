"""What the kubectl functions may do in AWS: find the cluster, live in its VPC, and pull from a registry."""

from aws_cdk import Token
from aws_cdk.aws_iam import ManagedPolicy, PolicyStatement, Role
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.place import Place, place_of
from constructs_lib.policy.acknowledgement import acknowledge
from constructs_lib.policy.aws_managed_policies import aws_managed, finding_of
from constructs_lib.policy.principals import service
from specs.names import Registry

VPC_ACCESS = "service-role/AWSLambdaVPCAccessExecutionRole"


class KubectlRole(Role):
    """The execution role of the kubectl functions. What they may do in Kubernetes is said by their access entry.

    The CDK's own would read every ECR repository, public ones too.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        cluster: ClusterAttributes,
        registry: Registry | None,
        public_charts: bool = False,
    ) -> None:
        """Create the role; with a registry it may pull charts from it, else log in to Amazon ECR Public if need be."""
        super().__init__(
            scope,
            construct_id,
            assumed_by=service("lambda.amazonaws.com"),
            description=f"kubectl and helm on {cluster.name}",
            managed_policies=[aws_managed(VPC_ACCESS)],
        )
        acknowledge(
            self,
            finding_of(VPC_ACCESS),
            because="Lambda asks for this policy of functions in a VPC: their logs and their network interfaces",
        )
        place = place_of(self)
        statements = [
            PolicyStatement(
                sid="FindTheCluster",
                actions=["eks:DescribeCluster"],
                resources=[place.arn("eks", f"cluster/{cluster.name}")],
            )
        ]
        if registry:
            statements += _pull(place, registry)
        if public_charts:
            statements += _log_in_to_ecr_public()
        self.policy = ManagedPolicy(
            self,
            "Policy",
            description=f"Find {cluster.name}, and pull its charts",
            roles=[self],
            statements=statements,
        )
        if registry:
            acknowledge(
                self.policy,
                "AwsSolutions::AwsSolutions-IAM5[Resource::*]",
                f"AwsSolutions::AwsSolutions-IAM5[Resource::arn:{_partition(place)}:ecr:{_region(registry)}:"
                f"{_account(registry)}:repository/*]",
                "cloudsplaining::CredentialsExposure[ecr:GetAuthorizationToken]",
                because="ecr:GetAuthorizationToken knows no resource; the charts' repositories are all of the one "
                "registry that the environment names, and only reading is granted",
            )
        if public_charts:
            acknowledge(
                self.policy,
                "AwsSolutions::AwsSolutions-IAM5[Resource::*]",
                "cloudsplaining::CredentialsExposure[ecr-public:GetAuthorizationToken]",
                because="logging in to Amazon ECR Public knows no resource; what is pulled there is public anyway",
            )


def _log_in_to_ecr_public() -> list[PolicyStatement]:
    """The CDK's handler logs in before it pulls a chart from there, and fails where it may not.

    https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html
    """
    return [
        PolicyStatement(sid="LogInToEcrPublic", actions=["ecr-public:GetAuthorizationToken"], resources=["*"]),
        PolicyStatement(
            sid="GetATokenForIt",
            actions=["sts:GetServiceBearerToken"],
            resources=["*"],
            conditions={"StringEquals": {"sts:AWSServiceName": "ecr-public.amazonaws.com"}},
        ),
    ]


def _pull(place: Place, registry: Registry) -> list[PolicyStatement]:
    """Reading of one registry.

    https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
    """
    return [
        PolicyStatement(sid="LogIn", actions=["ecr:GetAuthorizationToken"], resources=["*"]),
        PolicyStatement(
            sid="PullCharts",
            actions=["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            resources=[f"arn:{place.partition}:ecr:{_region(registry)}:{_account(registry)}:repository/*"],
        ),
    ]


def _partition(place: Place) -> str:
    """The partition as the checkers print it."""
    return "<AWS::Partition>" if Token.is_unresolved(place.partition) else place.partition


def _account(registry: Registry) -> str:
    return registry.split(".")[0]


def _region(registry: Registry) -> str:
    return registry.split(".")[3]
