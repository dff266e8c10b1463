"""The subnets of a VPC: three tiers over named zones, and the routes out of them."""

from collections.abc import Mapping
from ipaddress import IPv4Network
from typing import TypeVar

from aws_cdk import Tags
from aws_cdk.aws_ec2 import CfnInternetGateway, CfnVPCGatewayAttachment, ISubnet, PrivateSubnet, PublicSubnet, Vpc
from constructs import Construct

from constructs_lib.policy.acknowledgement import acknowledge
from specs.network.network import NetworkSpec

AnySubnet = TypeVar("AnySubnet", PublicSubnet, PrivateSubnet)


class Subnets(Construct):
    """Public, private and control-plane subnets, each with the range its zone writes for it.

    A subnet's id is its tier and its zone, so that a zone that comes or goes touches no other.
    https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, spec: NetworkSpec, vpc: Vpc) -> None:
        """Create the subnets of all zones, drained ones too, and route them."""
        super().__init__(scope, construct_id)
        self._spec = spec
        self._vpc_id = vpc.vpc_id
        acknowledge(
            self,
            "cfn-lint::W3010",
            "CloudFormation-Validate::W3010",
            because="the environment's file names its account, its region and its zones: literal zones keep a subnet "
            "where it is; Fn::GetAZs would move it when AWS changes the list",
        )
        zones = spec.zones
        self.public = self._tier("Public", PublicSubnet, {zone.name: zone.public for zone in zones})
        self.private = self._tier("Private", PrivateSubnet, {zone.name: zone.private for zone in zones})
        self.control_plane = self._tier(
            "ControlPlane", PrivateSubnet, {zone.name: zone.control_plane for zone in zones}
        )
        _mark_for_load_balancers(self.public, "kubernetes.io/role/elb")
        _mark_for_load_balancers(self.private, "kubernetes.io/role/internal-elb")
        if self.public:
            self._route_to_the_internet()
        if spec.nat_zones:
            self._route_through_nat()

    @property
    def all(self) -> list[ISubnet]:
        """The subnets of all tiers."""
        return [*self.public.values(), *self.private.values(), *self.control_plane.values()]

    def _tier(self, name: str, kind: type[AnySubnet], ranges: Mapping[str, IPv4Network | None]) -> dict[str, AnySubnet]:
        """The subnets of one tier, in the zones that write a range for it."""
        tier = Construct(self, name)
        return {
            zone: kind(
                tier,
                zone,
                availability_zone=zone,
                cidr_block=str(block),
                vpc_id=self._vpc_id,
                map_public_ip_on_launch=False,
            )
            for zone, block in ranges.items()
            if block is not None
        }

    def _route_to_the_internet(self) -> None:
        gateway = CfnInternetGateway(self, "InternetGateway")
        attachment = CfnVPCGatewayAttachment(
            self, "InternetGatewayAttachment", vpc_id=self._vpc_id, internet_gateway_id=gateway.ref
        )
        for subnet in self.public.values():
            subnet.add_default_internet_route(gateway.ref, attachment)
            acknowledge(
                subnet,
                "NIST.800.53.R5::NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW",
                "PCI.DSS.321::PCI.DSS.321-VPCNoUnrestrictedRouteToIGW",
                because="a public subnet holds NAT gateways and internet-facing load balancers, which need this route; "
                "nodes and the control plane live in subnets without it, and no subnet hands out public addresses",
            )

    def _route_through_nat(self) -> None:
        """A private subnet goes out through its own zone's gateway, and where that zone has none through the first."""
        gateways = {zone.name: self.public[zone.name].add_nat_gateway().ref for zone in self._spec.nat_zones}
        first = next(iter(gateways.values()))
        for zone, subnet in self.private.items():
            subnet.add_default_nat_route(gateways.get(zone, first))


def _mark_for_load_balancers(subnets: Mapping[str, PublicSubnet | PrivateSubnet], tag: str) -> None:
    for subnet in subnets.values():
        Tags.of(subnet).add(tag, "1", include_resource_types=["AWS::EC2::Subnet"])
