"""All that the local AWS holds, whoever made it: what a destroy should have taken with it shows here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import jmespath  # type: ignore[import-untyped]

from tools.local_aws.session import LocalAws


@dataclass(frozen=True, kw_only=True)
class Listing:
    """How one kind of resource is listed."""

    kind: str
    service: str
    action: str
    ids: str
    """A JMESPath to the ids of those that count: what every account has from the start does not."""
    parameters: Mapping[str, str] = field(default_factory=dict)
    """What the listing is asked with."""


LISTINGS = (
    Listing(kind="VPC", service="ec2", action="describe_vpcs", ids="Vpcs[?!IsDefault].VpcId"),
    Listing(kind="subnet", service="ec2", action="describe_subnets", ids="Subnets[?!DefaultForAz].SubnetId"),
    Listing(
        kind="NAT gateway",
        service="ec2",
        action="describe_nat_gateways",
        ids="NatGateways[?State!='deleted'].NatGatewayId",
    ),
    Listing(
        kind="egress-only internet gateway",
        service="ec2",
        action="describe_egress_only_internet_gateways",
        ids="EgressOnlyInternetGateways[].EgressOnlyInternetGatewayId",
    ),
    Listing(kind="address", service="ec2", action="describe_addresses", ids="Addresses[].PublicIp"),
    Listing(kind="VPC endpoint", service="ec2", action="describe_vpc_endpoints", ids="VpcEndpoints[].VpcEndpointId"),
    Listing(
        kind="security group",
        service="ec2",
        action="describe_security_groups",
        ids="SecurityGroups[?GroupName!='default'].GroupId",
    ),
    Listing(
        kind="launch template",
        service="ec2",
        action="describe_launch_templates",
        ids="LaunchTemplates[].LaunchTemplateName",
    ),
    Listing(
        kind="instance",
        service="ec2",
        action="describe_instances",
        ids="Reservations[].Instances[?State.Name!='terminated'][].InstanceId",
    ),
    Listing(kind="flow log", service="ec2", action="describe_flow_logs", ids="FlowLogs[].FlowLogId"),
    Listing(kind="cluster", service="eks", action="list_clusters", ids="clusters"),
    Listing(kind="function", service="lambda", action="list_functions", ids="Functions[].FunctionName"),
    Listing(kind="layer", service="lambda", action="list_layers", ids="Layers[].LayerName"),
    Listing(kind="role", service="iam", action="list_roles", ids="Roles[].RoleName"),
    Listing(
        kind="instance profile",
        service="iam",
        action="list_instance_profiles",
        ids="InstanceProfiles[].InstanceProfileName",
    ),
    Listing(
        kind="policy",
        service="iam",
        action="list_policies",
        ids="Policies[].PolicyName",
        parameters={"Scope": "Local"},
    ),
    Listing(
        kind="OIDC provider",
        service="iam",
        action="list_open_id_connect_providers",
        ids="OpenIDConnectProviderList[].Arn",
    ),
    Listing(kind="queue", service="sqs", action="list_queues", ids="QueueUrls"),
    Listing(kind="topic", service="sns", action="list_topics", ids="Topics[].TopicArn"),
    Listing(kind="event rule", service="events", action="list_rules", ids="Rules[].Name"),
    Listing(kind="alarm", service="cloudwatch", action="describe_alarms", ids="MetricAlarms[].AlarmName"),
    Listing(kind="log group", service="logs", action="describe_log_groups", ids="logGroups[].logGroupName"),
    Listing(kind="key", service="kms", action="list_keys", ids="Keys[].KeyId"),
    Listing(kind="parameter", service="ssm", action="describe_parameters", ids="Parameters[].Name"),
)


def inventory(local_aws: LocalAws) -> Iterator[tuple[str, str]]:
    """Kind and id of every resource that counts."""
    for listing in LISTINGS:
        client = local_aws.client(listing.service)
        pages = (
            client.get_paginator(listing.action).paginate(**listing.parameters)
            if client.can_paginate(listing.action)
            else [getattr(client, listing.action)(**listing.parameters)]
        )
        for page in pages:
            for found in jmespath.search(listing.ids, page) or ():
                if listing.kind != "key" or _in_use(client, found):
                    yield listing.kind, found


def _in_use(kms: Any, key: str) -> bool:  # noqa: ANN401  (a boto3 client)
    """Whether a key is a customer's and not on its way out, which takes a week or more."""
    metadata = kms.describe_key(KeyId=key)["KeyMetadata"]
    return bool(metadata["KeyManager"] == "CUSTOMER" and metadata["KeyState"] != "PendingDeletion")
