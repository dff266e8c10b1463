"""The third layer, by hand."""

from typing import cast

from aws_cdk import Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_eks as eks
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3_assets as s3_assets
from aws_cdk import aws_ssm as ssm
from aws_cdk.lambda_layer_kubectl_v35 import KubectlV35Layer
from constructs import Construct

from benchmarks.bare.pods import pod_role

AMAZON_LINUX = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"


class SystemStack(Stack):
    """Access entries, a bastion, and the add-ons that come before nodes."""

    def __init__(self, scope: Construct, construct_id: str, name: str) -> None:
        super().__init__(scope, construct_id, description=f"{name}: system", termination_protection=True)
        admin_policy = eks.CfnAccessEntry.AccessPolicyProperty(
            policy_arn="arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
            access_scope=eks.CfnAccessEntry.AccessScopeProperty(type="cluster"),
        )
        eks.CfnAccessEntry(
            self,
            "Admins",
            cluster_name=name,
            principal_arn=f"arn:aws:iam::{self.account}:role/platform-admins",
            type="STANDARD",
            access_policies=[admin_policy],
            kubernetes_groups=[],
        )
        eks.CfnAccessEntry(
            self,
            "Developers",
            cluster_name=name,
            principal_arn=f"arn:aws:iam::{self.account}:role/developers",
            type="STANDARD",
            access_policies=[
                eks.CfnAccessEntry.AccessPolicyProperty(
                    policy_arn="arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
                    access_scope=eks.CfnAccessEntry.AccessScopeProperty(
                        type="namespace", namespaces=["team-a", "team-b"]
                    ),
                )
            ],
            kubernetes_groups=[],
        )
        role = self._bastion(name)
        eks.CfnAccessEntry(
            self,
            "BastionEntry",
            cluster_name=name,
            principal_arn=role.role_arn,
            type="STANDARD",
            access_policies=[admin_policy],
            kubernetes_groups=[],
        )
        agent = eks.CfnAddon(
            self,
            "PodIdentityAgent",
            cluster_name=name,
            addon_name="eks-pod-identity-agent",
            preserve_on_delete=False,
            resolve_conflicts="OVERWRITE",
        )
        eks.CfnAddon(
            self,
            "KubeProxy",
            cluster_name=name,
            addon_name="kube-proxy",
            preserve_on_delete=False,
            resolve_conflicts="OVERWRITE",
        )
        cni = eks.CfnAddon(
            self,
            "VpcCni",
            cluster_name=name,
            addon_name="vpc-cni",
            configuration_values='{"enableNetworkPolicy": "true"}',
            pod_identity_associations=[
                eks.CfnAddon.PodIdentityAssociationProperty(
                    role_arn=pod_role(self, "VpcCniRole", name, ["AmazonEKS_CNI_Policy"]).role_arn,
                    service_account="aws-node",
                )
            ],
            preserve_on_delete=False,
            resolve_conflicts="OVERWRITE",
        )
        cni.node.add_dependency(agent)

    def _bastion(self, name: str) -> iam.Role:
        zone = "eu-west-1a"
        vpc = ec2.Vpc.from_vpc_attributes(
            self,
            "Vpc",
            vpc_id=ssm.StringParameter.value_for_string_parameter(self, f"/eks/{name}/network/vpc-id"),
            availability_zones=[zone],
        )
        subnet = ec2.Subnet.from_subnet_attributes(
            self,
            "Subnet",
            subnet_id=ssm.StringParameter.value_for_string_parameter(
                self, f"/eks/{name}/network/private-subnet/{zone}"
            ),
            availability_zone=zone,
        )
        group = ec2.SecurityGroup(self, "SecurityGroup", vpc=vpc, description="Bastion", allow_all_outbound=False)
        group.add_egress_rule(ec2.Peer.any_ipv4(), ec2.Port.tcp(443), "HTTPS")
        ec2.CfnSecurityGroupIngress(
            self,
            "ClusterIngress",
            group_id=ssm.StringParameter.value_for_string_parameter(self, f"/eks/{name}/cluster/security-group-id"),
            source_security_group_id=group.security_group_id,
            ip_protocol="tcp",
            from_port=443,
            to_port=443,
            description="Kubernetes API from the bastion",
        )
        layer = KubectlV35Layer(self, "Layer")
        layer.node.try_remove_child("Resource")
        kubectl = cast(s3_assets.Asset, layer.node.find_child("Code"))
        role = iam.Role(
            self,
            "Role",
            description=f"The bastion of {name}",
            assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"),
        )
        iam.ManagedPolicy(
            self,
            "Policy",
            roles=[role],
            statements=[
                iam.PolicyStatement(
                    sid="Sessions",
                    actions=[
                        "ssm:UpdateInstanceInformation",
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel",
                    ],
                    resources=["*"],
                ),
                iam.PolicyStatement(
                    sid="Kubeconfig",
                    actions=["eks:DescribeCluster"],
                    resources=[f"arn:aws:eks:eu-west-1:{self.account}:cluster/{name}"],
                ),
                iam.PolicyStatement(
                    sid="Kubectl",
                    actions=["s3:GetObject"],
                    resources=[f"arn:aws:s3:::{kubectl.s3_bucket_name}/{kubectl.s3_object_key}"],
                ),
            ],
        )
        user_data = ec2.UserData.for_linux(shebang="#!/bin/bash -e")
        user_data.add_commands(
            f"aws s3 cp --no-progress 's3://{kubectl.s3_bucket_name}/{kubectl.s3_object_key}' /run/kubectl.zip",
            "python3 -m zipfile -e /run/kubectl.zip /opt/eks",
            "chmod 0755 /opt/eks/kubectl/kubectl",
            f"aws eks update-kubeconfig --name '{name}' --region '{self.region}' --kubeconfig /opt/eks/kubeconfig",
        )
        ec2.Instance(
            self,
            "Host",
            vpc=vpc,
            vpc_subnets=ec2.SubnetSelection(subnets=[subnet]),
            instance_type=ec2.InstanceType("t3.micro"),
            machine_image=ec2.MachineImage.from_ssm_parameter(AMAZON_LINUX),
            security_group=group,
            role=role,
            user_data=user_data,
            user_data_causes_replacement=True,
            http_tokens=ec2.HttpTokens.REQUIRED,
            http_put_response_hop_limit=1,
            detailed_monitoring=True,
            ebs_optimized=True,
            associate_public_ip_address=False,
            block_devices=[
                ec2.BlockDevice(
                    device_name="/dev/xvda",
                    volume=ec2.BlockDeviceVolume.ebs(
                        16, encrypted=True, volume_type=ec2.EbsDeviceVolumeType.GP3, delete_on_termination=True
                    ),
                )
            ],
        )
        return role
