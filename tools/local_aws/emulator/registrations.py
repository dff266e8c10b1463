"""The catalogue: the CloudFormation types and API actions that this emulator adds to ministack's, or amends."""

from tools.local_aws.emulator.ec2_api import checks, nat_gateways, ranges, reservations
from tools.local_aws.emulator.eks_api import (
    access_entries,
    add_ons,
    capabilities,
    clusters,
    fargate_profiles,
    identity_providers,
    node_groups,
    pod_identity_associations,
    updates,
)
from tools.local_aws.emulator.types.ec2.egress_only_internet_gateway import EGRESS_ONLY_INTERNET_GATEWAY
from tools.local_aws.emulator.types.ec2.elastic_ip import ELASTIC_IP
from tools.local_aws.emulator.types.ec2.flow_log import FLOW_LOG
from tools.local_aws.emulator.types.ec2.gateway_attachment import GATEWAY_ATTACHMENT
from tools.local_aws.emulator.types.ec2.instance import INSTANCE
from tools.local_aws.emulator.types.ec2.nat_gateway import NAT_GATEWAY
from tools.local_aws.emulator.types.ec2.route_table import ROUTE_TABLE
from tools.local_aws.emulator.types.ec2.security_group import SECURITY_GROUP
from tools.local_aws.emulator.types.ec2.security_group_rule import EGRESS, INGRESS
from tools.local_aws.emulator.types.ec2.subnet import SUBNET
from tools.local_aws.emulator.types.ec2.subnet_reservation import SUBNET_RESERVATION
from tools.local_aws.emulator.types.ec2.vpc import VPC
from tools.local_aws.emulator.types.ec2.vpc_range import VPC_RANGE
from tools.local_aws.emulator.types.eks.access_entry import ACCESS_ENTRY
from tools.local_aws.emulator.types.eks.add_on import ADD_ON
from tools.local_aws.emulator.types.eks.capability import CAPABILITY
from tools.local_aws.emulator.types.eks.cluster import CLUSTER
from tools.local_aws.emulator.types.eks.fargate_profile import FARGATE_PROFILE
from tools.local_aws.emulator.types.eks.identity_provider_config import IDENTITY_PROVIDER_CONFIG
from tools.local_aws.emulator.types.eks.node_group import NODE_GROUP
from tools.local_aws.emulator.types.eks.pod_identity_association import POD_IDENTITY_ASSOCIATION
from tools.local_aws.emulator.types.iam.instance_profile import INSTANCE_PROFILE
from tools.local_aws.emulator.types.iam.oidc_provider import OIDC_PROVIDER
from tools.local_aws.emulator.types.logs.log_group import LOG_GROUP
from tools.local_aws.emulator.types.sns.topic import TOPIC

TYPES = (
    ELASTIC_IP,
    FLOW_LOG,
    NAT_GATEWAY,
    EGRESS_ONLY_INTERNET_GATEWAY,
    VPC_RANGE,
    SUBNET_RESERVATION,
    INSTANCE,
    INGRESS,
    EGRESS,
    CLUSTER,
    NODE_GROUP,
    FARGATE_PROFILE,
    ADD_ON,
    ACCESS_ENTRY,
    POD_IDENTITY_ASSOCIATION,
    IDENTITY_PROVIDER_CONFIG,
    CAPABILITY,
    OIDC_PROVIDER,
    INSTANCE_PROFILE,
)
"""Types that are ours; ministack lacks them, or loses too much of them."""

AMENDMENTS = (VPC, SUBNET, ROUTE_TABLE, GATEWAY_ATTACHMENT, SECURITY_GROUP, LOG_GROUP, TOPIC)
"""Types of ministack's with something missing."""

EKS_ROUTES = (
    *clusters.ROUTES,
    *updates.ROUTES,
    *node_groups.ROUTES,
    *fargate_profiles.ROUTES,
    *access_entries.ROUTES,
    *add_ons.ROUTES,
    *pod_identity_associations.ROUTES,
    *identity_providers.ROUTES,
    *capabilities.ROUTES,
)
"""Actions of the EKS API that are ours, or checked before ministack's answer."""

EC2_REFUSALS = {
    "CreateSubnet": checks.subnet_can_be_created,
    "DeleteSubnet": checks.subnet_can_be_deleted,
    "DeleteSecurityGroup": checks.security_group_can_be_deleted,
    "DetachInternetGateway": checks.internet_gateway_can_be_detached,
}
"""Actions of the EC2 API that AWS refuses where ministack would not."""

EC2_ACTIONS = {
    "CreateRouteTable": ranges.answer_create_route_table,
    "AssociateVpcCidrBlock": ranges.answer_associate,
    "DisassociateVpcCidrBlock": ranges.answer_disassociate,
    "CreateSubnetCidrReservation": reservations.answer_create,
    "GetSubnetCidrReservations": reservations.answer_get,
    "DeleteSubnetCidrReservation": reservations.answer_delete,
    "CreateNatGateway": nat_gateways.answer_create,
    "DescribeNatGateways": nat_gateways.answer_describe,
    "DeleteNatGateway": nat_gateways.answer_delete,
}
"""Actions of the EC2 API that are ours."""
