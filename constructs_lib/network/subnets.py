"""The subnets of a VPC: four tiers over named zones, and the routes out of them."""

from collections.abc import Mapping, Sequence
from ipaddress import IPv4Network
from typing import TypeVar, cast

from aws_cdk import Tags
from aws_cdk.aws_ec2 import CfnSubnet, ISubnet, PrivateSubnet, PublicSubnet, Vpc
from constructs import Construct

from constructs_lib.network.ipv6 import Ipv6Range
from constructs_lib.network.routes import EgressOnlyGateway, InternetGateway, NatGateways
from constructs_lib.network.secondary_ranges import SecondaryRanges
from constructs_lib.policy.acknowledgement import acknowledge
from specs.network.network import NetworkSpec
from specs.network.tier import FOUND_BY, Tier
from specs.network.zone_ids import is_zone_id

AnySubnet = TypeVar("AnySubnet", PublicSubnet, PrivateSubnet)


class Subnets(Construct):
    """Public, private, control-plane and pod subnets, each with the range its zone writes for it.

    A subnet's id is its tier and its zone, so that a zone that comes or goes touches no other.
    https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        spec: NetworkSpec,
        vpc: Vpc,
        ipv6: Ipv6Range | None = None,
        control_plane_goes_out: bool = False,
    ) -> None:
        """Create the subnets of all zones, drained ones too, and route them.

        With an IPv6 range they have addresses of both families. The control plane needs no way out but where it takes
        the VPC's.
        """
        super().__init__(scope, construct_id)
        self._spec = spec
        self._vpc_id = vpc.vpc_id
        self._ipv6 = ipv6
        if not all(is_zone_id(zone.name) for zone in spec.zones):
            self._explain_names_of_zones()
        self._secondary = SecondaryRanges(self, "SecondaryRanges", vpc=vpc, ranges=spec.secondary_ranges)
        self.public = self._tier("Public", PublicSubnet, "public")
        self.private = self._tier("Private", PrivateSubnet, "private")
        self.control_plane = self._tier("ControlPlane", PrivateSubnet, "control_plane")
        self.pods = self._tier("Pods", PrivateSubnet, "pods")
        _mark(self.public, FOUND_BY["public"])
        _mark(self.private, FOUND_BY["private"])
        if spec.pod_subnets == "discovery":
            _mark(self.pods, FOUND_BY["pods"])
        private = [self.private, self.pods, *([self.control_plane] if control_plane_goes_out else [])]
        if spec.has_an_internet_gateway:
            self._route(private)

    @property
    def all(self) -> list[ISubnet]:
        """The subnets of all tiers."""
        return [
            *self.public.values(),
            *self.private.values(),
            *self.control_plane.values(),
            *self.pods.values(),
        ]

    def _explain_names_of_zones(self) -> None:
        acknowledge(
            self,
            "cfn-lint::W3010",
            "CloudFormation-Validate::W3010",
            because="the environment's file names its account, its region and its zones: literal zones keep a subnet "
            "where it is; Fn::GetAZs would move it when AWS changes the list",
        )

    def _tier(self, construct_id: str, kind: type[AnySubnet], tier: Tier) -> dict[str, AnySubnet]:
        """The subnets of one tier, in the zones that write a range for it."""
        scope = Construct(self, construct_id)
        if self._ipv6 and tier == "private":
            _explain_ipv6_addresses(scope)
        return {
            zone.name: self._subnet(scope, zone.name, kind=kind, tier=tier, block=zone.ranges[tier])
            for zone in self._spec.zones
            if tier in zone.ranges
        }

    def _subnet(
        self, scope: Construct, zone: str, *, kind: type[AnySubnet], tier: Tier, block: IPv4Network
    ) -> AnySubnet:
        """One subnet. By itself it hands out IPv6 addresses to nodes alone, which EKS demands."""
        subnet = kind(
            scope,
            zone,
            availability_zone=zone,
            cidr_block=str(block),
            vpc_id=self._vpc_id,
            map_public_ip_on_launch=False,
            ipv6_cidr_block=self._ipv6.of_subnet(zone, tier) if self._ipv6 else None,
            assign_ipv6_address_on_creation=tier == "private" if self._ipv6 else None,
        )
        if is_zone_id(zone):
            _place_by_id(subnet, zone)
        self._secondary.hold_back(subnet, block)
        if self._ipv6:
            self._ipv6.hold_back(subnet)
        return subnet

    def _route(self, private: Sequence[Mapping[str, PrivateSubnet]]) -> None:
        internet = InternetGateway(self, vpc_id=self._vpc_id)
        internet.route(self.public, with_ipv6=self._ipv6 is not None)
        if not self._spec.way_out:
            return
        nat = NatGateways(self, spec=self._spec, vpc_id=self._vpc_id, public=self.public, internet=internet)
        for subnets in private:
            nat.route(subnets)
        if self._ipv6:
            egress_only = EgressOnlyGateway(self, vpc_id=self._vpc_id)
            for subnets in private:
                egress_only.route(subnets)


def _explain_ipv6_addresses(private: Construct) -> None:
    acknowledge(
        private,
        "NIST.800.53.R5::NIST.800.53.R5-VPCSubnetAutoAssignPublicIpDisabled",
        "PCI.DSS.321::PCI.DSS.321-VPCSubnetAutoAssignPublicIpDisabled",
        because="EKS demands that subnets of nodes assign IPv6 addresses (user guide, cni-ipv6); the routes of these "
        "lead through an egress-only gateway, by which nothing comes in, and no IPv4 address is public",
    )


def _place_by_id(subnet: PublicSubnet | PrivateSubnet, zone_id: str) -> None:
    """The L2 knows zones by name only."""
    resource = cast(CfnSubnet, subnet.node.default_child)
    resource.availability_zone = None
    resource.availability_zone_id = zone_id


def _mark(subnets: Mapping[str, PublicSubnet | PrivateSubnet], tag: str) -> None:
    """Let load balancers, or the CNI, find subnets by a tag."""
    for subnet in subnets.values():
        Tags.of(subnet).add(tag, "1", include_resource_types=["AWS::EC2::Subnet"])
