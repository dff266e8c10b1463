"""The control plane. Numbers are those of the statements in docs/security.md."""

from ipaddress import IPv4Network
from typing import Any

from tests.policy.platforms import Platform

ANYWHERE = IPv4Network("0.0.0.0/0")
FIVE_LOGS = {"api", "audit", "authenticator", "controllerManager", "scheduler"}


def cluster(platform: Platform) -> dict[str, Any]:
    return platform.one("AWS::EKS::Cluster").properties


def test_the_endpoint_is_open_to_named_ranges_at_most(platform: Platform) -> None:
    """Statements 1 and 3."""
    network = cluster(platform)["ResourcesVpcConfig"]
    allowed = [IPv4Network(written) for written in network.get("PublicAccessCidrs", [])]
    assert network["EndpointPublicAccess"] is bool(allowed)
    if platform.spec.control_plane.endpoint.open_to_the_world_because is None:
        assert all(given.prefixlen >= 24 for given in allowed)


def test_nodes_reach_the_endpoint_from_within(platform: Platform) -> None:
    """Statement 2."""
    assert cluster(platform)["ResourcesVpcConfig"]["EndpointPrivateAccess"] is True


def test_all_five_logs_are_kept(platform: Platform) -> None:
    """Statement 4."""
    assert {log["Type"] for log in cluster(platform)["Logging"]["ClusterLogging"]["EnabledTypes"]} == FIVE_LOGS


def test_the_log_group_is_ours_and_there_before_the_cluster(platform: Platform) -> None:
    """Statement 5."""
    (group,) = [
        group
        for group in platform.resources("AWS::Logs::LogGroup")
        if group.properties.get("LogGroupName") == f"/aws/eks/{platform.name}/cluster"
    ]
    assert group.properties["RetentionInDays"] == platform.spec.control_plane.log_retention_days
    assert group.logical_id in platform.one("AWS::EKS::Cluster").body["DependsOn"]


def test_every_log_group_expires_and_is_encrypted_with_a_key_of_ours(platform: Platform) -> None:
    """Statement 6."""
    for group in platform.resources("AWS::Logs::LogGroup"):
        assert group.properties["RetentionInDays"] > 0
        assert platform.named(group.layer, group.properties["KmsKeyId"]).type == "AWS::KMS::Key"


def test_secrets_are_encrypted_with_a_key_of_ours(platform: Platform) -> None:
    """Statement 7."""
    (encryption,) = cluster(platform)["EncryptionConfig"]
    assert encryption["Resources"] == ["secrets"]
    assert platform.named("cluster", encryption["Provider"]["KeyArn"]).type == "AWS::KMS::Key"


def test_keys_rotate(platform: Platform) -> None:
    """Statement 8."""
    assert all(key.properties["EnableKeyRotation"] is True for key in platform.resources("AWS::KMS::Key"))


def test_what_is_retained_outlives_its_stack(platform: Platform) -> None:
    """Statements 9 and 20: what the layers hold that live for years; functions take their logs with them."""
    everything = platform.resources("AWS::KMS::Key", "AWS::Logs::LogGroup")
    of_functions = [found for found in everything if "/aws/lambda/" in str(found.properties.get("LogGroupName"))]
    assert {found.body["DeletionPolicy"] for found in of_functions} == {"Delete"}
    state = [found for found in everything if found not in of_functions]
    for resource in [found for found in state if found.layer not in {"network", "cluster"}]:
        assert resource.body["DeletionPolicy"] == "Delete"
    lasting = [found for found in state if found.layer in {"network", "cluster"}]
    assert {resource.type for resource in lasting} == {"AWS::KMS::Key", "AWS::Logs::LogGroup"}
    for resource in lasting:
        kept = resource.body["DeletionPolicy"], resource.body["UpdateReplacePolicy"]
        assert kept == (("RetainExceptOnCreate", "Retain") if platform.spec.retain else ("Delete", "Delete"))


def test_the_cluster_says_what_becomes_of_it(platform: Platform) -> None:
    """Statement 20."""
    body = platform.one("AWS::EKS::Cluster").body
    protected = platform.spec.control_plane.deletion_protection
    assert body["DeletionPolicy"] == ("RetainExceptOnCreate" if protected else "Delete")


def test_only_access_entries_let_anybody_in(platform: Platform) -> None:
    """Statement 10."""
    assert cluster(platform)["AccessConfig"]["AuthenticationMode"] == "API"
    assert "aws-auth" not in str(platform.templates)


def test_the_creator_is_no_admin(platform: Platform) -> None:
    """Statement 11."""
    assert cluster(platform)["AccessConfig"]["BootstrapClusterCreatorAdminPermissions"] is False


def test_no_entry_is_for_the_root_or_for_everybody(platform: Platform) -> None:
    """Statement 12."""
    entries = platform.resources("AWS::EKS::AccessEntry")
    assert len(entries) >= len(platform.spec.access.admins)
    for entry in entries:
        principal = str(entry.properties["PrincipalArn"])
        assert not principal.endswith(":root")
        assert "*" not in principal


def test_people_are_admins_by_name_only(platform: Platform) -> None:
    """Statement 12."""
    admins = [
        entry.properties["PrincipalArn"]
        for entry in platform.resources("AWS::EKS::AccessEntry")
        if isinstance(entry.properties["PrincipalArn"], str) and "AmazonEKSClusterAdminPolicy" in str(entry.properties)
    ]
    assert sorted(admins) == sorted(platform.spec.access.admins)


def test_deletion_protection_is_what_the_file_says(platform: Platform) -> None:
    """Statements 13 and 21."""
    protected = platform.spec.control_plane.deletion_protection
    assert cluster(platform)["DeletionProtection"] is protected
    assert platform.protected["network"] is protected
    assert platform.protected["cluster"] is protected
    assert protected or not platform.spec.retain


def test_a_zone_can_be_shifted_away_from(platform: Platform) -> None:
    """Statement 14."""
    assert cluster(platform)["ZonalShiftConfig"]["Enabled"] is True


def test_what_happens_when_support_ends_is_written(platform: Platform) -> None:
    """Statement 15."""
    assert cluster(platform)["UpgradePolicy"]["SupportType"] in {"STANDARD", "EXTENDED"}


def test_the_control_plane_spans_zones_in_subnets_without_a_way_in(platform: Platform) -> None:
    """Statement 17."""
    zones = [zone.name for zone in platform.spec.network.control_plane_zones]
    used = [platform.published("cluster", given) for given in cluster(platform)["ResourcesVpcConfig"]["SubnetIds"]]
    assert used == [f"/eks/{platform.name}/network/control-plane-subnet/{zone}" for zone in zones]
    assert len(zones) >= (2 if not platform.spec.control_plane.deletion_protection else 3)
    routed = {route.properties["RouteTableId"]["Ref"] for route in platform.resources("AWS::EC2::Route")}
    for table in platform.resources("AWS::EC2::RouteTable"):
        assert "ControlPlane" not in table.logical_id or table.logical_id not in routed


def test_control_plane_subnets_have_room_for_an_upgrade(platform: Platform) -> None:
    """Statement 18: AWS keeps five addresses of a subnet, EKS wants up to five free ones."""
    ranges = [zone.control_plane for zone in platform.spec.network.control_plane_zones if zone.control_plane]
    assert ranges
    assert all(given.num_addresses - 5 >= 2 * 5 for given in ranges)


def test_the_cluster_role_has_the_cluster_policy_and_nothing_else(platform: Platform) -> None:
    """Statement 19."""
    role = platform.named("cluster", cluster(platform)["RoleArn"]).properties
    (policy,) = role["ManagedPolicyArns"]
    assert str(policy).endswith(":iam::aws:policy/AmazonEKSClusterPolicy']]}")
    assert "Policies" not in role
    policies = platform.resources("AWS::IAM::ManagedPolicy", "AWS::IAM::Policy")
    assert not [policy.logical_id for policy in policies if policy.layer == "cluster"]


def test_service_addresses_lie_outside_the_network(platform: Platform) -> None:
    """Statement 22."""
    services = IPv4Network(cluster(platform)["KubernetesNetworkConfig"]["ServiceIpv4Cidr"])
    assert not services.overlaps(IPv4Network(platform.one("AWS::EC2::VPC").properties["CidrBlock"]))
