"""Who the nodes are that an add-on launches by itself."""

from aws_cdk.aws_iam import CfnInstanceProfile
from constructs import Construct

from constructs_lib.access.access_entries import AccessEntry
from constructs_lib.capacity.node_role import NodeRole
from constructs_lib.control_plane.attributes import ClusterAttributes


class LaunchedNodes(Construct):
    """A node role with its instance profile, and the access entry by which its instances join the cluster.

    EKS makes that entry for its own node groups, and for nobody else.
    https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, name: str, cluster: ClusterAttributes) -> None:
        """Create them under a name that may be written down elsewhere."""
        super().__init__(scope, construct_id)
        role = NodeRole(self, "Role", role_name=name)
        CfnInstanceProfile(self, "InstanceProfile", instance_profile_name=name, roles=[role.role_name])
        AccessEntry(self, "AccessEntry", cluster=cluster, principal=role.role_arn, type="ec2_linux")
