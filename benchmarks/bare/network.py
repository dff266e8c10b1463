"""The first layer, by hand."""

from typing import cast

from aws_cdk import CfnResource, Duration, RemovalPolicy, Stack, Tags
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_ssm as ssm
from constructs import Construct

CIDR = "10.20.0.0/16"
ZONES = {
    "eu-west-1a": ("10.20.0.0/28", "10.20.1.0/24", "10.20.64.0/18"),
    "eu-west-1b": ("10.20.0.16/28", "10.20.2.0/24", "10.20.128.0/18"),
    "eu-west-1c": ("10.20.0.32/28", "10.20.3.0/24", "10.20.192.0/18"),
}
ENDPOINTS = ("ecr.api", "ecr.dkr", "ec2", "eks", "eks-auth", "sts")


class NetworkStack(Stack):
    """A VPC over three zones, with NAT gateways, endpoints and flow logs."""

    def __init__(self, scope: Construct, construct_id: str, name: str) -> None:
        super().__init__(scope, construct_id, description=f"{name}: network", termination_protection=True)
        vpc = ec2.Vpc(
            self,
            "Vpc",
            ip_addresses=ec2.IpAddresses.cidr(CIDR),
            availability_zones=list(ZONES),
            subnet_configuration=[],
            nat_gateways=0,
            restrict_default_security_group=True,
        )
        gateway = ec2.CfnInternetGateway(self, "InternetGateway")
        attachment = ec2.CfnVPCGatewayAttachment(self, "Attachment", vpc_id=vpc.vpc_id, internet_gateway_id=gateway.ref)
        subnets: list[ec2.ISubnet] = []
        private_subnets: list[ec2.ISubnet] = []
        for zone, (control_plane_range, public_range, private_range) in ZONES.items():
            public = ec2.PublicSubnet(
                self,
                f"Public{zone}",
                availability_zone=zone,
                cidr_block=public_range,
                vpc_id=vpc.vpc_id,
                map_public_ip_on_launch=False,
            )
            public.add_default_internet_route(gateway.ref, attachment)
            Tags.of(public).add("kubernetes.io/role/elb", "1", include_resource_types=["AWS::EC2::Subnet"])
            private = ec2.PrivateSubnet(
                self,
                f"Private{zone}",
                availability_zone=zone,
                cidr_block=private_range,
                vpc_id=vpc.vpc_id,
                map_public_ip_on_launch=False,
            )
            private.add_default_nat_route(public.add_nat_gateway().ref)
            Tags.of(private).add("kubernetes.io/role/internal-elb", "1", include_resource_types=["AWS::EC2::Subnet"])
            control_plane = ec2.PrivateSubnet(
                self,
                f"ControlPlane{zone}",
                availability_zone=zone,
                cidr_block=control_plane_range,
                vpc_id=vpc.vpc_id,
                map_public_ip_on_launch=False,
            )
            subnets += [public, private, control_plane]
            private_subnets.append(private)
            for tier, subnet in (("private-subnet", private), ("control-plane-subnet", control_plane)):
                ssm.StringParameter(
                    self,
                    f"{tier}{zone}",
                    parameter_name=f"/eks/{name}/network/{tier}/{zone}",
                    string_value=subnet.subnet_id,
                )
        ssm.StringParameter(self, "VpcId", parameter_name=f"/eks/{name}/network/vpc-id", string_value=vpc.vpc_id)
        self._endpoints(vpc, subnets, private_subnets)
        self._flow_logs(vpc)

    @property
    def availability_zones(self) -> list[str]:
        """The CDK would look them up."""
        return list(ZONES)

    def _endpoints(self, vpc: ec2.Vpc, subnets: list[ec2.ISubnet], private_subnets: list[ec2.ISubnet]) -> None:
        s3 = ec2.GatewayVpcEndpoint(
            self,
            "S3",
            vpc=vpc,
            service=ec2.GatewayVpcEndpointAwsService.S3,
            subnets=[ec2.SubnetSelection(subnets=subnets)],
        )
        s3.add_to_policy(self._own_principals())
        s3.add_to_policy(
            _anybody("EcrImageLayers", "s3:GetObject", "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*")
        )
        s3.add_to_policy(
            _anybody(
                "CustomResourceResponses",
                "s3:PutObject",
                "arn:aws:s3:::cloudformation-custom-resource-response-euwest1/*",
            )
        )
        s3.add_to_policy(_anybody("PublicReads", "s3:GetObject", "arn:aws:s3:::*/*"))
        group = ec2.SecurityGroup(
            self, "EndpointsGroup", vpc=vpc, description="Interface endpoints", allow_all_outbound=False
        )
        group.add_ingress_rule(ec2.Peer.ipv4(CIDR), ec2.Port.tcp(443), "HTTPS from the VPC's range")
        for service in ENDPOINTS:
            endpoint = ec2.InterfaceVpcEndpoint(
                self,
                service,
                vpc=vpc,
                service=ec2.InterfaceVpcEndpointAwsService(service),
                subnets=ec2.SubnetSelection(subnets=private_subnets),
                security_groups=[group],
                private_dns_enabled=True,
                open=False,
            )
            endpoint.add_to_policy(self._own_principals())
            if service == "sts":
                endpoint.add_to_policy(
                    iam.PolicyStatement(
                        sid="FederatedCallers",
                        principals=[iam.AnyPrincipal()],
                        actions=["sts:AssumeRoleWithWebIdentity"],
                        resources=["*"],
                        conditions={"StringEquals": {"aws:ResourceAccount": self.account}},
                    )
                )

    def _flow_logs(self, vpc: ec2.Vpc) -> None:
        key = kms.Key(
            self,
            "Key",
            description="Flow logs",
            enable_key_rotation=True,
            pending_window=Duration.days(30),
            removal_policy=RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
        )
        key.add_to_resource_policy(
            iam.PolicyStatement(
                sid="GrantsToServicesOnly",
                effect=iam.Effect.DENY,
                principals=[iam.AnyPrincipal()],
                actions=["kms:CreateGrant"],
                resources=["*"],
                conditions={
                    "BoolIfExists": {"kms:GrantIsForAWSResource": "false", "aws:PrincipalIsAWSService": "false"}
                },
            )
        )
        group = logs.CfnLogGroup(self, "LogGroup", kms_key_id=key.key_arn, retention_in_days=365)
        group.apply_removal_policy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
        key.add_to_resource_policy(
            iam.PolicyStatement(
                sid="LogGroup",
                principals=[iam.ServicePrincipal("logs.eu-west-1.amazonaws.com")],
                actions=["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
                resources=["*"],
                conditions={
                    "ArnLike": {
                        "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:eu-west-1:{self.account}:log-group:"
                        f"{self.stack_name}-*"
                    }
                },
            )
        )
        self._log_what_closes_the_default_group(vpc, key)
        role = iam.Role(
            self,
            "FlowLogsRole",
            description="Writes VPC flow logs",
            assumed_by=iam.ServicePrincipal(
                "vpc-flow-logs.amazonaws.com",
                conditions={
                    "StringEquals": {"aws:SourceAccount": self.account},
                    "ArnLike": {"aws:SourceArn": f"arn:aws:ec2:eu-west-1:{self.account}:vpc-flow-log/*"},
                },
            ),
        )
        iam.ManagedPolicy(
            self,
            "FlowLogsPolicy",
            roles=[role],
            statements=[
                iam.PolicyStatement(
                    actions=["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                    resources=[group.attr_arn],
                )
            ],
        )
        ec2.CfnFlowLog(
            self,
            "FlowLog",
            resource_type="VPC",
            resource_id=vpc.vpc_id,
            traffic_type="ALL",
            log_destination_type="cloud-watch-logs",
            log_group_name=group.ref,
            deliver_logs_permission_arn=role.role_arn,
        )

    def _log_what_closes_the_default_group(self, vpc: ec2.Vpc, key: kms.Key) -> None:
        provider = self.node.find_child("Custom::VpcRestrictDefaultSGCustomResourceProvider")
        function = cast(CfnResource, provider.node.find_child("Handler"))
        name = f"/aws/lambda/{function.ref}"
        group = logs.CfnLogGroup(
            self, "FunctionLogs", log_group_name=name, kms_key_id=key.key_arn, retention_in_days=365
        )
        group.apply_removal_policy(RemovalPolicy.DESTROY)
        key.add_to_resource_policy(
            iam.PolicyStatement(
                sid="FunctionLogs",
                principals=[iam.ServicePrincipal("logs.eu-west-1.amazonaws.com")],
                actions=["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
                resources=["*"],
                conditions={
                    "ArnLike": {
                        "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:eu-west-1:{self.account}:log-group:{name}"
                    }
                },
            )
        )
        vpc.node.find_child("RestrictDefaultSecurityGroupCustomResource").node.add_dependency(group)

    def _own_principals(self) -> iam.PolicyStatement:
        return iam.PolicyStatement(
            sid="OwnPrincipals",
            principals=[iam.AnyPrincipal()],
            actions=["*"],
            resources=["*"],
            conditions={"StringEquals": {"aws:PrincipalAccount": self.account}},
        )


def _anybody(sid: str, action: str, resource: str) -> iam.PolicyStatement:
    return iam.PolicyStatement(sid=sid, principals=[iam.AnyPrincipal()], actions=[action], resources=[resource])
