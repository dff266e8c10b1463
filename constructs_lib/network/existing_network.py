"""The network of an EKS platform, where somebody else made it."""

from collections.abc import Mapping
from dataclasses import dataclass

from aws_cdk.aws_ec2 import ISubnet, IVpc, Peer, Subnet, Vpc
from constructs import Construct

from constructs_lib.network.attributes import KnownNetwork
from constructs_lib.network.endpoints import Endpoints
from constructs_lib.policy.acknowledgement import acknowledge
from specs.endpoints.resolution import Endpoints as ResolvedEndpoints
from specs.network.existing import ExistingNetworkSpec
from specs.network.tier import Tier


@dataclass(frozen=True, kw_only=True)
class StandingSubnets:
    """The subnets of each tier, by zone."""

    public: Mapping[str, ISubnet]
    private: Mapping[str, ISubnet]
    control_plane: Mapping[str, ISubnet]
    pods: Mapping[str, ISubnet]


class ExistingNetwork(Construct):
    """A VPC that stands already. Nothing is looked up, and nothing is created in it but the endpoints that it lacks.

    S3 has its gateway endpoint in the route tables that the spec names, unless one stands in them.
    https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
    """

    def __init__(
        self, scope: Construct, construct_id: str, *, spec: ExistingNetworkSpec, endpoints: ResolvedEndpoints
    ) -> None:
        """Create the endpoints: `Environment.endpoints`, or `resolve` with the features that one has."""
        super().__init__(scope, construct_id)
        self.vpc: IVpc = Vpc.from_vpc_attributes(
            self,
            "Vpc",
            vpc_id=spec.vpc_id,
            vpc_cidr_block=str(spec.cidr),
            availability_zones=[zone.name for zone in spec.zones],
        )
        self._known = self._imported(spec)
        self.subnets = self._by_tier(spec)
        Endpoints(
            self,
            "Endpoints",
            endpoints=endpoints,
            vpc=self.vpc,
            ranges=[Peer.ipv4(str(block)) for block in spec.ranges],
            routed_subnets=[] if "s3" in spec.existing_endpoints else self._one_of_each_route_table(spec),
            placement_subnets=list(self.subnets.private.values()),
        )
        self.attributes = KnownNetwork(
            vpc_id=spec.vpc_id,
            vpc_ranges=tuple(str(block) for block in spec.ranges),
            private_subnet_ids=_ids(self.subnets.private),
            control_plane_subnet_ids=_ids(self.subnets.control_plane),
            pod_subnet_ids=_ids(self.subnets.pods),
            pod_subnets=spec.pod_subnets,
        )

    def _imported(self, spec: ExistingNetworkSpec) -> dict[str, ISubnet]:
        subnets = Construct(self, "Subnets")
        acknowledge(
            subnets,
            "Annotation::@aws-cdk/aws-ec2:noSubnetRouteTableId",
            because="a subnet whose route table is not named keeps its routes as they are; nothing here asks for them",
        )
        return {
            subnet.id: Subnet.from_subnet_attributes(
                subnets,
                subnet.id,
                subnet_id=subnet.id,
                availability_zone=subnet.zone,
                ipv4_cidr_block=str(subnet.cidr),
                route_table_id=subnet.route_table_id,
            )
            for subnet in spec.subnets
        }

    def _by_tier(self, spec: ExistingNetworkSpec) -> StandingSubnets:
        return StandingSubnets(
            public=self._tier(spec, "public"),
            private=self._tier(spec, "private"),
            control_plane=self._tier(spec, "control_plane"),
            pods=self._tier(spec, "pods"),
        )

    def _tier(self, spec: ExistingNetworkSpec, tier: Tier) -> dict[str, ISubnet]:
        return {zone: self._known[subnet.id] for zone, subnet in spec.subnets_of(tier).items()}

    def _one_of_each_route_table(self, spec: ExistingNetworkSpec) -> list[ISubnet]:
        """Subnets share route tables, and a table takes the route to S3 once."""
        tables = {subnet.route_table_id: subnet.id for subnet in spec.subnets if subnet.route_table_id}
        return [self._known[subnet] for subnet in tables.values()]


def _ids(subnets: Mapping[str, ISubnet]) -> dict[str, str]:
    return {zone: subnet.subnet_id for zone, subnet in subnets.items()}
