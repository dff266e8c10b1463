"""The first layer: the network. It lives for years."""

from constructs import Construct

from constructs_lib.network.network import Network
from specs.environment import Environment
from stacks.hand_over import Publisher
from stacks.layer import Layer


class NetworkStack(Layer):
    """VPC, subnets, ways out, endpoints and flow logs."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment) -> None:
        """Create the network and publish its ids for the layers above."""
        self._zones = [zone.name for zone in environment.network.zones]
        super().__init__(scope, construct_id, environment=environment, holds="VPC, subnets, NAT, endpoints, flow logs")
        network = Network(
            self,
            "Network",
            spec=environment.network,
            endpoints=environment.endpoints,
            retain=environment.retain,
        )
        Publisher(self, "HandOver", environment=environment).network(network)

    @property
    def availability_zones(self) -> list[str]:
        """The zones that the environment names: asked here, the CDK would look them up in the account."""
        return self._zones
