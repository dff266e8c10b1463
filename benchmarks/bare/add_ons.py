"""The fifth layer, by hand."""

from aws_cdk import Duration, RemovalPolicy, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_eks as eks
from aws_cdk import aws_eks_v2 as eks_v2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_ssm as ssm
from aws_cdk.lambda_layer_kubectl_v35 import KubectlV35Layer
from constructs import Construct

from benchmarks.bare.chart import VALUES
from benchmarks.bare.network import ZONES
from benchmarks.bare.pods import pod_role

STORAGE_CLASS = {
    "apiVersion": "storage.k8s.io/v1",
    "kind": "StorageClass",
    "metadata": {
        "name": "gp3-encrypted",
        "annotations": {"storageclass.kubernetes.io/is-default-class": "true"},
    },
    "provisioner": "ebs.csi.aws.com",
    "parameters": {"type": "gp3", "encrypted": "true"},
    "volumeBindingMode": "WaitForFirstConsumer",
    "reclaimPolicy": "Delete",
    "allowVolumeExpansion": True,
}


class AddOnsStack(Stack):
    """The add-ons that run on nodes, a StorageClass and a chart."""

    def __init__(self, scope: Construct, construct_id: str, name: str) -> None:
        super().__init__(scope, construct_id, description=f"{name}: add-ons", termination_protection=True)
        self._arn = f"arn:aws:eks:eu-west-1:{self.account}"
        for add_on in ("coredns", "metrics-server", "eks-node-monitoring-agent"):
            eks.CfnAddon(
                self,
                add_on,
                cluster_name=name,
                addon_name=add_on,
                preserve_on_delete=False,
                resolve_conflicts="OVERWRITE",
            )
        driver_role = pod_role(self, "DriverRole", name, ["AmazonEBSCSIDriverEKSClusterScopedPolicy"])
        driver = eks.CfnAddon(
            self,
            "aws-ebs-csi-driver",
            cluster_name=name,
            addon_name="aws-ebs-csi-driver",
            pod_identity_associations=[
                eks.CfnAddon.PodIdentityAssociationProperty(
                    role_arn=driver_role.role_arn, service_account="ebs-csi-controller-sa"
                )
            ],
            preserve_on_delete=False,
            resolve_conflicts="OVERWRITE",
        )
        kubectl = Construct(self, "Kubectl")
        cluster = self._cluster_with_kubectl(kubectl, name)
        storage_class = eks_v2.KubernetesManifest(
            self, "StorageClass", cluster=cluster, manifest=[STORAGE_CLASS], overwrite=True
        )
        storage_class.node.add_dependency(kubectl, driver)
        self._autoscaler(name, cluster, kubectl)

    def _cluster_with_kubectl(self, kubectl: Construct, name: str) -> eks_v2.ICluster:
        vpc = ec2.Vpc.from_vpc_attributes(
            kubectl,
            "Vpc",
            vpc_id=ssm.StringParameter.value_for_string_parameter(self, f"/eks/{name}/network/vpc-id"),
            availability_zones=list(ZONES),
        )
        subnets: list[ec2.ISubnet] = [
            ec2.Subnet.from_subnet_attributes(
                kubectl,
                zone,
                subnet_id=ssm.StringParameter.value_for_string_parameter(
                    self, f"/eks/{name}/network/private-subnet/{zone}"
                ),
                availability_zone=zone,
            )
            for zone in ZONES
        ]
        group = ec2.SecurityGroup(
            kubectl, "SecurityGroup", vpc=vpc, description="kubectl functions", allow_all_outbound=False
        )
        group.add_egress_rule(ec2.Peer.any_ipv4(), ec2.Port.tcp(443), "HTTPS")
        ec2.CfnSecurityGroupIngress(
            kubectl,
            "ClusterIngress",
            group_id=ssm.StringParameter.value_for_string_parameter(self, f"/eks/{name}/cluster/security-group-id"),
            source_security_group_id=group.security_group_id,
            ip_protocol="tcp",
            from_port=443,
            to_port=443,
            description="Kubernetes API from the kubectl functions",
        )
        role = self._kubectl_role(kubectl, name)
        provider = eks_v2.KubectlProvider(
            kubectl,
            "Provider",
            cluster=eks_v2.Cluster.from_cluster_attributes(kubectl, "Reached", cluster_name=name, vpc=vpc),
            kubectl_layer=KubectlV35Layer(kubectl, "Layer"),
            private_subnets=subnets,
            role=role.without_policy_updates(),
            security_groups=[group],
        )
        self._encrypt_logs(kubectl, provider)
        return eks_v2.Cluster.from_cluster_attributes(
            kubectl, "Cluster", cluster_name=name, vpc=vpc, kubectl_provider=provider
        )

    def _kubectl_role(self, kubectl: Construct, name: str) -> iam.Role:
        role = iam.Role(
            kubectl,
            "Role",
            assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"),
            managed_policies=[
                iam.ManagedPolicy.from_aws_managed_policy_name("service-role/AWSLambdaVPCAccessExecutionRole")
            ],
        )
        iam.ManagedPolicy(
            kubectl,
            "Policy",
            roles=[role],
            statements=[
                iam.PolicyStatement(actions=["eks:DescribeCluster"], resources=[f"{self._arn}:cluster/{name}"])
            ],
        )
        eks.CfnAccessEntry(
            kubectl,
            "AccessEntry",
            cluster_name=name,
            principal_arn=role.role_arn,
            type="STANDARD",
            access_policies=[
                eks.CfnAccessEntry.AccessPolicyProperty(
                    policy_arn="arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
                    access_scope=eks.CfnAccessEntry.AccessScopeProperty(type="cluster"),
                )
            ],
            kubernetes_groups=[],
        )
        return role

    def _encrypt_logs(self, kubectl: Construct, provider: eks_v2.KubectlProvider) -> None:
        key = kms.Key(
            kubectl,
            "Key",
            description="Logs of the kubectl functions",
            enable_key_rotation=True,
            pending_window=Duration.days(7),
            removal_policy=RemovalPolicy.DESTROY,
        )
        key.add_to_resource_policy(
            iam.PolicyStatement(
                sid="LogGroup",
                principals=[iam.ServicePrincipal("logs.eu-west-1.amazonaws.com")],
                actions=["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
                resources=["*"],
                conditions={
                    "ArnLike": {
                        "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:eu-west-1:{self.account}:log-group:"
                        "/aws/lambda/*"
                    }
                },
            )
        )
        key.add_to_resource_policy(
            iam.PolicyStatement(
                sid="GrantsToServicesOnly",
                effect=iam.Effect.DENY,
                principals=[iam.AnyPrincipal()],
                actions=["kms:CreateGrant"],
                resources=["*"],
                conditions={
                    "BoolIfExists": {"kms:GrantIsForAWSResource": "false", "aws:PrincipalIsAWSService": "false"}
                },
            )
        )
        for child in provider.node.find_all():
            if isinstance(child, logs.CfnLogGroup):
                child.kms_key_id = key.key_arn
                child.retention_in_days = 365
                child.apply_removal_policy(RemovalPolicy.DESTROY)

    def _autoscaler(self, name: str, cluster: eks_v2.ICluster, kubectl: Construct) -> None:
        role = pod_role(self, "AutoscalerRole", name, [])
        iam.ManagedPolicy(
            self,
            "AutoscalerPolicy",
            roles=[role],
            statements=[
                iam.PolicyStatement(
                    actions=[
                        "autoscaling:DescribeAutoScalingGroups",
                        "autoscaling:DescribeAutoScalingInstances",
                        "autoscaling:DescribeLaunchConfigurations",
                        "autoscaling:DescribeScalingActivities",
                        "ec2:DescribeImages",
                        "ec2:DescribeInstanceTypes",
                        "ec2:DescribeLaunchTemplateVersions",
                        "ec2:GetInstanceTypesFromInstanceRequirements",
                    ],
                    resources=["*"],
                ),
                iam.PolicyStatement(actions=["eks:DescribeNodegroup"], resources=[f"{self._arn}:nodegroup/{name}/*"]),
                iam.PolicyStatement(
                    actions=["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
                    resources=[f"arn:aws:autoscaling:eu-west-1:{self.account}:autoScalingGroup:*"],
                    conditions={"StringEquals": {f"aws:ResourceTag/k8s.io/cluster-autoscaler/{name}": "owned"}},
                ),
            ],
        )
        association = eks.CfnPodIdentityAssociation(
            self,
            "AutoscalerIdentity",
            cluster_name=name,
            namespace="kube-system",
            service_account="cluster-autoscaler",
            role_arn=role.role_arn,
        )
        chart = eks_v2.HelmChart(
            self,
            "Autoscaler",
            cluster=cluster,
            chart="cluster-autoscaler",
            repository="https://kubernetes.github.io/autoscaler",
            version="9.59.0",
            release="cluster-autoscaler",
            namespace="kube-system",
            create_namespace=False,
            atomic=True,
            timeout=Duration.minutes(10),
            values={**VALUES, "autoDiscovery": {"clusterName": name}},
        )
        chart.node.add_dependency(association, kubectl)
