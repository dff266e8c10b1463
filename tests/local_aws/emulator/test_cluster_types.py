"""The types of a cluster: made by CloudFormation, seen by the EKS API."""

import json
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

from tests.local_aws.emulator.stacks import Stack
from tests.local_aws.emulator.templates import cluster, get, node_group, ref, resource, role, unique

NewStack = Callable[..., Stack]
Client = Callable[[str], Any]
Resources = dict[str, Any]
ADMIN = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
VIEW = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"


def test_a_cluster_is_what_its_template_says(new_stack: NewStack, client: Client) -> None:
    encryption = [{"Resources": ["secrets"], "Provider": {"KeyArn": get("Key", "Arn")}}]
    stack = new_stack(team="platform").deploy(
        {
            **cluster(
                Name=unique("whole"),
                EncryptionConfig=encryption,
                DeletionProtection=False,
                UpgradePolicy={"SupportType": "STANDARD"},
                ZonalShiftConfig={"Enabled": True},
                KubernetesNetworkConfig={"ServiceIpv4Cidr": "172.20.0.0/16", "IpFamily": "ipv4"},
                Logging={"ClusterLogging": {"EnabledTypes": [{"Type": "api"}, {"Type": "audit"}]}},
            ),
            "Key": resource("AWS::KMS::Key", KeyPolicy={"Version": "2012-10-17", "Statement": []}),
        },
        Outputs={
            "Endpoint": {"Value": get("Cluster", "Endpoint")},
            "Group": {"Value": get("Cluster", "ClusterSecurityGroupId")},
            "Issuer": {"Value": get("Cluster", "OpenIdConnectIssuerUrl")},
            "Certificate": {"Value": get("Cluster", "CertificateAuthorityData")},
            "Key": {"Value": get("Cluster", "EncryptionConfigKeyArn")},
        },
    )
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    found, outputs = _cluster(client, stack), stack.outputs()
    assert found["status"] == "ACTIVE"
    assert found["version"] == "1.35"
    assert found["endpoint"] == outputs["Endpoint"]
    assert found["resourcesVpcConfig"]["vpcId"] == stack.physical_id("Vpc")
    assert found["resourcesVpcConfig"]["clusterSecurityGroupId"] == outputs["Group"]
    assert found["kubernetesNetworkConfig"]["serviceIpv4Cidr"] == "172.20.0.0/16"
    assert found["encryptionConfig"][0]["provider"]["keyArn"] == outputs["Key"]
    assert found["upgradePolicy"] == {"supportType": "STANDARD"}
    assert found["zonalShiftConfig"] == {"enabled": True}
    assert found["logging"]["clusterLogging"][0] == {"types": ["api", "audit"], "enabled": True}
    assert found["tags"]["team"] == "platform"
    assert client("ec2").describe_security_groups(GroupIds=[outputs["Group"]])["SecurityGroups"]
    assert client("logs").describe_log_groups(logGroupNamePrefix=f"/aws/eks/{found['name']}/")["logGroups"]


@pytest.mark.parametrize(
    ("change", "member", "value"),
    [
        ({"DeletionProtection": True}, "deletionProtection", True),
        ({"Version": "1.36"}, "version", "1.36"),
        ({"UpgradePolicy": {"SupportType": "STANDARD"}}, "upgradePolicy", {"supportType": "STANDARD"}),
        ({"ZonalShiftConfig": {"Enabled": True}}, "zonalShiftConfig", {"enabled": True}),
        ({"ControlPlaneScalingConfig": {"Tier": "tier-xl"}}, "controlPlaneScalingConfig", {"tier": "tier-xl"}),
        ({"KubeApiServerConfig": {"EventTtl": "30m"}}, "kubeApiServerConfig", {"eventTtl": "30m"}),
        (
            {"KubeSchedulerConfig": {"NodeResourcesFit": {"ScoringStrategy": {"Type": "MostAllocated"}}}},
            "kubeSchedulerConfig",
            {"nodeResourcesFit": {"scoringStrategy": {"type": "MostAllocated"}}},
        ),
        (
            {"KubeControllerManagerConfig": {"PodGcControllerConfig": {"TerminatedPodGcThreshold": 1000}}},
            "kubeControllerManagerConfig",
            {"podGcControllerConfig": {"terminatedPodGcThreshold": 1000}},
        ),
        (
            {"RemoteNetworkConfig": {"RemoteNodeNetworks": [{"Cidrs": ["192.168.0.0/16"]}]}},
            "remoteNetworkConfig",
            {"remoteNodeNetworks": [{"cidrs": ["192.168.0.0/16"]}]},
        ),
    ],
)
def test_a_cluster_changes_in_place(
    new_stack: NewStack, client: Client, change: Resources, member: str, value: object
) -> None:
    name = unique("changing")
    stack = new_stack().deploy(cluster(Name=name))
    before = _cluster(client, stack)["createdAt"]
    stack.deploy(cluster(Name=name, **change))
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    assert _cluster(client, stack)[member] == value
    assert _cluster(client, stack)["createdAt"] == before


def test_a_cluster_takes_another_subnet_of_the_same_zones(new_stack: NewStack, client: Client) -> None:
    name = unique("subnets")
    more = resource("AWS::EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.0.9.0/24", AvailabilityZone="eu-west-1a")
    stack = new_stack().deploy({**cluster(Name=name), "More": more})
    stack.deploy({**cluster(Name=name, subnets=("More", "SubnetB")), "More": more})
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    expected = {stack.physical_id("More"), stack.physical_id("SubnetB")}
    assert set(_cluster(client, stack)["resourcesVpcConfig"]["subnetIds"]) == expected


def test_a_cluster_with_a_name_is_not_replaced(new_stack: NewStack) -> None:
    name = unique("named")
    stack = new_stack().deploy(cluster(Name=name))
    stack.deploy(cluster(Name=name, KubernetesNetworkConfig={"ServiceIpv4Cidr": "172.20.0.0/16"}))
    assert stack.status == "UPDATE_ROLLBACK_COMPLETE"
    assert "CloudFormation cannot update a stack when a custom-named resource requires replacing" in stack.reasons


def test_updates_of_a_cluster_are_told(new_stack: NewStack, client: Client) -> None:
    name = unique("updated")
    new_stack().deploy(cluster(Name=name))
    eks = client("eks")
    update = eks.update_cluster_version(name=name, version="1.36")["update"]
    assert eks.describe_update(name=name, updateId=update["id"])["update"]["status"] == "Successful"
    assert eks.list_updates(name=name)["updateIds"] == [update["id"]]
    eks.update_cluster_config(name=name, deletionProtection=True)
    assert len(eks.list_updates(name=name)["updateIds"]) == 2


def test_the_kubernetes_api_says_the_minor_of_its_cluster(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy(cluster(Name=unique("served")))
    endpoint = _cluster(client, stack)["endpoint"]
    with urllib.request.urlopen(f"{endpoint}/version", timeout=5) as answer:
        assert json.load(answer)["minor"].startswith("35")


def test_a_node_group_keeps_what_ministack_drops(new_stack: NewStack, client: Client) -> None:
    launch_template = {"Id": ref("Template"), "Version": get("Template", "LatestVersionNumber")}
    wanted = node_group(
        CapacityType="SPOT",
        InstanceTypes=["m7i.large", "m6i.large"],
        Labels={"Team/x": "A"},
        Taints=[{"Key": "spot", "Value": "true", "Effect": "NO_SCHEDULE"}],
        UpdateConfig={"MaxUnavailable": 1},
        NodeRepairConfig={"Enabled": True},
        LaunchTemplate=launch_template,
        Tags={"team": "platform"},
    )
    stack = new_stack().deploy({**cluster(Name=unique("nodes")), **_template(20), "Nodes": wanted})
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    found = _node_group(client, stack)
    assert found["capacityType"] == "SPOT"
    assert found["labels"] == {"Team/x": "A"}
    assert found["taints"] == [{"key": "spot", "value": "true", "effect": "NO_SCHEDULE"}]
    assert found["launchTemplate"]["version"] == "1"
    assert found["nodeRepairConfig"] == {"enabled": True}
    assert found["scalingConfig"] == {"minSize": 1, "maxSize": 3, "desiredSize": 1}
    assert found["tags"]["team"] == "platform"


def test_a_node_group_changes_in_place(new_stack: NewStack, client: Client) -> None:
    resources = cluster(Name=unique("nodes"))
    taint = [{"Key": "a", "Value": "b", "Effect": "NO_SCHEDULE"}]
    stack = new_stack().deploy({**resources, "Nodes": node_group(Labels={"old": "1", "kept": "1"}, Taints=taint)})
    before = stack.physical_id("Nodes")
    scaling = {"MinSize": 0, "MaxSize": 5}
    stack.deploy({**resources, "Nodes": node_group(Labels={"kept": "2", "new": "1"}, ScalingConfig=scaling)})
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    found = _node_group(client, stack)
    assert stack.physical_id("Nodes") == before
    assert found["labels"] == {"kept": "2", "new": "1"}
    assert found["taints"] == []
    assert found["scalingConfig"] == {"minSize": 0, "maxSize": 5, "desiredSize": 1}


def test_a_node_group_follows_its_launch_template(new_stack: NewStack, client: Client) -> None:
    resources = cluster(Name=unique("nodes"))
    newest = {"Id": ref("Template"), "Version": get("Template", "LatestVersionNumber")}
    nodes = {"Nodes": node_group(LaunchTemplate=newest)}
    stack = new_stack().deploy({**resources, **_template(20), **nodes})
    before = stack.physical_id("Nodes")
    stack.deploy({**resources, **_template(40), **nodes})
    assert stack.physical_id("Nodes") == before
    assert _node_group(client, stack)["launchTemplate"]["version"] == "2"


def test_a_node_group_of_other_machines_is_another(new_stack: NewStack, client: Client) -> None:
    resources = cluster(Name=unique("nodes"))
    stack = new_stack().deploy({**resources, "Nodes": node_group(InstanceTypes=["m7i.large"])})
    before = stack.physical_id("Nodes")
    stack.deploy({**resources, "Nodes": node_group(InstanceTypes=["m7i.xlarge"])})
    after = stack.physical_id("Nodes")
    assert after != before
    name = _cluster(client, stack)["name"]
    assert client("eks").list_nodegroups(clusterName=name)["nodegroups"] == [after.split("/")[1]]


def test_nodes_have_the_access_entry_that_eks_makes(new_stack: NewStack, client: Client) -> None:
    name = unique("access")
    resources = {**cluster(Name=name), "Nodes": node_group()}
    stack = new_stack().deploy(resources)
    (principal,) = client("eks").list_access_entries(clusterName=name)["accessEntries"]
    entry = client("eks").describe_access_entry(clusterName=name, principalArn=principal)["accessEntry"]
    assert entry["type"] == "EC2_LINUX"
    del resources["Nodes"]
    stack.deploy(resources)
    assert client("eks").list_access_entries(clusterName=name)["accessEntries"] == []


def test_access_entries_carry_their_policies(new_stack: NewStack, client: Client) -> None:
    name = unique("access")
    resources = {**cluster(Name=name), "Admin": role()}
    stack = new_stack().deploy({**resources, "Entry": _entry(ADMIN, groups=["admins"])})
    principal = stack.physical_id("Entry").split("|")[0]
    assert _policies(client, name, principal) == {ADMIN}
    stack.deploy({**resources, "Entry": _entry(VIEW)})
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    assert _policies(client, name, principal) == {VIEW}
    entry = client("eks").describe_access_entry(clusterName=name, principalArn=principal)["accessEntry"]
    assert entry["kubernetesGroups"] == []
    stack.deploy(resources)
    assert client("eks").list_access_entries(clusterName=name)["accessEntries"] == []


def test_an_add_on_changes_in_place(new_stack: NewStack, client: Client) -> None:
    name = unique("add-on")
    stack = new_stack().deploy({**cluster(Name=name), "AddOn": _add_on(ConfigurationValues='{"a":1}')})
    stack.deploy({**cluster(Name=name), "AddOn": _add_on(AddonVersion="v1.22.4-eksbuild.3")})
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    found = client("eks").describe_addon(clusterName=name, addonName="vpc-cni")["addon"]
    assert found["addonVersion"] == "v1.22.4-eksbuild.3"
    assert found["configurationValues"] == ""


def test_an_add_on_owns_the_identities_that_come_with_it(new_stack: NewStack, client: Client) -> None:
    name = unique("owner")
    resources = {**cluster(Name=name), "One": role(), "Two": role()}
    stack = new_stack().deploy({**resources, "AddOn": _add_on(PodIdentityAssociations=[_owned("One")])})
    (first,) = _identities(client, name)
    assert client("eks").describe_addon(clusterName=name, addonName="vpc-cni")["addon"]["podIdentityAssociations"] == [
        first["associationArn"]
    ]

    stack.deploy({**resources, "AddOn": _add_on(PodIdentityAssociations=[_owned("Two")])})
    (second,) = _identities(client, name)
    assert second["associationArn"] == first["associationArn"]
    stack.deploy(resources)
    assert _identities(client, name) == []


def test_an_add_on_whose_identity_is_taken_is_not_made(new_stack: NewStack, client: Client) -> None:
    name = unique("taken")
    taken = {
        "Identity": _identity("One", account="aws-node"),
        "AddOn": {**_add_on(PodIdentityAssociations=[_owned("One")])},
    }
    taken["AddOn"]["DependsOn"] = "Identity"
    stack = new_stack().deploy({**cluster(Name=name), "One": role()})
    stack.deploy({**cluster(Name=name), "One": role(), **taken})
    assert "Association already exists" in stack.reasons
    assert client("eks").list_addons(clusterName=name)["addons"] == []


def test_pod_identities_change_their_role_in_place(new_stack: NewStack, client: Client) -> None:
    name = unique("identity")
    resources = {**cluster(Name=name), "One": role(), "Two": role()}
    stack = new_stack().deploy({**resources, "Identity": _identity("One")})
    association = stack.physical_id("Identity")
    stack.deploy({**resources, "Identity": _identity("Two")})
    assert stack.physical_id("Identity") == association
    found = client("eks").describe_pod_identity_association(
        clusterName=name, associationId=association.rpartition("/")[2]
    )["association"]
    assert found["roleArn"].endswith(stack.physical_id("Two"))
    stack.deploy({**resources, "Identity": _identity("Two", account="other")})
    assert stack.physical_id("Identity") != association


def test_fargate_profiles_are_listed_and_described(new_stack: NewStack, client: Client) -> None:
    name = unique("fargate")
    selector = {"Namespace": "batch", "Labels": [{"Key": "kind", "Value": "job"}]}
    stack = new_stack().deploy({**cluster(Name=name), "Profile": _profile(selector)})
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    (profile,) = client("eks").list_fargate_profiles(clusterName=name)["fargateProfileNames"]
    found = client("eks").describe_fargate_profile(clusterName=name, fargateProfileName=profile)["fargateProfile"]
    assert found["selectors"] == [{"namespace": "batch", "labels": {"kind": "job"}}]
    stack.deploy({**cluster(Name=name), "Profile": _profile({"Namespace": "other"})})
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    assert client("eks").list_fargate_profiles(clusterName=name)["fargateProfileNames"] != [profile]


def test_an_identity_provider_is_made_for_the_cluster(new_stack: NewStack, client: Client) -> None:
    provider = resource(
        "AWS::IAM::OIDCProvider", Url=get("Cluster", "OpenIdConnectIssuerUrl"), ClientIdList=["sts.amazonaws.com"]
    )
    stack = new_stack().deploy({**cluster(Name=unique("irsa")), "Provider": provider})
    arn = stack.physical_id("Provider")
    found = client("iam").get_open_id_connect_provider(OpenIDConnectProviderArn=arn)
    assert found["ClientIDList"] == ["sts.amazonaws.com"]


def test_a_deleted_cluster_leaves_nothing(new_stack: NewStack, client: Client) -> None:
    name = unique("gone")
    resources = {
        **cluster(Name=name),
        "Nodes": node_group(),
        "AddOn": _add_on(),
        "Profile": _profile({"Namespace": "a"}),
    }
    stack = new_stack().deploy(resources)
    group = _cluster(client, stack)["resourcesVpcConfig"]["clusterSecurityGroupId"]
    assert stack.delete().status == "DELETE_COMPLETE"
    assert name not in client("eks").list_clusters()["clusters"]
    with pytest.raises(client("ec2").exceptions.ClientError, match="does not exist"):
        client("ec2").describe_security_groups(GroupIds=[group])


def _cluster(client: Client, stack: Stack) -> dict[str, Any]:
    found: dict[str, Any] = client("eks").describe_cluster(name=stack.physical_id("Cluster"))["cluster"]
    return found


def _node_group(client: Client, stack: Stack) -> dict[str, Any]:
    name, group = stack.physical_id("Nodes").split("/")
    found: dict[str, Any] = client("eks").describe_nodegroup(clusterName=name, nodegroupName=group)["nodegroup"]
    return found


def _policies(client: Client, name: str, principal: str) -> set[str]:
    found = client("eks").list_associated_access_policies(clusterName=name, principalArn=principal)
    return {policy["policyArn"] for policy in found["associatedAccessPolicies"]}


def _template(size: int) -> Resources:
    disk = {"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": size}}
    return {"Template": resource("AWS::EC2::LaunchTemplate", LaunchTemplateData={"BlockDeviceMappings": [disk]})}


def _entry(policy: str, *, groups: list[str] | None = None) -> Resources:
    scope = {"PolicyArn": policy, "AccessScope": {"Type": "cluster"}}
    more: Resources = {"KubernetesGroups": groups} if groups else {}
    return resource(
        "AWS::EKS::AccessEntry",
        ClusterName=ref("Cluster"),
        PrincipalArn=get("Admin", "Arn"),
        AccessPolicies=[scope],
        **more,
    )


def _add_on(**properties: Any) -> Resources:
    return resource("AWS::EKS::Addon", ClusterName=ref("Cluster"), AddonName="vpc-cni", **properties)


def _owned(pod_role: str) -> Resources:
    return {"ServiceAccount": "aws-node", "RoleArn": get(pod_role, "Arn")}


def _identities(client: Client, cluster_name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client("eks").list_pod_identity_associations(clusterName=cluster_name)["associations"]
    return found


def _identity(pod_role: str, *, account: str = "controller") -> Resources:
    return resource(
        "AWS::EKS::PodIdentityAssociation",
        ClusterName=ref("Cluster"),
        Namespace="kube-system",
        ServiceAccount=account,
        RoleArn=get(pod_role, "Arn"),
    )


def _profile(*selectors: Resources) -> Resources:
    return resource(
        "AWS::EKS::FargateProfile",
        ClusterName=ref("Cluster"),
        PodExecutionRoleArn=get("Role", "Arn"),
        Subnets=[ref("SubnetC")],
        Selectors=list(selectors),
    )
