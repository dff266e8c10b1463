"""The hand of CloudFormation inside the cluster: charts and manifests."""

from aws_cdk.aws_ec2 import ISubnet, Subnet, Vpc
from aws_cdk.aws_eks_v2 import Cluster, ICluster, KubectlProvider
from constructs import Construct

from constructs_lib.access.access_entries import AccessEntry
from constructs_lib.access.endpoint_client_group import EndpointClientGroup
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.kubernetes import kubectl_findings
from constructs_lib.kubernetes.function_logs import FunctionLogs
from constructs_lib.kubernetes.kubectl_layer import kubectl_layer
from constructs_lib.kubernetes.kubectl_role import KubectlRole
from constructs_lib.network.attributes import NetworkAttributes
from constructs_lib.policy.acknowledgement import acknowledge
from specs.access.entry import AccessPolicySpec
from specs.names import Registry

OWNED_LOG_GROUPS = "@aws-cdk/aws-lambda:useCdkManagedLogGroup"
"""The CDK's flag by which a function's log group is a resource, and not Lambda's afterthought that never expires."""


class Kubectl(Construct):
    """Functions that run kubectl and helm of the cluster's minor, in private subnets, with their own access entry.

    An environment without charts and manifests has none.
    https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_eks_v2-readme.html#kubectl-support
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        cluster: ClusterAttributes,
        network: NetworkAttributes,
        registry: Registry | None = None,
        public_charts: bool = False,
    ) -> None:
        """Create the functions; `cluster` is then what charts and manifests are given to.

        `public_charts`: some of the charts stand in Amazon ECR Public.
        They depend on all of this construct: without the access entry and the way to the endpoint the functions fail,
        and without their log groups they make some of their own.
        """
        super().__init__(scope, construct_id)
        self.node.set_context(OWNED_LOG_GROUPS, True)  # also in an app that does not set it
        vpc = Vpc.from_vpc_attributes(
            self, "Vpc", vpc_id=network.vpc_id, availability_zones=list(network.private_subnet_ids)
        )
        security_group = EndpointClientGroup(
            self,
            "SecurityGroup",
            vpc=vpc,
            cluster=cluster,
            client="the kubectl functions",
            reaches="to AWS endpoints, to S3 whose gateway endpoint has public addresses, and to charts",
        )
        role = KubectlRole(self, "Role", cluster=cluster, registry=registry, public_charts=public_charts)
        AccessEntry(
            self,
            "AccessEntry",
            cluster=cluster,
            principal=role.role_arn,
            policies=[AccessPolicySpec(name="AmazonEKSClusterAdminPolicy")],
        )
        provider = KubectlProvider(
            self,
            "Provider",
            cluster=Cluster.from_cluster_attributes(self, "Reached", cluster_name=cluster.name, vpc=vpc),
            kubectl_layer=kubectl_layer(self, "Layer", minor=cluster.version),
            private_subnets=self._subnets(network),
            role=role.without_policy_updates(),
            security_groups=[security_group],
        )
        self.node.try_remove_child("HasEcrPublic")  # a condition of policies that the role does not take
        FunctionLogs(self, "Logs", provider=provider)
        kubectl_findings.explain(provider)
        self.cluster: ICluster = Cluster.from_cluster_attributes(
            self, "Cluster", cluster_name=cluster.name, vpc=vpc, kubectl_provider=provider
        )

    def _subnets(self, network: NetworkAttributes) -> list[ISubnet]:
        subnets = Construct(self, "Subnets")
        found = [
            Subnet.from_subnet_attributes(subnets, zone, subnet_id=subnet_id, availability_zone=zone)
            for zone, subnet_id in network.private_subnet_ids.items()
        ]
        acknowledge(
            subnets,
            "Annotation::@aws-cdk/aws-ec2:noSubnetRouteTableId",
            because="functions are placed here; the routes are the network's, and nothing here asks for them",
        )
        return found
