"""The fourth layer: what pods run on. It lives for weeks."""

from constructs import Construct

from constructs_lib.capacity.capacity import Capacity
from specs.environment import Environment
from stacks.hand_over import PublishedCluster, PublishedNetwork
from stacks.layer import Layer


class CapacityStack(Layer):
    """Node groups and Fargate profiles."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment) -> None:
        """Create all capacity of the environment; where it names none, the CDK CLI destroys the stack."""
        super().__init__(scope, construct_id, environment=environment, holds="node groups and Fargate profiles")
        Capacity(
            self,
            "Capacity",
            specs=environment.capacity,
            cluster=PublishedCluster(self, environment=environment),
            network=PublishedNetwork(self, environment=environment),
            cni_mode=environment.addresses.mode,
        )
        if not environment.capacity:
            self.explain_emptiness(of="capacity")
