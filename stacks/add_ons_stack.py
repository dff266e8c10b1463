"""The fifth layer: what runs on nodes. It lives for days."""

from aws_cdk import Stack
from constructs import Construct

from specs.environment import Environment


class AddOnsStack(Stack):
    """CoreDNS, volumes, metrics, scaling: everything that needs a node."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment) -> None:
        """Create the add-ons of the environment that run on nodes."""
        super().__init__(
            scope,
            construct_id,
            description=f"{environment.name}: add-ons that run on nodes",
            termination_protection=environment.control_plane.deletion_protection,
        )
