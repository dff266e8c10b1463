"""The second layer, by hand."""

from aws_cdk import Duration, RemovalPolicy, Stack
from aws_cdk import aws_eks as eks
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_ssm as ssm
from constructs import Construct

from benchmarks.bare.network import ZONES

VERSION = "1.35"


class ClusterStack(Stack):
    """An EKS cluster with its role, key and log group."""

    def __init__(self, scope: Construct, construct_id: str, name: str) -> None:
        super().__init__(scope, construct_id, description=f"{name}: cluster", termination_protection=True)
        role = iam.Role(
            self,
            "Role",
            description="The EKS control plane",
            assumed_by=iam.ServicePrincipal("eks.amazonaws.com"),
            managed_policies=[iam.ManagedPolicy.from_aws_managed_policy_name("AmazonEKSClusterPolicy")],
        )
        key = kms.Key(
            self,
            "Key",
            description=f"Kubernetes secrets and control-plane logs of {name}",
            enable_key_rotation=True,
            pending_window=Duration.days(30),
            removal_policy=RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        )
        log_group_name = f"/aws/eks/{name}/cluster"
        log_group = logs.CfnLogGroup(
            self, "LogGroup", log_group_name=log_group_name, kms_key_id=key.key_arn, retention_in_days=365
        )
        log_group.apply_removal_policy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
        key.add_to_resource_policy(
            iam.PolicyStatement(
                sid="LogGroup",
                principals=[iam.ServicePrincipal("logs.eu-west-1.amazonaws.com")],
                actions=["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
                resources=["*"],
                conditions={
                    "ArnLike": {
                        "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:eu-west-1:{self.account}:log-group:"
                        f"{log_group_name}"
                    }
                },
            )
        )
        cluster = eks.CfnCluster(
            self,
            "Cluster",
            name=name,
            version=VERSION,
            role_arn=role.role_arn,
            resources_vpc_config=eks.CfnCluster.ResourcesVpcConfigProperty(
                subnet_ids=[
                    ssm.StringParameter.value_for_string_parameter(
                        self, f"/eks/{name}/network/control-plane-subnet/{zone}"
                    )
                    for zone in ZONES
                ],
                endpoint_private_access=True,
                endpoint_public_access=False,
            ),
            kubernetes_network_config=eks.CfnCluster.KubernetesNetworkConfigProperty(
                ip_family="ipv4",
                service_ipv4_cidr="172.20.0.0/16",
                elastic_load_balancing=eks.CfnCluster.ElasticLoadBalancingProperty(enabled=False),
            ),
            compute_config=eks.CfnCluster.ComputeConfigProperty(enabled=False),
            storage_config=eks.CfnCluster.StorageConfigProperty(
                block_storage=eks.CfnCluster.BlockStorageProperty(enabled=False)
            ),
            access_config=eks.CfnCluster.AccessConfigProperty(
                authentication_mode="API", bootstrap_cluster_creator_admin_permissions=False
            ),
            bootstrap_self_managed_addons=False,
            encryption_config=[
                eks.CfnCluster.EncryptionConfigProperty(
                    provider=eks.CfnCluster.ProviderProperty(key_arn=key.key_arn), resources=["secrets"]
                )
            ],
            logging=eks.CfnCluster.LoggingProperty(
                cluster_logging=eks.CfnCluster.ClusterLoggingProperty(
                    enabled_types=[
                        eks.CfnCluster.LoggingTypeConfigProperty(type=log)
                        for log in ("api", "audit", "authenticator", "controllerManager", "scheduler")
                    ]
                )
            ),
            deletion_protection=True,
            upgrade_policy=eks.CfnCluster.UpgradePolicyProperty(support_type="STANDARD"),
            zonal_shift_config=eks.CfnCluster.ZonalShiftConfigProperty(enabled=True),
            control_plane_scaling_config=eks.CfnCluster.ControlPlaneScalingConfigProperty(tier="standard"),
        )
        cluster.apply_removal_policy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
        cluster.node.add_dependency(log_group, role)
        ssm.StringParameter(
            self,
            "SecurityGroupId",
            parameter_name=f"/eks/{name}/cluster/security-group-id",
            string_value=cluster.attr_cluster_security_group_id,
        )
