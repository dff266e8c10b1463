"""The catalogue: the CloudFormation types and API actions that this emulator adds to ministack's, or amends."""

from tools.local_aws.emulator.ec2_api import checks
from tools.local_aws.emulator.eks_api import (
    access_entries,
    clusters,
    fargate_profiles,
    node_groups,
    pod_identity_associations,
    updates,
)
from tools.local_aws.emulator.types.ec2.elastic_ip import ELASTIC_IP
from tools.local_aws.emulator.types.ec2.flow_log import FLOW_LOG
from tools.local_aws.emulator.types.ec2.instance import INSTANCE
from tools.local_aws.emulator.types.ec2.nat_gateway import NAT_GATEWAY
from tools.local_aws.emulator.types.ec2.security_group import SECURITY_GROUP
from tools.local_aws.emulator.types.ec2.security_group_rule import EGRESS, INGRESS
from tools.local_aws.emulator.types.ec2.subnet import SUBNET
from tools.local_aws.emulator.types.ec2.vpc import VPC
from tools.local_aws.emulator.types.eks.access_entry import ACCESS_ENTRY
from tools.local_aws.emulator.types.eks.add_on import ADD_ON
from tools.local_aws.emulator.types.eks.cluster import CLUSTER
from tools.local_aws.emulator.types.eks.fargate_profile import FARGATE_PROFILE
from tools.local_aws.emulator.types.eks.node_group import NODE_GROUP
from tools.local_aws.emulator.types.eks.pod_identity_association import POD_IDENTITY_ASSOCIATION
from tools.local_aws.emulator.types.iam.instance_profile import INSTANCE_PROFILE
from tools.local_aws.emulator.types.iam.oidc_provider import OIDC_PROVIDER
from tools.local_aws.emulator.types.logs.log_group import LOG_GROUP

TYPES = (
    ELASTIC_IP,
    FLOW_LOG,
    NAT_GATEWAY,
    INSTANCE,
    INGRESS,
    EGRESS,
    CLUSTER,
    NODE_GROUP,
    FARGATE_PROFILE,
    ADD_ON,
    ACCESS_ENTRY,
    POD_IDENTITY_ASSOCIATION,
    OIDC_PROVIDER,
    INSTANCE_PROFILE,
)
"""Types that are ours; ministack lacks them, or loses too much of them."""

AMENDMENTS = (VPC, SUBNET, SECURITY_GROUP, LOG_GROUP)
"""Types of ministack's with something missing."""

EKS_ROUTES = (
    *clusters.ROUTES,
    *updates.ROUTES,
    *node_groups.ROUTES,
    *fargate_profiles.ROUTES,
    *access_entries.ROUTES,
    *pod_identity_associations.ROUTES,
)
"""Actions of the EKS API that are ours, or checked before ministack's answer."""

EC2_REFUSALS = {
    "CreateNatGateway": checks.nat_gateway_can_be_created,
    "CreateSubnet": checks.subnet_can_be_created,
    "DeleteSubnet": checks.subnet_can_be_deleted,
    "DeleteSecurityGroup": checks.security_group_can_be_deleted,
}
"""Actions of the EC2 API that AWS refuses where ministack would not."""
