"""The second layer: the control plane. It lives for years."""

from constructs import Construct

from constructs_lib.control_plane.control_plane import ControlPlane
from specs.environment import Environment
from stacks.hand_over import PublishedNetwork, Publisher
from stacks.layer import Layer


class ClusterStack(Layer):
    """The control plane with its role, key and log group, and nothing else."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment) -> None:
        """Create the cluster in the published network and publish its security group."""
        super().__init__(
            scope, construct_id, environment=environment, holds="the EKS control plane, its role, key and log group"
        )
        control_plane = ControlPlane(
            self,
            "ControlPlane",
            name=environment.name,
            spec=environment.control_plane,
            network=PublishedNetwork(self, environment=environment),
            pods_have_security_groups=environment.pods_have_security_groups,
            retain=environment.retain,
        )
        Publisher(self, "HandOver", environment=environment).cluster(
            control_plane.attributes, uses_irsa=environment.uses_irsa
        )
