"""How a node starts: its volumes, its metadata service and its security groups."""

from typing import cast

from aws_cdk.aws_ec2 import (
    BlockDevice,
    BlockDeviceVolume,
    CfnLaunchTemplate,
    EbsDeviceVolumeType,
    LaunchTemplate,
    LaunchTemplateHttpTokens,
    UserData,
)
from aws_cdk.aws_kms import IKey
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from specs.capacity.managed_node_group import ManagedNodeGroupSpec
from specs.names import SecurityGroupId

BOTTLEROCKET_ROOT_GIB = 4
"""Bottlerocket keeps its system on a small volume of its own, as Karpenter writes it too.

https://karpenter.sh/docs/concepts/nodeclasses/#specblockdevicemappings (read 2026-11-23)
"""


class NodeLaunchTemplate(LaunchTemplate):
    """gp3 volumes under a given key; IMDSv2 at hop limit 1, so that no pod reaches the node's credentials.

    It names no AMI, and user data only where EKS's own would tell another number of pods. EKS adds the cluster's
    security group too as long as the template names none; where the spec names some, the cluster's stands before them,
    or the nodes could not join.
    https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        spec: ManagedNodeGroupSpec,
        cluster: ClusterAttributes,
        key: IKey,
        user_data: str | None,
    ) -> None:
        """Create the template with the volumes that the operating system looks for."""
        super().__init__(
            scope,
            construct_id,
            block_devices=_block_devices(spec, key),
            detailed_monitoring=True,
            http_endpoint=True,
            http_tokens=LaunchTemplateHttpTokens.REQUIRED,
            http_put_response_hop_limit=1,
            user_data=UserData.custom(user_data) if user_data else None,
        )
        self._tag_network_interfaces()
        if spec.security_groups:
            self._keep_the_clusters_security_group_beside(spec.security_groups, cluster)

    def _tag_network_interfaces(self) -> None:
        """The CDK hands the tags on to instances and volumes only.

        eksctl-io/eksctl 99984ad (2026-08-22), pkg/cfn/builder/managed_launch_template.go tags all three.
        """
        resource = cast(CfnLaunchTemplate, self.node.default_child)
        resource.add_property_override(
            "LaunchTemplateData.TagSpecifications.2",
            {"ResourceType": "network-interface", "Tags": self._tags.rendered_tags},
        )

    def _keep_the_clusters_security_group_beside(
        self, security_groups: tuple[SecurityGroupId, ...], cluster: ClusterAttributes
    ) -> None:
        """EKS leaves the cluster's group out once a template names any.

        awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), launch-templates.adoc, “Using custom security groups”.
        """
        cast(CfnLaunchTemplate, self.node.default_child).add_property_override(
            "LaunchTemplateData.SecurityGroupIds", [cluster.security_group_id, *security_groups]
        )


def _block_devices(spec: ManagedNodeGroupSpec, key: IKey) -> list[BlockDevice]:
    match spec.operating_system:
        case "al2023":
            return [_volume("/dev/xvda", spec.disk_gib, key)]
        case "bottlerocket":
            return [_volume("/dev/xvda", BOTTLEROCKET_ROOT_GIB, key), _volume("/dev/xvdb", spec.disk_gib, key)]


def _volume(device_name: str, size_gib: int, key: IKey) -> BlockDevice:
    return BlockDevice(
        device_name=device_name,
        volume=BlockDeviceVolume.ebs(
            size_gib,
            encrypted=True,
            kms_key=key,
            volume_type=EbsDeviceVolumeType.GP3,
            delete_on_termination=True,
        ),
    )
