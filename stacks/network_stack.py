"""The first layer: the network. It lives for years."""

from typing import assert_never

from constructs import Construct

from constructs_lib.network.existing_network import ExistingNetwork
from constructs_lib.network.network import Network
from specs.environment import Environment
from specs.network.existing import ExistingNetworkSpec
from specs.network.network import NetworkSpec
from stacks.hand_over import Publisher
from stacks.layer import Layer


class NetworkStack(Layer):
    """VPC, subnets, ways out, endpoints and flow logs; of a VPC that stands already, its endpoints alone."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment) -> None:
        """Create the network and publish its ids for the layers above."""
        self._zones = [zone.name for zone in environment.network.zones]
        stands = isinstance(environment.network, ExistingNetworkSpec)
        holds = "endpoints of a VPC that stands" if stands else "VPC, subnets, NAT, endpoints, flow logs"
        super().__init__(scope, construct_id, environment=environment, holds=holds)
        Publisher(self, "HandOver", environment=environment).network(self._network(environment))

    def _network(self, environment: Environment) -> Network | ExistingNetwork:
        endpoints = environment.endpoints
        match environment.network:
            case NetworkSpec() as spec:
                return Network(
                    self,
                    "Network",
                    spec=spec,
                    endpoints=endpoints,
                    reservations=environment.reservations,
                    control_plane_goes_out=environment.control_plane.egress == "customer_routed",
                    retain=environment.retain,
                )
            case ExistingNetworkSpec() as spec:
                return ExistingNetwork(self, "Network", spec=spec, endpoints=endpoints)
            case _:
                assert_never(environment.network)

    @property
    def availability_zones(self) -> list[str]:
        """The zones that the environment names: asked here, the CDK would look them up in the account."""
        return self._zones
