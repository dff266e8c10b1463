"""What AWS refuses, the emulator refuses, with AWS's words where the CDK CLI shows them."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.local_aws.emulator.stacks import Stack
from tests.local_aws.emulator.templates import cluster, get, network, node_group, ref, resource, role, unique

NewStack = Callable[..., Stack]
Client = Callable[[str], Any]
Resources = dict[str, Any]
MISSING = "arn:aws:iam::111122223333:role/nobody"
SMALL = {"ScalingConfig": {"MinSize": 3, "MaxSize": 3}}


def _profile(*, subnet: str = "SubnetC", selectors: int = 1, **attributes: Any) -> Resources:
    return resource(
        "AWS::EKS::FargateProfile",
        attributes=attributes,
        ClusterName=ref("Cluster"),
        PodExecutionRoleArn=get("Role", "Arn"),
        Subnets=[ref(subnet)],
        Selectors=[{"Namespace": f"n{number}"} for number in range(selectors)],
    )


def _entry(principal: Any) -> Resources:
    return resource("AWS::EKS::AccessEntry", ClusterName=ref("Cluster"), PrincipalArn=principal)


def _public() -> Resources:
    return {
        "Gateway": resource("AWS::EC2::InternetGateway"),
        "Attached": resource("AWS::EC2::VPCGatewayAttachment", VpcId=ref("Vpc"), InternetGatewayId=ref("Gateway")),
        "Table": resource("AWS::EC2::RouteTable", VpcId=ref("Vpc")),
        "Route": resource(
            "AWS::EC2::Route",
            RouteTableId=ref("Table"),
            DestinationCidrBlock="0.0.0.0/0",
            GatewayId=ref("Gateway"),
        ),
        "Association": resource(
            "AWS::EC2::SubnetRouteTableAssociation", RouteTableId=ref("Table"), SubnetId=ref("SubnetC")
        ),
    }


CREATES: dict[str, tuple[Resources, str]] = {
    "one zone": (cluster(subnets=("SubnetA",)), "Subnets specified must be in at least two different AZs"),
    "services in the VPC": (
        cluster(KubernetesNetworkConfig={"ServiceIpv4Cidr": "10.0.0.0/16"}),
        "overlaps with the VPC's 10.0.0.0/16",
    ),
    "few services": (
        cluster(KubernetesNetworkConfig={"ServiceIpv4Cidr": "172.20.0.0/25"}),
        "must have netmask size between /12 and /24 inclusive",
    ),
    "public services": (
        cluster(KubernetesNetworkConfig={"ServiceIpv4Cidr": "100.64.0.0/16"}),
        "must be within RFC1918 range",
    ),
    "Amazon Linux 2": (
        {**cluster(), "Nodes": node_group(AmiType="AL2_x86_64")},
        "AMI Type AL2_x86_64 is only supported for kubernetes versions 1.32 or earlier",
    ),
    "desired above maximum": (
        {**cluster(), "Nodes": node_group(ScalingConfig={"MinSize": 1, "MaxSize": 2, "DesiredSize": 3})},
        "desiredSize can't be greater than maxSize",
    ),
    "nobody's access": ({**cluster(), "Entry": _entry(MISSING)}, "invalid principal."),
    "root's access": ({**cluster(), "Entry": _entry("arn:aws:iam::111122223333:root")}, "invalid principal."),
    "access twice": (
        {**cluster(), "Admin": role(), "One": _entry(get("Admin", "Arn")), "Two": _entry(get("Admin", "Arn"))},
        "The specified access entry resource is already in use on this cluster.",
    ),
    "six selectors": ({**cluster(), "Profile": _profile(selectors=6)}, "Request contains more than 5 Selectors"),
    "public Fargate": (
        {**cluster(), **_public(), "Profile": _profile(DependsOn=["Route", "Association"])},
        "provided in Fargate Profile is not a private subnet",
    ),
    "two profiles at once": (
        {**cluster(), "One": _profile(), "Two": _profile()},
        "currently has Fargate profile",
    ),
}


@pytest.mark.parametrize("case", CREATES)
def test_what_aws_refuses_to_create_fails(new_stack: NewStack, case: str) -> None:
    resources, reason = CREATES[case]
    stack = new_stack().deploy(resources)
    assert stack.status == "ROLLBACK_COMPLETE"
    assert reason in stack.reasons


def test_profiles_that_wait_for_each_other_are_created(new_stack: NewStack) -> None:
    profiles = {"One": _profile(), "Two": _profile(DependsOn="One"), "Three": _profile(DependsOn="Two")}
    stack = new_stack().deploy({**cluster(), **profiles})
    assert stack.status == "CREATE_COMPLETE", stack.reasons


UPDATES: dict[str, tuple[Resources, Resources, str]] = {
    "other zones": (
        cluster(Name="zones"),
        cluster(Name="zones", subnets=("SubnetA", "SubnetB", "SubnetC")),
        "But they should belong to the exact set of AZs 'eu-west-1a,eu-west-1b' in which subnets were provided",
    ),
    "two minors": (
        cluster(Name="minors", Version="1.34"),
        cluster(Name="minors", Version="1.36"),
        "Unsupported Kubernetes minor version update from 1.34 to 1.36",
    ),
    "downgrade": (
        cluster(Name="down"),
        cluster(Name="down", Version="1.34"),
        "Unsupported Kubernetes minor version update from 1.35 to 1.34",
    ),
    "minimum above desired": (
        {**cluster(Name="sizes"), "Nodes": node_group()},
        {**cluster(Name="sizes"), "Nodes": node_group(**SMALL)},
        "Minimum capacity 3 can't be greater than desired size 1",
    ),
    "version and more": (
        {**cluster(Name="more"), "Nodes": node_group(ReleaseVersion="1.35.0-20260901")},
        {**cluster(Name="more"), "Nodes": node_group(ReleaseVersion="1.35.0-20261001", Labels={"a": "b"})},
        "Version and ReleaseVersion updates cannot be combined with other updates",
    ),
    "a name that is taken": (
        {**cluster(Name="named-nodes"), "Nodes": node_group(NodegroupName="nodes")},
        {**cluster(Name="named-nodes"), "Nodes": node_group(NodegroupName="nodes", DiskSize=50)},
        "NodeGroup already exists with name nodes and cluster name named-nodes",
    ),
}


@pytest.mark.parametrize("case", UPDATES)
def test_what_aws_refuses_to_change_is_rolled_back(new_stack: NewStack, case: str) -> None:
    before, after, reason = UPDATES[case]
    stack = new_stack().deploy(before)
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    stack.deploy(after)
    assert stack.status == "UPDATE_ROLLBACK_COMPLETE"
    assert reason in stack.reasons


def test_a_protected_cluster_is_not_deleted(new_stack: NewStack, client: Client) -> None:
    name = unique("protected")
    stack = new_stack().deploy(cluster(Name=name, DeletionProtection=True))
    with pytest.raises(client("eks").exceptions.InvalidRequestException):
        client("eks").delete_cluster(name=name)
    assert stack.delete().status == "DELETE_FAILED"
    client("eks").update_cluster_config(name=name, deletionProtection=False)
    assert stack.delete().status == "DELETE_COMPLETE"


def test_a_cluster_with_nodes_is_not_deleted(new_stack: NewStack, client: Client) -> None:
    name = unique("busy")
    new_stack().deploy({**cluster(Name=name), "Nodes": node_group()})
    with pytest.raises(client("eks").exceptions.ResourceInUseException, match="Cluster has nodegroups attached"):
        client("eks").delete_cluster(name=name)


def test_a_cluster_needs_a_role_and_an_enabled_key(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy({**network(), "Role": role()})
    key = client("kms").create_key()["KeyMetadata"]["Arn"]
    client("kms").disable_key(KeyId=key)
    role_arn = client("iam").get_role(RoleName=stack.physical_id("Role"))["Role"]["Arn"]
    request = {
        "name": unique("refused"),
        "roleArn": role_arn,
        "resourcesVpcConfig": {"subnetIds": [stack.physical_id("SubnetA"), stack.physical_id("SubnetB")]},
    }
    refused = client("eks").exceptions.InvalidParameterException
    with pytest.raises(refused, match="could not be assumed because it does not exist"):
        client("eks").create_cluster(**{**request, "roleArn": MISSING})
    with pytest.raises(refused, match="Disabled"):
        client("eks").create_cluster(
            **request, encryptionConfig=[{"resources": ["secrets"], "provider": {"keyArn": key}}]
        )
    assert client("eks").create_cluster(**request)["cluster"]["name"] == request["name"]


def test_the_log_group_that_eks_made_cannot_be_made_again(new_stack: NewStack) -> None:
    name = unique("logged")
    logged = cluster(Name=name, Logging={"ClusterLogging": {"EnabledTypes": [{"Type": "api"}]}})
    stack = new_stack().deploy(logged)
    logs = resource("AWS::Logs::LogGroup", LogGroupName=f"/aws/eks/{name}/cluster", RetentionInDays=30)
    stack.deploy({**logged, "Logs": logs})
    assert stack.status == "UPDATE_ROLLBACK_COMPLETE"
    assert "already exists" in stack.reasons
