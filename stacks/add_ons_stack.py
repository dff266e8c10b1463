"""The fifth layer: what runs on nodes. It lives for days."""

from aws_cdk import Stack
from constructs import Construct

from constructs_lib.add_ons.add_ons import AddOns
from constructs_lib.policy.acknowledgement import acknowledge
from specs.environment import Environment
from specs.lock import Lock
from stacks.hand_over import PublishedCluster, PublishedNetwork


class AddOnsStack(Stack):
    """CoreDNS, volumes, metrics, scaling: everything that needs a node."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment, lock: Lock) -> None:
        """Install the add-ons of the environment that run on nodes; without any, the CDK CLI destroys the stack."""
        super().__init__(
            scope,
            construct_id,
            description=f"{environment.name}: add-ons that run on nodes",
            termination_protection=environment.control_plane.deletion_protection,
        )
        AddOns(
            self,
            "AddOns",
            specs=environment.add_ons_of("add-ons"),
            cluster=PublishedCluster(self, environment=environment),
            network=PublishedNetwork(self, environment=environment),
            lock=lock,
            registry=environment.registry,
            isolated=environment.network.nat == "none",
        )
        if not environment.add_ons_of("add-ons"):
            acknowledge(
                self,
                "CloudFormation-Validate::F0001",
                because="the environment names no add-on for nodes; the CDK CLI destroys a stack without resources",
            )
