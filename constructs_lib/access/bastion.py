"""The way in when the cluster's endpoint is private."""

from aws_cdk.aws_ec2 import (
    BlockDevice,
    BlockDeviceVolume,
    EbsDeviceVolumeType,
    HttpTokens,
    Instance,
    InstanceType,
    MachineImage,
    Subnet,
    SubnetSelection,
    Vpc,
)
from aws_cdk.aws_iam import ManagedPolicy, PolicyStatement, Role
from constructs import Construct

from constructs_lib.access import bastion_findings
from constructs_lib.access.access_entries import AccessEntry
from constructs_lib.access.bastion_kubectl import BastionKubectl
from constructs_lib.access.endpoint_client_group import EndpointClientGroup
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.network.attributes import NetworkAttributes
from constructs_lib.place import place_of
from constructs_lib.policy.acknowledgement import acknowledge
from constructs_lib.policy.principals import service
from specs.access.bastion import BastionSpec
from specs.access.entry import AccessPolicySpec

AMAZON_LINUX = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
"""AWS's public SSM parameter with the newest AMI of Amazon Linux 2023; it brings the SSM agent, the AWS CLI and Python.

https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
"""
ROOT_VOLUME_GIB = 16


class Bastion(Construct):
    """A host in a private subnet, reached through AWS Systems Manager only, with kubectl and its own access entry.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        spec: BastionSpec,
        cluster: ClusterAttributes,
        network: NetworkAttributes,
    ) -> None:
        """Create the host in the network's first zone, and let it through to the cluster's endpoint."""
        super().__init__(scope, construct_id)
        zone, subnet_id = next(iter(network.private_subnet_ids.items()))
        vpc = Vpc.from_vpc_attributes(self, "Vpc", vpc_id=network.vpc_id, availability_zones=[zone])
        subnet = Subnet.from_subnet_attributes(self, "Subnet", subnet_id=subnet_id, availability_zone=zone)
        acknowledge(
            subnet,
            "Annotation::@aws-cdk/aws-ec2:noSubnetRouteTableId",
            because="The host is placed in the subnet; its routes are the network's and nothing here asks for them",
        )
        kubectl = BastionKubectl(self, "Kubectl", cluster=cluster)
        security_group = EndpointClientGroup(
            self,
            "SecurityGroup",
            vpc=vpc,
            cluster=cluster,
            client="the bastion",
            reaches="to endpoints, and to S3 whose gateway endpoint has public addresses",
        )
        role = Role(
            self,
            "Role",
            description=f"The bastion of {cluster.name}",
            assumed_by=service("ec2.amazonaws.com"),
        )
        policy = self._policy(role, cluster, kubectl)
        AccessEntry(
            self,
            "AccessEntry",
            cluster=cluster,
            principal=role.role_arn,
            policies=[AccessPolicySpec(name=spec.policy)],
        )
        host = Instance(
            self,
            "Host",
            vpc=vpc,
            vpc_subnets=SubnetSelection(subnets=[subnet]),
            instance_type=InstanceType(spec.instance_type),
            machine_image=MachineImage.from_ssm_parameter(AMAZON_LINUX),
            security_group=security_group,
            role=role,
            user_data=kubectl.user_data,
            user_data_causes_replacement=True,
            http_tokens=HttpTokens.REQUIRED,
            http_put_response_hop_limit=1,
            detailed_monitoring=True,
            ebs_optimized=True,
            associate_public_ip_address=False,
            block_devices=[
                BlockDevice(
                    device_name="/dev/xvda",
                    volume=BlockDeviceVolume.ebs(
                        ROOT_VOLUME_GIB, encrypted=True, volume_type=EbsDeviceVolumeType.GP3, delete_on_termination=True
                    ),
                )
            ],
        )
        # The subnet says where it is; a zone that is named by its id is none that an instance takes.
        host.instance.availability_zone = None
        host.node.add_dependency(policy)
        bastion_findings.explain(host)

    def _policy(self, role: Role, cluster: ClusterAttributes, kubectl: BastionKubectl) -> ManagedPolicy:
        describe_cluster = PolicyStatement(
            sid="Kubeconfig",
            actions=["eks:DescribeCluster"],
            resources=[place_of(self).arn("eks", f"cluster/{cluster.name}")],
        )
        policy = ManagedPolicy(
            self,
            "Policy",
            description="Sessions, kubectl and kubeconfig of the bastion",
            roles=[role],
            statements=[_sessions(), describe_cluster, kubectl.download],
        )
        acknowledge(
            policy,
            "AwsSolutions::AwsSolutions-IAM5[Resource::*]",
            "cloudsplaining::InfrastructureModification[ssm:UpdateInstanceInformation]",
            because="the control and data channels of Session Manager know no resources; AWS documents its smallest "
            "policy with a star; all that this role does beside it names its resource",
        )
        return policy


def _sessions() -> PolicyStatement:
    """The least that Session Manager needs; AmazonSSMManagedInstanceCore could also read every SSM parameter.

    https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
    """
    return PolicyStatement(
        sid="Sessions",
        actions=[
            "ssm:UpdateInstanceInformation",
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel",
        ],
        resources=["*"],
    )
