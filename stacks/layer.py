"""What all layers have in common."""

from collections.abc import Sequence

from aws_cdk import Stack
from constructs import Construct

from constructs_lib.policy.acknowledgement import acknowledge
from specs.environment import Environment
from specs.spec import Spec


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

    def explain_if_empty(self, entries: Sequence[Spec], *, of: str) -> None:
        """Acknowledge that a layer whose list has no entries has no resources; the CDK CLI destroys its stack."""
        if not entries:
            acknowledge(
                self,
                "CloudFormation-Validate::F0001",
                because=f"the environment names no {of}; the CDK CLI destroys a stack without resources",
            )
