"""The network. Numbers are those of the statements in docs/security.md."""

from ipaddress import IPv4Network
from typing import Any

from specs.instance_types import instance_type
from specs.network.network import NetworkSpec
from tests.policy.platforms import Platform, Resource

SYSTEM_ENDPOINTS = {"ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "s3", "sts", "autoscaling"}
"""What nodes and their add-ons call: https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html"""


def tags(resource: Resource) -> dict[str, str]:
    return {tag["Key"]: tag["Value"] for tag in resource.properties.get("Tags", [])}


def zone_of(platform: Platform, logical_id: str) -> str:
    """The zone whose subnet the resource belongs to: ids of subnets, routes and NATs carry it."""
    (zone,) = [zone.name for zone in platform.spec.network.zones if zone.name.replace("-", "") in logical_id]
    return zone


def made_network(platform: Platform) -> NetworkSpec:
    """The network that the platform makes: none of the environments here lives in somebody else's."""
    spec = platform.spec.network
    assert isinstance(spec, NetworkSpec)
    return spec


def rules(platform: Platform, direction: str) -> list[tuple[Resource, dict[str, Any]]]:
    groups = platform.resources("AWS::EC2::SecurityGroup")
    inside = [(group, rule) for group in groups for rule in group.properties.get(f"SecurityGroup{direction}", [])]
    apart = platform.resources(f"AWS::EC2::SecurityGroup{direction}")
    return inside + [(rule, rule.properties) for rule in apart]


def test_private_subnets_go_out_through_their_own_zone(platform: Platform) -> None:
    """Statement 57."""
    spec = made_network(platform)
    routes = [route for route in platform.resources("AWS::EC2::Route") if "NatGatewayId" in route.properties]
    ways = {
        zone_of(platform, route.logical_id): zone_of(platform, route.properties["NatGatewayId"]["Ref"])
        for route in routes
    }
    private = [zone.name for zone in spec.zones if zone.private]
    nat_zones = [zone.name for zone in spec.nat_zones]
    match spec.nat:
        case "none":
            assert not ways
        case "single":
            assert ways == dict.fromkeys(private, nat_zones[0])
        case "per_zone":
            assert ways == {zone: zone for zone in private}


def test_no_subnet_hands_out_public_addresses(platform: Platform) -> None:
    """Statement 58."""
    subnets = platform.resources("AWS::EC2::Subnet")
    assert len(subnets) >= 4
    assert not [subnet.logical_id for subnet in subnets if subnet.properties.get("MapPublicIpOnLaunch")]


def test_all_traffic_is_logged_encrypted_and_for_a_while(platform: Platform) -> None:
    """Statement 59."""
    log = platform.one("AWS::EC2::FlowLog").properties
    assert log["TrafficType"] == "ALL"
    assert platform.named("network", log["ResourceId"]).type == "AWS::EC2::VPC"
    group = platform.named("network", log["LogGroupName"]).properties
    assert group["RetentionInDays"] == made_network(platform).flow_log_retention_days
    assert "KmsKeyId" in group


def test_the_default_security_group_is_closed(platform: Platform) -> None:
    """Statement 60."""
    closed = platform.one("Custom::VpcRestrictDefaultSG").properties["DefaultSecurityGroupId"]
    assert platform.named("network", closed).type == "AWS::EC2::VPC"


def test_nothing_lets_the_world_in(platform: Platform) -> None:
    """Statement 61."""
    open_rules = [
        resource.logical_id
        for resource, rule in rules(platform, "Ingress")
        if rule.get("CidrIp") == "0.0.0.0/0" or rule.get("CidrIpv6") == "::/0"
    ]
    assert not open_rules


def test_what_leaves_is_named(platform: Platform) -> None:
    """Statement 62: no security group lets every protocol out."""
    for group in platform.resources("AWS::EC2::SecurityGroup"):
        assert group.properties["SecurityGroupEgress"], group.logical_id
    anything = [resource.logical_id for resource, rule in rules(platform, "Egress") if rule["IpProtocol"] == "-1"]
    assert not anything


def test_every_rule_says_what_it_is_for(platform: Platform) -> None:
    """Statement 63."""
    all_rules = rules(platform, "Ingress") + rules(platform, "Egress")
    assert not [resource.logical_id for resource, rule in all_rules if not rule.get("Description")]


def test_without_a_way_out_every_service_that_is_called_has_an_endpoint(platform: Platform) -> None:
    """Statement 64."""
    if platform.spec.network.way_out:
        return
    declared = {call.service for add_on in platform.spec.add_ons for call in add_on.reach.calls}
    names = [str(endpoint.properties["ServiceName"]) for endpoint in platform.resources("AWS::EC2::VPCEndpoint")]
    missing = {service for service in SYSTEM_ENDPOINTS | declared if not any(service in name for name in names)}
    assert not missing


def test_endpoints_serve_the_accounts_own_principals(platform: Platform) -> None:
    """Statement 65."""
    endpoints = platform.resources("AWS::EC2::VPCEndpoint")
    assert endpoints
    for endpoint in endpoints:
        for statement in endpoint.properties["PolicyDocument"]["Statement"]:
            unbounded = statement["Action"] == "*" or statement["Resource"] == "*"
            assert not unbounded or statement["Condition"], endpoint.logical_id


def test_own_principals_reach_own_buckets(platform: Platform) -> None:
    """Statement 65: what S3's endpoint lets through beside them, a feature declares."""
    account = platform.spec.account
    (s3,) = [
        endpoint
        for endpoint in platform.resources("AWS::EC2::VPCEndpoint")
        if endpoint.properties["VpcEndpointType"] == "Gateway"
    ]
    own, *others = s3.properties["PolicyDocument"]["Statement"]
    assert own["Condition"] == {"StringEquals": {"aws:PrincipalAccount": account, "aws:ResourceAccount": account}}
    declared = {bucket.title for feature in platform.spec.features for bucket in feature.reach.buckets}
    assert {statement["Sid"] for statement in others} == declared


def test_names_of_services_resolve_to_their_endpoints(platform: Platform) -> None:
    """Statement 66."""
    vpc = platform.one("AWS::EC2::VPC").properties
    assert vpc["EnableDnsSupport"] is True
    assert vpc["EnableDnsHostnames"] is True
    for endpoint in platform.resources("AWS::EC2::VPCEndpoint"):
        interface = endpoint.properties["VpcEndpointType"] == "Interface"
        assert not interface or endpoint.properties["PrivateDnsEnabled"] is True


def test_endpoints_admit_https_from_the_networks_literal_range(platform: Platform) -> None:
    """Statement 67."""
    interfaces = [
        endpoint
        for endpoint in platform.resources("AWS::EC2::VPCEndpoint")
        if endpoint.properties["VpcEndpointType"] == "Interface"
    ]
    assert len(interfaces) == len(platform.spec.endpoints.services)
    for endpoint in interfaces:
        (group,) = endpoint.properties["SecurityGroupIds"]
        (rule,) = platform.named("network", group).properties["SecurityGroupIngress"]
        assert (rule["CidrIp"], rule["IpProtocol"]) == (str(platform.spec.network.cidr), "tcp")
        assert (rule["FromPort"], rule["ToPort"]) == (443, 443)


def test_load_balancers_find_their_subnets(platform: Platform) -> None:
    """Statement 68."""
    expected = {"Public": "kubernetes.io/role/elb", "Private": "kubernetes.io/role/internal-elb"}
    for subnet in platform.resources("AWS::EC2::Subnet"):
        roles = {key for key in tags(subnet) if key.startswith("kubernetes.io/role/")}
        tier = next((tier for tier in expected if f"Subnets{tier}" in subnet.logical_id), None)
        assert roles == ({expected[tier]} if tier else set())


def test_subnets_lie_in_the_network_and_apart(platform: Platform) -> None:
    """Statement 69."""
    network = IPv4Network(platform.one("AWS::EC2::VPC").properties["CidrBlock"])
    subnets = [IPv4Network(subnet.properties["CidrBlock"]) for subnet in platform.resources("AWS::EC2::Subnet")]
    assert all(subnet.subnet_of(network) for subnet in subnets)
    assert not [(one, other) for one in subnets for other in subnets if one is not other and one.overlaps(other)]


def test_private_subnets_hold_all_nodes_with_all_their_pods(platform: Platform) -> None:
    """Statement 70: even when one zone is gone."""
    groups = [entry for entry in platform.spec.capacity if entry.kind == "managed_node_group"]
    types = {name: instance_type(name) for group in groups for name in group.instance_types}
    wanted = sum(
        group.scaling.max
        * max(
            found.network_interfaces * found.ipv4_per_interface
            for name in group.instance_types
            if (found := types[name])
        )
        for group in groups
    )
    sizes = sorted(zone.private.num_addresses - 5 for zone in platform.spec.network.placement_zones if zone.private)
    assert wanted > 0
    assert wanted <= sum(sizes[:-1])
