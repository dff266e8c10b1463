"""The subnets of a VPC: three tiers over named zones, and the routes out of them."""

from collections.abc import Mapping

from aws_cdk import Tags
from aws_cdk.aws_ec2 import CfnInternetGateway, CfnVPCGatewayAttachment, ISubnet, PrivateSubnet, PublicSubnet, Vpc
from constructs import Construct

from constructs_lib.policy.acknowledgement import acknowledge
from specs.network import NetworkSpec


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
        self.public = self._public()
        self.private = self._private()
        self.control_plane = self._control_plane()
        if self.public:
            self._route_to_the_internet()
        if spec.nat_zones:
            self._route_through_nat()

    @property
    def all(self) -> list[ISubnet]:
        """The subnets of all tiers."""
        return [*self.public.values(), *self.private.values(), *self.control_plane.values()]

    def _public(self) -> dict[str, PublicSubnet]:
        tier = Construct(self, "Public")
        subnets = {
            zone.name: PublicSubnet(
                tier,
                zone.name,
                availability_zone=zone.name,
                cidr_block=str(zone.public),
                vpc_id=self._vpc_id,
                map_public_ip_on_launch=False,
            )
            for zone in self._spec.zones
            if zone.public
        }
        _mark_for_load_balancers(subnets, "kubernetes.io/role/elb")
        return subnets

    def _private(self) -> dict[str, PrivateSubnet]:
        tier = Construct(self, "Private")
        subnets = {
            zone.name: PrivateSubnet(
                tier,
                zone.name,
                availability_zone=zone.name,
                cidr_block=str(zone.private),
                vpc_id=self._vpc_id,
                map_public_ip_on_launch=False,
            )
            for zone in self._spec.zones
            if zone.private
        }
        _mark_for_load_balancers(subnets, "kubernetes.io/role/internal-elb")
        return subnets

    def _control_plane(self) -> dict[str, PrivateSubnet]:
        tier = Construct(self, "ControlPlane")
        return {
            zone.name: PrivateSubnet(
                tier,
                zone.name,
                availability_zone=zone.name,
                cidr_block=str(zone.control_plane),
                vpc_id=self._vpc_id,
                map_public_ip_on_launch=False,
            )
            for zone in self._spec.control_plane_zones
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
