"""The private ways from a VPC to AWS services."""

from collections.abc import Sequence

from aws_cdk.aws_ec2 import (
    GatewayVpcEndpoint,
    GatewayVpcEndpointAwsService,
    InterfaceVpcEndpoint,
    InterfaceVpcEndpointAwsService,
    IPeer,
    ISubnet,
    IVpc,
    Port,
    SecurityGroup,
    SubnetSelection,
)
from constructs import Construct

from constructs_lib.network import endpoint_policies
from constructs_lib.place import place_of
from specs.endpoints.resolution import Endpoints as ResolvedEndpoints
from specs.network.endpoint_services import EndpointService


class Endpoints(Construct):
    """The gateway endpoint of S3, and the interface endpoints that were resolved.

    https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        endpoints: ResolvedEndpoints,
        vpc: IVpc,
        ranges: Sequence[IPeer],
        routed_subnets: list[ISubnet],
        placement_subnets: list[ISubnet],
    ) -> None:
        """Create the endpoints: S3's in the route tables, the others with an interface in each placement subnet.

        `ranges` are all that the VPC has: what lies in them may call.
        """
        super().__init__(scope, construct_id)
        self._vpc = vpc
        self._endpoints = endpoints
        self._place = place_of(self)
        if routed_subnets:
            self._s3(routed_subnets)
        if endpoints.services:
            security_group = self._security_group(ranges)
            for service in endpoints.services:
                endpoint = self._interface(service, placement_subnets, security_group)
                for statement in endpoint_policies.for_service(service, place=self._place, endpoints=endpoints):
                    endpoint.add_to_policy(statement)

    def _s3(self, subnets: list[ISubnet]) -> None:
        endpoint = GatewayVpcEndpoint(
            self,
            "s3",
            vpc=self._vpc,
            service=GatewayVpcEndpointAwsService.S3,
            subnets=[SubnetSelection(subnets=subnets)],
        )
        for statement in endpoint_policies.for_s3(place=self._place, endpoints=self._endpoints):
            endpoint.add_to_policy(statement)

    def _interface(
        self, service: EndpointService, subnets: list[ISubnet], security_group: SecurityGroup
    ) -> InterfaceVpcEndpoint:
        return InterfaceVpcEndpoint(
            self,
            service,
            vpc=self._vpc,
            service=InterfaceVpcEndpointAwsService(service),
            subnets=SubnetSelection(subnets=subnets),
            security_groups=[security_group],
            private_dns_enabled=True,
            open=False,
        )

    def _security_group(self, ranges: Sequence[IPeer]) -> SecurityGroup:
        group = SecurityGroup(
            self,
            "SecurityGroup",
            vpc=self._vpc,
            description="Interface endpoints: HTTPS from within the VPC",
            allow_all_outbound=False,
        )
        for each in ranges:
            group.add_ingress_rule(each, Port.tcp(443), "HTTPS from the VPC's range")
        return group
