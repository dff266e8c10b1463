"""The subnets of a VPC: four tiers over named zones, and the routes out of them."""

from collections.abc import Mapping
from ipaddress import IPv4Network
from typing import TypeVar

from aws_cdk import Tags
from aws_cdk.aws_ec2 import ISubnet, PrivateSubnet, PublicSubnet, Vpc
from constructs import Construct

from constructs_lib.network.routes import InternetGateway, NatGateways
from constructs_lib.network.secondary_ranges import SecondaryRanges
from constructs_lib.policy.acknowledgement import acknowledge
from specs.network.network import NetworkSpec

AnySubnet = TypeVar("AnySubnet", PublicSubnet, PrivateSubnet)


class Subnets(Construct):
    """Public, private, control-plane and pod subnets, each with the range its zone writes for it.

    A subnet's id is its tier and its zone, so that a zone that comes or goes touches no other.
    https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, spec: NetworkSpec, vpc: Vpc) -> None:
        """Create the subnets of all zones, drained ones too, and route them."""
        super().__init__(scope, construct_id)
        self._vpc_id = vpc.vpc_id
        acknowledge(
            self,
            "cfn-lint::W3010",
            "CloudFormation-Validate::W3010",
            because="the environment's file names its account, its region and its zones: literal zones keep a subnet "
            "where it is; Fn::GetAZs would move it when AWS changes the list",
        )
        self._secondary = SecondaryRanges(self, "SecondaryRanges", vpc=vpc, ranges=spec.secondary_ranges)
        zones = spec.zones
        self.public = self._tier("Public", PublicSubnet, {zone.name: zone.public for zone in zones})
        self.private = self._tier("Private", PrivateSubnet, {zone.name: zone.private for zone in zones})
        self.control_plane = self._tier(
            "ControlPlane", PrivateSubnet, {zone.name: zone.control_plane for zone in zones}
        )
        self.pods = self._tier("Pods", PrivateSubnet, {zone.name: zone.pods for zone in zones})
        _mark(self.public, "kubernetes.io/role/elb")
        _mark(self.private, "kubernetes.io/role/internal-elb")
        if spec.pod_subnets == "discovery":
            _mark(self.pods, "kubernetes.io/role/cni")
        if spec.has_an_internet_gateway:
            self._route(spec)

    @property
    def all(self) -> list[ISubnet]:
        """The subnets of all tiers."""
        return [
            *self.public.values(),
            *self.private.values(),
            *self.control_plane.values(),
            *self.pods.values(),
        ]

    def _tier(self, name: str, kind: type[AnySubnet], ranges: Mapping[str, IPv4Network | None]) -> dict[str, AnySubnet]:
        """The subnets of one tier, in the zones that write a range for it."""
        tier = Construct(self, name)
        return {
            zone: self._subnet(tier, zone, kind=kind, block=block)
            for zone, block in ranges.items()
            if block is not None
        }

    def _subnet(self, tier: Construct, zone: str, *, kind: type[AnySubnet], block: IPv4Network) -> AnySubnet:
        subnet = kind(
            tier,
            zone,
            availability_zone=zone,
            cidr_block=str(block),
            vpc_id=self._vpc_id,
            map_public_ip_on_launch=False,
        )
        self._secondary.hold_back(subnet, block)
        return subnet

    def _route(self, spec: NetworkSpec) -> None:
        internet = InternetGateway(self, vpc_id=self._vpc_id)
        internet.route(self.public)
        if spec.has_a_way_out:
            nat = NatGateways(self, spec=spec, vpc_id=self._vpc_id, public=self.public, internet=internet)
            nat.route(self.private)
            nat.route(self.pods)


def _mark(subnets: Mapping[str, PublicSubnet | PrivateSubnet], tag: str) -> None:
    """Let load balancers, or the CNI, find subnets by a tag."""
    for subnet in subnets.values():
        Tags.of(subnet).add(tag, "1", include_resource_types=["AWS::EC2::Subnet"])
