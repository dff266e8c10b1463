"""The ways out of a VPC's subnets."""

from collections.abc import Mapping

from aws_cdk.aws_ec2 import (
    CfnEgressOnlyInternetGateway,
    CfnInternetGateway,
    CfnNatGateway,
    CfnRoute,
    CfnVPCGatewayAttachment,
    PrivateSubnet,
    PublicSubnet,
)
from constructs import Construct

from constructs_lib.policy.acknowledgement import acknowledge
from specs.network.network import NetworkSpec


class InternetGateway:
    """The internet gateway of a VPC, and the routes of public subnets to it."""

    def __init__(self, scope: Construct, *, vpc_id: str) -> None:
        """Create the gateway and attach it."""
        self._id = CfnInternetGateway(scope, "InternetGateway").ref
        self.attachment = CfnVPCGatewayAttachment(
            scope, "InternetGatewayAttachment", vpc_id=vpc_id, internet_gateway_id=self._id
        )

    def route(self, subnets: Mapping[str, PublicSubnet], *, with_ipv6: bool) -> None:
        """Send what leaves public subnets to it."""
        for subnet in subnets.values():
            subnet.add_default_internet_route(self._id, self.attachment)
            if with_ipv6:
                _default_ipv6_route(subnet, gateway_id=self._id).node.add_dependency(self.attachment)
            acknowledge(
                subnet,
                "NIST.800.53.R5::NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW",
                "PCI.DSS.321::PCI.DSS.321-VPCNoUnrestrictedRouteToIGW",
                because="a public subnet holds NAT gateways and internet-facing load balancers, which need this route; "
                "nodes and the control plane live in subnets without it, and no subnet hands out public addresses",
            )


class NatGateways:
    """The NAT gateways of a VPC: for each zone the one that its subnets go out through."""

    def __init__(
        self,
        scope: Construct,
        *,
        spec: NetworkSpec,
        vpc_id: str,
        public: Mapping[str, PublicSubnet],
        internet: InternetGateway,
    ) -> None:
        """Create the gateways: one for the VPC, or those of the zones that hold one."""
        self._by_zone: dict[str, str] = {}
        if spec.nat == "regional":
            self._default = _regional(scope, vpc_id=vpc_id, internet=internet)
        else:
            self._by_zone = {zone.name: public[zone.name].add_nat_gateway().ref for zone in spec.nat_zones}
            self._default = next(iter(self._by_zone.values()))

    def route(self, subnets: Mapping[str, PrivateSubnet]) -> None:
        """Send what leaves private subnets through their own zone's gateway, where it has none through the first."""
        for zone, subnet in subnets.items():
            subnet.add_default_nat_route(self._by_zone.get(zone, self._default))


class EgressOnlyGateway:
    """The way out for IPv6, which lets nobody in.

    https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html
    """

    def __init__(self, scope: Construct, *, vpc_id: str) -> None:
        """Create the gateway."""
        self._id = CfnEgressOnlyInternetGateway(scope, "EgressOnlyInternetGateway", vpc_id=vpc_id).ref

    def route(self, subnets: Mapping[str, PrivateSubnet]) -> None:
        """Send what leaves private subnets by IPv6 to it."""
        for subnet in subnets.values():
            _default_ipv6_route(subnet, egress_only_internet_gateway_id=self._id)


def _default_ipv6_route(
    subnet: PublicSubnet | PrivateSubnet,
    *,
    gateway_id: str | None = None,
    egress_only_internet_gateway_id: str | None = None,
) -> CfnRoute:
    return CfnRoute(
        subnet,
        "DefaultRoute6",
        route_table_id=subnet.route_table.route_table_id,
        destination_ipv6_cidr_block="::/0",
        gateway_id=gateway_id,
        egress_only_internet_gateway_id=egress_only_internet_gateway_id,
    )


def _regional(scope: Construct, *, vpc_id: str, internet: InternetGateway) -> str:
    """One gateway that spans the zones as they fill; AWS gives it its addresses and a route to the internet.

    https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
    """
    gateway = CfnNatGateway(
        scope, "NatGateway", vpc_id=vpc_id, availability_mode="regional", connectivity_type="public"
    )
    gateway.node.add_dependency(internet.attachment)
    return gateway.ref
