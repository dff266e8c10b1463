"""The network of an EKS platform."""

from aws_cdk.aws_ec2 import IpAddresses, ISubnet, Peer, Vpc
from constructs import Construct

from constructs_lib.network import default_group_closing
from constructs_lib.network.attributes import KnownNetwork
from constructs_lib.network.endpoints import Endpoints
from constructs_lib.network.flow_logs import FlowLogs
from constructs_lib.network.subnets import Subnets
from specs.endpoints.resolution import Endpoints as ResolvedEndpoints
from specs.network.network import NetworkSpec

S3_ALONE = ResolvedEndpoints()


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
        endpoints: ResolvedEndpoints = S3_ALONE,
        retain: bool = True,
    ) -> None:
        """Create the network; `retain` keeps its flow logs and their key when it is destroyed.

        Which endpoints it has follows from what runs in it (`Environment.endpoints`, or `resolve` with the features
        that one has); by itself it has S3's alone.
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
        self.subnets = Subnets(self, "Subnets", spec=spec, vpc=self.vpc)
        placement_subnets: list[ISubnet] = [self.subnets.private[zone.name] for zone in spec.placement_zones]
        Endpoints(
            self,
            "Endpoints",
            spec=spec,
            endpoints=endpoints,
            vpc=self.vpc,
            ranges=[Peer.ipv4(str(block)) for block in spec.ranges],
            routed_subnets=self.subnets.all,
            placement_subnets=placement_subnets,
        )
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
