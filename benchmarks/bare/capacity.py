"""The fourth layer, by hand."""

from typing import cast

from aws_cdk import RemovalPolicy, Stack, Tags
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_eks as eks
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_ssm as ssm
from constructs import Construct

from benchmarks.bare.cluster import VERSION
from benchmarks.bare.network import ZONES


class CapacityStack(Stack):
    """Node groups, on demand and spot in turn, and a Fargate profile."""

    def __init__(self, scope: Construct, construct_id: str, name: str, node_groups: int) -> None:
        super().__init__(scope, construct_id, description=f"{name}: capacity", termination_protection=True)
        subnets = [
            ssm.StringParameter.value_for_string_parameter(self, f"/eks/{name}/network/private-subnet/{zone}")
            for zone in ZONES
        ]
        self._volumes = kms.Key(self, "VolumesKey", enable_key_rotation=True, removal_policy=RemovalPolicy.DESTROY)
        self._volumes.add_to_resource_policy(
            iam.PolicyStatement(
                principals=[iam.AnyPrincipal()],
                actions=["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*"],
                resources=["*"],
                conditions={
                    "StringEquals": {
                        "kms:CallerAccount": self.account,
                        "kms:ViaService": "ec2.eu-west-1.amazonaws.com",
                    }
                },
            )
        )
        for number in range(node_groups):
            self._node_group(name, number, subnets, spot=number % 2 == 1)
        role = iam.Role(
            self,
            "PodExecutionRole",
            assumed_by=iam.ServicePrincipal(
                "eks-fargate-pods.amazonaws.com",
                conditions={
                    "ArnLike": {"aws:SourceArn": f"arn:aws:eks:eu-west-1:{self.account}:fargateprofile/{name}/*"}
                },
            ),
            managed_policies=[iam.ManagedPolicy.from_aws_managed_policy_name("AmazonEKSFargatePodExecutionRolePolicy")],
        )
        eks.CfnFargateProfile(
            self,
            "batch",
            cluster_name=name,
            pod_execution_role_arn=role.role_arn,
            selectors=[
                eks.CfnFargateProfile.SelectorProperty(
                    namespace="batch",
                    labels=[eks.CfnFargateProfile.LabelProperty(key="runs-on", value="fargate")],
                )
            ],
            subnets=subnets,
        )

    def _node_group(self, name: str, number: int, subnets: list[str], *, spot: bool) -> None:
        template = ec2.LaunchTemplate(
            self,
            f"LaunchTemplate{number}",
            block_devices=[
                ec2.BlockDevice(
                    device_name="/dev/xvda",
                    volume=ec2.BlockDeviceVolume.ebs(
                        80,
                        encrypted=True,
                        kms_key=self._volumes,
                        volume_type=ec2.EbsDeviceVolumeType.GP3,
                        delete_on_termination=True,
                    ),
                )
            ],
            detailed_monitoring=True,
            http_endpoint=True,
            http_tokens=ec2.LaunchTemplateHttpTokens.REQUIRED,
            http_put_response_hop_limit=1,
        )
        Tags.of(template).add("Name", f"{name}-{number}")
        cast(ec2.CfnLaunchTemplate, template.node.default_child).add_property_override(
            "LaunchTemplateData.TagSpecifications.2",
            {"ResourceType": "network-interface", "Tags": template._tags.rendered_tags},  # noqa: SLF001
        )
        role = iam.Role(
            self,
            f"Role{number}",
            assumed_by=iam.ServicePrincipal("ec2.amazonaws.com"),
            managed_policies=[
                iam.ManagedPolicy.from_aws_managed_policy_name("AmazonEKSWorkerNodeMinimalPolicy"),
                iam.ManagedPolicy.from_aws_managed_policy_name("AmazonEC2ContainerRegistryPullOnly"),
            ],
        )
        taint = eks.CfnNodegroup.TaintProperty(key="spot", value="true", effect="NO_SCHEDULE")
        eks.CfnNodegroup(
            self,
            f"NodeGroup{number}",
            cluster_name=name,
            version=VERSION,
            node_role=role.role_arn,
            subnets=subnets,
            ami_type="AL2023_ARM_64_STANDARD" if spot else "AL2023_x86_64_STANDARD",
            instance_types=["m7g.xlarge", "m6g.xlarge", "c7g.2xlarge"] if spot else ["m7i.large", "m6i.large"],
            capacity_type="SPOT" if spot else "ON_DEMAND",
            scaling_config=eks.CfnNodegroup.ScalingConfigProperty(
                min_size=0 if spot else 3, max_size=20 if spot else 6
            ),
            launch_template=eks.CfnNodegroup.LaunchTemplateSpecificationProperty(
                id=template.launch_template_id, version=template.latest_version_number
            ),
            labels={"pool": "spot" if spot else "system"},
            taints=[taint] if spot else [],
            update_config=eks.CfnNodegroup.UpdateConfigProperty(max_unavailable_percentage=33),
            force_update_enabled=False,
            node_repair_config=eks.CfnNodegroup.NodeRepairConfigProperty(enabled=True),
        )
