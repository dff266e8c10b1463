"""The fourth layer: what pods run on. It lives for weeks."""

from aws_cdk import Stack
from constructs import Construct

from constructs_lib.capacity.capacity import Capacity
from constructs_lib.policy.acknowledgement import acknowledge
from specs.environment import Environment
from stacks.hand_over import PublishedCluster, PublishedNetwork


class CapacityStack(Stack):
    """Node groups and Fargate profiles."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment) -> None:
        """Create all capacity of the environment; where it names none, the CDK CLI destroys the stack."""
        super().__init__(
            scope,
            construct_id,
            description=f"{environment.name}: node groups and Fargate profiles",
            termination_protection=environment.control_plane.deletion_protection,
        )
        Capacity(
            self,
            "Capacity",
            specs=environment.capacity,
            cluster=PublishedCluster(self, environment=environment),
            network=PublishedNetwork(self, environment=environment),
        )
        if not environment.capacity:
            acknowledge(
                self,
                "CloudFormation-Validate::F0001",
                because="the environment names no capacity; the CDK CLI destroys a stack without resources",
            )
