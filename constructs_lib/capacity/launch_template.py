"""How a node starts: its volumes and its metadata service."""

from typing import cast

from aws_cdk.aws_ec2 import (
    BlockDevice,
    BlockDeviceVolume,
    CfnLaunchTemplate,
    EbsDeviceVolumeType,
    LaunchTemplate,
    LaunchTemplateHttpTokens,
)
from aws_cdk.aws_kms import IKey
from constructs import Construct

from specs.capacity.managed_node_group import ManagedNodeGroupSpec

BOTTLEROCKET_ROOT_GIB = 4
"""Bottlerocket keeps its system on a small volume of its own, as Karpenter writes it too.

https://karpenter.sh/docs/concepts/nodeclasses/#specblockdevicemappings (read 2026-11-23)
"""


class NodeLaunchTemplate(LaunchTemplate):
    """gp3 volumes under a given key; IMDSv2 at hop limit 1, so that no pod reaches the node's credentials.

    It names neither AMI, security group nor user data: EKS adds them.
    https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, spec: ManagedNodeGroupSpec, key: IKey) -> None:
        """Create the template with the volumes that the operating system looks for."""
        super().__init__(
            scope,
            construct_id,
            block_devices=_block_devices(spec, key),
            detailed_monitoring=True,
            http_endpoint=True,
            http_tokens=LaunchTemplateHttpTokens.REQUIRED,
            http_put_response_hop_limit=1,
        )
        self._tag_network_interfaces()

    def _tag_network_interfaces(self) -> None:
        """The CDK hands the tags on to instances and volumes only.

        eksctl-io/eksctl 99984ad (2026-08-22), pkg/cfn/builder/managed_launch_template.go tags all three.
        """
        resource = cast(CfnLaunchTemplate, self.node.default_child)
        resource.add_property_override(
            "LaunchTemplateData.TagSpecifications.2",
            {"ResourceType": "network-interface", "Tags": self._tags.rendered_tags},
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
