"""The network of an EKS platform."""

from collections.abc import Sequence

from aws_cdk.aws_ec2 import IpAddresses, IPeer, ISubnet, Peer, Vpc
from constructs import Construct

from constructs_lib.network import default_group_closing
from constructs_lib.network.attributes import KnownNetwork
from constructs_lib.network.endpoints import Endpoints
from constructs_lib.network.flow_logs import FlowLogs
from constructs_lib.network.ipv6 import Ipv6Range
from constructs_lib.network.prefix_reservations import PrefixReservations
from constructs_lib.network.subnets import Subnets
from specs.addresses.reservations import Reservation
from specs.endpoints.resolution import Endpoints as ResolvedEndpoints
from specs.network.network import NetworkSpec


class Network(Construct):
    """One VPC over named zones: subnets in four tiers, ways out, endpoints, flow logs.

    Nothing is looked up: zones and ranges are the spec's. A stack with a concrete account and region must know its
    zones too (override `availability_zones`, as `stacks/network_stack.py` does), or the CDK CLI asks the account.
    https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        spec: NetworkSpec,
        endpoints: ResolvedEndpoints,
        reservations: Sequence[Reservation] = (),
        control_plane_goes_out: bool = False,
        retain: bool = True,
    ) -> None:
        """Create the network; `retain` keeps its flow logs and their key when it is destroyed.

        The control plane's subnets have a way out where the control plane takes the VPC's and not AWS's own.
        Its endpoints follow from what runs in it: `Environment.endpoints`, or `resolve` with the features that one has.
        Those of S3 say whose buckets are reached, for all S3 of the region takes its gateway.
        Its reservations follow from the prefixes that nodes take: `Environment.reservations`.
        """
        super().__init__(scope, construct_id)
        self.vpc = Vpc(
            self,
            "Vpc",
            ip_addresses=IpAddresses.cidr(str(spec.cidr)),
            availability_zones=[zone.name for zone in spec.zones],
            subnet_configuration=[],
            nat_gateways=0,
            restrict_default_security_group=True,
        )
        self._ipv6 = Ipv6Range(self, "Ipv6", vpc=self.vpc) if spec.ip_family == "dual_stack" else None
        self.subnets = Subnets(
            self,
            "Subnets",
            spec=spec,
            vpc=self.vpc,
            ipv6=self._ipv6,
            control_plane_goes_out=control_plane_goes_out,
        )
        PrefixReservations(self, "PrefixReservations", reservations=reservations, subnets=self.subnets)
        placement_subnets: list[ISubnet] = [self.subnets.private[zone.name] for zone in spec.placement_zones]
        private_ways = Endpoints(
            self,
            "Endpoints",
            endpoints=endpoints,
            vpc=self.vpc,
            ranges=self._ranges(spec),
            routed_subnets=self.subnets.all,
            placement_subnets=placement_subnets,
        )
        if self._ipv6:
            self._ipv6.hold_back(private_ways)
        logs = FlowLogs(self, "FlowLogs", vpc=self.vpc, retention_days=spec.flow_log_retention_days, retain=retain)
        default_group_closing.own_its_logs(self.vpc, key=logs.key)
        default_group_closing.explain(self.vpc)
        self.attributes = KnownNetwork(
            vpc_id=self.vpc.vpc_id,
            vpc_ranges=tuple(str(block) for block in spec.ranges),
            private_subnet_ids={zone.name: self.subnets.private[zone.name].subnet_id for zone in spec.placement_zones},
            control_plane_subnet_ids={zone: subnet.subnet_id for zone, subnet in self.subnets.control_plane.items()},
            pod_subnet_ids={zone: subnet.subnet_id for zone, subnet in self.subnets.pods.items()},
            pod_subnets=spec.pod_subnets,
        )

    def _ranges(self, spec: NetworkSpec) -> list[IPeer]:
        """All that the VPC has, of both families."""
        ranges = [Peer.ipv4(str(block)) for block in spec.ranges]
        return [*ranges, self._ipv6.as_peer()] if self._ipv6 else ranges
