"""The control plane of an EKS platform."""

from aws_cdk import Fn
from aws_cdk.aws_eks import CfnCluster
from aws_cdk.aws_iam import Role
from aws_cdk.aws_kms import Key
from constructs import Construct

from constructs_lib.control_plane.attributes import KnownCluster
from constructs_lib.control_plane.components import api_server, controller_manager, remote_networks, scheduler
from constructs_lib.keys.owned_key import OwnedKey, removal_policy
from constructs_lib.logs.owned_log_group import OwnedLogGroup
from constructs_lib.network.attributes import NetworkAttributes
from constructs_lib.policy.acknowledgement import acknowledge
from constructs_lib.policy.aws_managed_policies import aws_managed, finding_of
from constructs_lib.policy.principals import service
from specs.control_plane.control_plane import ControlPlaneSpec, EndpointSpec

LOG_TYPES = ("api", "audit", "authenticator", "controllerManager", "scheduler")
"""All logs of a control plane: https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html"""
POLICY = "AmazonEKSClusterPolicy"
POLICY_FOR_PODS = "AmazonEKSVPCResourceController"
"""For the network interfaces of pods: awsdocs/amazon-eks-user-guide 0cc5a76, security-groups-pods-deployment.adoc."""


class ControlPlane(Construct):
    """One EKS cluster with its role, its key and its log group.

    Every property that EKS fixes at creation is written out, so that no default of tomorrow replaces the cluster.
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-cluster.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: str,
        spec: ControlPlaneSpec,
        network: NetworkAttributes,
        pods_have_security_groups: bool = False,
        retain: bool = True,
    ) -> None:
        """Create the cluster in the network's control-plane subnets.

        `retain` keeps key and logs when the cluster is destroyed. The name is literal: EKS derives the log group's
        name from it, and the log group must exist first or EKS creates one that never expires. Where pods have
        security groups of their own, EKS makes a network interface for each of them.
        """
        super().__init__(scope, construct_id)
        role = self._role(POLICY, *([POLICY_FOR_PODS] if pods_have_security_groups else []))
        key = OwnedKey(self, "Key", description=f"Kubernetes secrets and control-plane logs of {name}", retain=retain)
        acknowledge(
            key,
            "cdk-validator-cfnguard::kms_create_grant_aws_service_check",
            because="EKS does not support the condition kms:GrantIsForAWSResource for CreateCluster: with it no "
            "cluster can be created (EKS user guide, enable-kms; Control Tower says the same beside CT.EKS.PR.2)",
        )
        log_group = OwnedLogGroup(
            self,
            "LogGroup",
            name=f"/aws/eks/{name}/cluster",
            key=key,
            retention_days=spec.log_retention_days,
            removal_policy=removal_policy(retain=retain),
        )
        self.resource = self._cluster(name=name, spec=spec, network=network, role=role, key=key)
        self.resource.node.add_dependency(log_group, role)
        self.attributes = KnownCluster(
            name=name,
            version=spec.version,
            ip_family=spec.ip_family,
            security_group_id=self.resource.attr_cluster_security_group_id,
            issuer=Fn.select(1, Fn.split("//", self.resource.attr_open_id_connect_issuer_url)),
        )

    def _role(self, *policies: str) -> Role:
        role = Role(
            self,
            "Role",
            description="The EKS control plane",
            assumed_by=service("eks.amazonaws.com"),
            managed_policies=[aws_managed(policy) for policy in policies],
        )
        acknowledge(
            role,
            *(finding_of(policy) for policy in policies),
            because="EKS requires this policy on the role that only its control plane can take, and AWS changes it "
            "with the service: a copy would break the cluster when EKS needs one more action",
        )
        return role

    def _cluster(
        self, *, name: str, spec: ControlPlaneSpec, network: NetworkAttributes, role: Role, key: Key
    ) -> CfnCluster:
        cluster = CfnCluster(
            self,
            "Resource",
            name=name,
            version=spec.version,
            role_arn=role.role_arn,
            resources_vpc_config=_vpc_config(spec, list(network.control_plane_subnet_ids.values())),
            kubernetes_network_config=CfnCluster.KubernetesNetworkConfigProperty(
                ip_family=spec.ip_family,
                service_ipv4_cidr=str(spec.services) if spec.services else None,
                elastic_load_balancing=CfnCluster.ElasticLoadBalancingProperty(enabled=False),
            ),
            compute_config=CfnCluster.ComputeConfigProperty(enabled=False),
            storage_config=CfnCluster.StorageConfigProperty(
                block_storage=CfnCluster.BlockStorageProperty(enabled=False)
            ),
            access_config=CfnCluster.AccessConfigProperty(
                authentication_mode="API", bootstrap_cluster_creator_admin_permissions=False
            ),
            bootstrap_self_managed_addons=False,
            encryption_config=[
                CfnCluster.EncryptionConfigProperty(
                    provider=CfnCluster.ProviderProperty(key_arn=key.key_arn), resources=["secrets"]
                )
            ],
            logging=CfnCluster.LoggingProperty(
                cluster_logging=CfnCluster.ClusterLoggingProperty(
                    enabled_types=[CfnCluster.LoggingTypeConfigProperty(type=log) for log in LOG_TYPES]
                )
            ),
            deletion_protection=spec.deletion_protection,
            upgrade_policy=CfnCluster.UpgradePolicyProperty(support_type=spec.upgrade_policy.upper()),
            zonal_shift_config=CfnCluster.ZonalShiftConfigProperty(enabled=spec.zonal_shift),
            control_plane_scaling_config=CfnCluster.ControlPlaneScalingConfigProperty(tier=spec.tier),
            kube_api_server_config=api_server(spec.api_server) if spec.api_server else None,
            kube_scheduler_config=scheduler(spec.scheduler) if spec.scheduler else None,
            kube_controller_manager_config=controller_manager(spec.controller_manager)
            if spec.controller_manager
            else None,
            remote_network_config=remote_networks(spec.remote_networks) if spec.remote_networks else None,
        )
        if spec.endpoint.access != "private":
            _acknowledge_public_endpoint(cluster, spec.endpoint)
        cluster.apply_removal_policy(removal_policy(retain=spec.deletion_protection))
        return cluster


def _acknowledge_public_endpoint(cluster: CfnCluster, endpoint: EndpointSpec) -> None:
    ranges = ", ".join(str(allowed) for allowed in endpoint.allowed_ranges)
    acknowledge(
        cluster,
        "AwsSolutions::AwsSolutions-EKS1",
        "cdk-validator-cfnguard::eks_endpoint_no_public_access_check",
        because=endpoint.open_to_the_world_because
        or f"the environment's file asks for a public endpoint; it answers {ranges} only, and authenticates every call",
    )


def _vpc_config(spec: ControlPlaneSpec, subnet_ids: list[str]) -> CfnCluster.ResourcesVpcConfigProperty:
    endpoint = spec.endpoint
    public = endpoint.access != "private"
    return CfnCluster.ResourcesVpcConfigProperty(
        subnet_ids=subnet_ids,
        security_group_ids=list(spec.security_groups) or None,
        endpoint_private_access=endpoint.access != "public",
        endpoint_public_access=public,
        public_access_cidrs=[str(allowed) for allowed in endpoint.allowed_ranges] if public else None,
        control_plane_egress_mode="CUSTOMER_ROUTED" if spec.egress == "customer_routed" else None,
    )
