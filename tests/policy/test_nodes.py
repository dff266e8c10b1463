"""Nodes. Numbers are those of the statements in docs/security.md."""

import re
from typing import Any

from specs.capacity.managed_node_group import ManagedNodeGroupSpec
from specs.instance_types import instance_type
from tests.policy.platforms import Platform, Resource

NODE_POLICIES = {"AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"}
"""What a node's own role may hold: https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html"""
SECRET = re.compile(r"(?i)(password|passwd|secret|token|api[_-]?key|BEGIN [A-Z ]*PRIVATE KEY)|AKIA[0-9A-Z]{16}")


def specs(platform: Platform) -> list[ManagedNodeGroupSpec]:
    return [entry for entry in platform.spec.capacity if isinstance(entry, ManagedNodeGroupSpec)]


def node_groups(platform: Platform) -> list[tuple[ManagedNodeGroupSpec, Resource]]:
    """The node groups with what the environment's file says of each, in the file's order."""
    groups = platform.resources("AWS::EKS::Nodegroup")
    assert groups
    return list(zip(specs(platform), groups, strict=True))


def launch_template(platform: Platform, group: Resource) -> dict[str, Any]:
    named = group.properties["LaunchTemplate"]["Id"]
    data: dict[str, Any] = platform.named("capacity", named).properties["LaunchTemplateData"]
    return data


def instances(platform: Platform) -> list[dict[str, Any]]:
    """All that says how an EC2 instance is launched."""
    templates = [launch_template(platform, group) for _, group in node_groups(platform)]
    return templates + [host.properties for host in platform.resources("AWS::EC2::Instance")]


def metadata_options(platform: Platform) -> list[dict[str, Any]]:
    """Of node groups; a single host says them in a launch template of its own."""
    return [
        template.properties["LaunchTemplateData"]["MetadataOptions"]
        for template in platform.resources("AWS::EC2::LaunchTemplate")
    ] + [host.properties["MetadataOptions"] for host in platform.resources("AWS::EC2::Instance")]


def test_the_metadata_service_asks_for_a_session(platform: Platform) -> None:
    """Statement 23."""
    options = metadata_options(platform)
    assert len(options) >= len(specs(platform))
    assert all(option["HttpTokens"] == "required" for option in options)


def test_the_metadata_service_answers_no_pod(platform: Platform) -> None:
    """Statement 24: the answer to a session token does not survive the hop into a pod."""
    assert all(option["HttpPutResponseHopLimit"] == 1 for option in metadata_options(platform))


def test_volumes_are_encrypted(platform: Platform) -> None:
    """Statement 25."""
    for launched in instances(platform):
        volumes = [device["Ebs"] for device in launched["BlockDeviceMappings"]]
        assert volumes
        assert all(volume["Encrypted"] is True and volume["VolumeType"] == "gp3" for volume in volumes)


def test_volumes_of_nodes_have_a_key_that_auto_scaling_may_use(platform: Platform) -> None:
    """Statement 26."""
    for _, group in node_groups(platform):
        for device in launch_template(platform, group)["BlockDeviceMappings"]:
            key = platform.named("capacity", {"Ref": device["Ebs"]["KmsKeyId"]["Fn::GetAtt"][0]}).properties
            assert key["EnableKeyRotation"] is True
            uses = [each for each in key["KeyPolicy"]["Statement"] if "kms:ViaService" in str(each.get("Condition"))]
            assert {"kms:CreateGrant", "kms:Decrypt", "kms:GenerateDataKey*"} <= {
                action for use in uses for action in use["Action"]
            }


def test_the_image_fits_the_instances(platform: Platform) -> None:
    """Statements 27, 28 and 42: AL2023 or Bottlerocket, of the architecture that all instance types have."""
    for spec, group in node_groups(platform):
        image = group.properties["AmiType"]
        assert image.startswith(("AL2023_", "BOTTLEROCKET_"))
        types = [instance_type(name) for name in group.properties["InstanceTypes"]]
        assert {found.architecture for found in types if found} == {"arm64" if "_ARM_64" in image else "x86_64"}
        assert group.properties["InstanceTypes"] == list(spec.instance_types)


def test_nodes_live_in_private_subnets_of_every_zone_they_are_meant_for(platform: Platform) -> None:
    """Statements 29 and 30."""
    everywhere = tuple(zone.name for zone in platform.spec.network.placement_zones)
    for spec, group in node_groups(platform):
        used = [platform.published("capacity", subnet) for subnet in group.properties["Subnets"]]
        zones = spec.zones or everywhere
        assert used == [f"/eks/{platform.name}/network/private-subnet/{zone}" for zone in zones]


def test_something_always_runs_in_every_zone(platform: Platform) -> None:
    """Statement 31: a group without taints that never shrinks below the number of zones."""
    zones = len(platform.spec.network.placement_zones)
    for _, group in node_groups(platform):
        sizes = group.properties["ScalingConfig"]
        assert sizes["MaxSize"] >= sizes["MinSize"]
    assert [
        group
        for _, group in node_groups(platform)
        if not group.properties.get("Taints") and group.properties["ScalingConfig"]["MinSize"] >= zones
    ]


def test_the_size_belongs_to_the_autoscaler(platform: Platform) -> None:
    """Statement 31: a written size would undo what the autoscaler did, at every deploy."""
    assert all("DesiredSize" not in group.properties["ScalingConfig"] for _, group in node_groups(platform))


def test_updates_respect_disruption_budgets(platform: Platform) -> None:
    """Statement 32."""
    for _, group in node_groups(platform):
        update = group.properties["UpdateConfig"]
        assert update.get("MaxUnavailable") or update.get("MaxUnavailablePercentage")
        assert not group.properties.get("ForceUpdateEnabled")


def test_unhealthy_nodes_are_repaired(platform: Platform) -> None:
    """Statement 33."""
    for spec, group in node_groups(platform):
        assert group.properties["NodeRepairConfig"]["Enabled"] is spec.repair.enabled is True


def test_a_protected_cluster_reads_what_is_wrong_with_its_nodes(platform: Platform) -> None:
    """Statement 33: without the agent, repair sees a missing heartbeat only."""
    add_ons = {add_on.properties["AddonName"] for add_on in platform.resources("AWS::EKS::Addon")}
    assert "eks-node-monitoring-agent" in add_ons or not platform.spec.control_plane.deletion_protection


def test_nobody_logs_in_to_a_node(platform: Platform) -> None:
    """Statement 34."""
    assert all("RemoteAccess" not in group.properties for _, group in node_groups(platform))
    assert all("KeyName" not in launched for launched in instances(platform))


def test_a_nodes_role_can_join_and_pull_and_nothing_else(platform: Platform) -> None:
    """Statement 35."""
    for _, group in node_groups(platform):
        role = platform.named("capacity", group.properties["NodeRole"])
        held = {str(policy).rpartition("/")[2].rstrip("']}") for policy in role.properties["ManagedPolicyArns"]}
        assert held <= NODE_POLICIES
        assert "AmazonEC2ContainerRegistryPullOnly" in held
        assert "Policies" not in role.properties
        policies = platform.resources("AWS::IAM::ManagedPolicy", "AWS::IAM::Policy")
        assert not [policy for policy in policies if role.logical_id in str(policy.properties.get("Roles"))]


def test_the_cni_has_an_identity_of_its_own(platform: Platform) -> None:
    """Statement 36."""
    (cni,) = [found for found in platform.resources("AWS::EKS::Addon") if found.properties["AddonName"] == "vpc-cni"]
    (identity,) = cni.properties["PodIdentityAssociations"]
    assert identity["ServiceAccount"] == "aws-node"
    role = platform.named("system", identity["RoleArn"]).properties
    assert "AmazonEKS_CNI_Policy" in str(role["ManagedPolicyArns"])


def test_a_group_can_get_more_than_one_kind_of_instance(platform: Platform) -> None:
    """Statement 37."""
    assert all(len(set(group.properties["InstanceTypes"])) >= 2 for _, group in node_groups(platform))


def test_instances_are_told_no_secret(platform: Platform) -> None:
    """Statement 39."""
    told = [str(launched.get("UserData", "")) for launched in instances(platform)]
    assert not [text for text in told if SECRET.search(text)]


def test_fargate_runs_in_private_subnets_under_a_role_of_its_own(platform: Platform) -> None:
    """Statement 40."""
    profiles = platform.resources("AWS::EKS::FargateProfile")
    assert len(profiles) == sum(1 for entry in platform.spec.capacity if entry.kind == "fargate_profile")
    private = f"/eks/{platform.name}/network/private-subnet/"
    for profile in profiles:
        subnets = [platform.published("capacity", subnet) for subnet in profile.properties["Subnets"]]
        assert subnets
        assert all(subnet.startswith(private) for subnet in subnets)
        assert 1 <= len(profile.properties["Selectors"]) <= 5
        trust = str(platform.named("capacity", profile.properties["PodExecutionRoleArn"]).properties)
        assert "eks-fargate-pods.amazonaws.com" in trust
        assert "aws:SourceArn" in trust


def test_instances_are_watched_by_the_minute(platform: Platform) -> None:
    """Statement 41."""
    for launched in instances(platform):
        assert launched["Monitoring"] is True or launched["Monitoring"] == {"Enabled": True}
