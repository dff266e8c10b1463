"""The first layer: the network. It lives for years."""

from aws_cdk import Stack
from constructs import Construct

from constructs_lib.network.network import Network
from specs.environment import Environment
from stacks.hand_over import Publisher


class NetworkStack(Stack):
    """VPC, subnets, ways out, endpoints and flow logs."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment) -> None:
        """Create the network and publish its ids for the layers above."""
        self._zones = [zone.name for zone in environment.network.zones]
        super().__init__(
            scope,
            construct_id,
            description=f"{environment.name}: VPC, subnets, NAT, endpoints, flow logs",
            termination_protection=environment.control_plane.deletion_protection,
        )
        network = Network(self, "Network", spec=environment.network, retain=environment.retain)
        Publisher(self, "HandOver", environment=environment).network(network)

    @property
    def availability_zones(self) -> list[str]:
        """The zones that the environment names: asked here, the CDK would look them up in the account."""
        return self._zones
