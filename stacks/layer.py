"""What all layers have in common."""

from aws_cdk import Stack
from constructs import Construct

from constructs_lib.policy.acknowledgement import acknowledge
from specs.environment import Environment


class Layer(Stack):
    """One stack of a platform, protected from deletion as its environment's cluster is."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment, holds: str) -> None:
        """Create the stack; `holds` says in its description what is in it."""
        super().__init__(
            scope,
            construct_id,
            description=f"{environment.name}: {holds}",
            termination_protection=environment.control_plane.deletion_protection,
        )

    def explain_emptiness(self, *, of: str) -> None:
        """Acknowledge that a layer has no resources, for its environment names none; the CDK CLI destroys its stack."""
        acknowledge(
            self,
            "CloudFormation-Validate::F0001",
            because=f"the environment names no {of}; the CDK CLI destroys a stack without resources",
        )
