"""The types of a network: made by CloudFormation, seen by the API."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.local_aws.emulator.stacks import Stack
from tests.local_aws.emulator.templates import get, network, ref, resource, role, unique

NewStack = Callable[..., Stack]
Client = Callable[[str], Any]


def test_the_vpc_gives_its_range(new_stack: NewStack) -> None:
    stack = new_stack().deploy(network(), Outputs={"Range": {"Value": get("Vpc", "CidrBlock")}})
    assert stack.outputs()["Range"] == "10.0.0.0/16"


def test_a_nat_gateway_has_its_address_and_its_tags(new_stack: NewStack, client: Client) -> None:
    stack = new_stack(team="platform").deploy({**network(), **_nat()})
    gateway = _nat_gateway(client, stack.physical_id("Nat"))
    assert gateway["SubnetId"] == stack.physical_id("SubnetA")
    assert {"Key": "team", "Value": "platform"} in gateway["Tags"]
    addresses = client("ec2").describe_addresses()["Addresses"]
    address = next(found for found in addresses if found["PublicIp"] == stack.physical_id("Eip"))
    assert {"Key": "team", "Value": "platform"} in address["Tags"]
    stack.delete()
    assert stack.status == "DELETE_COMPLETE"
    assert _nat_gateway(client, gateway["NatGatewayId"])["State"] == "deleted"


def test_a_nat_gateway_in_another_subnet_is_another(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy({**network(), **_nat()})
    old = stack.physical_id("Nat")
    stack.deploy({**network(), **_nat(subnet="SubnetB")})
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    assert stack.physical_id("Nat") != old
    assert _nat_gateway(client, old)["State"] == "deleted"


def test_a_nat_gateway_needs_an_address_that_exists(new_stack: NewStack) -> None:
    wrong = resource("AWS::EC2::NatGateway", SubnetId=ref("SubnetA"), AllocationId="eipalloc-nope")
    stack = new_stack().deploy({**network(), "Nat": wrong})
    assert stack.status == "ROLLBACK_COMPLETE"
    assert "The allocation ID 'eipalloc-nope' does not exist" in stack.reasons


def test_a_flow_log_writes_to_its_log_group(new_stack: NewStack, client: Client) -> None:
    flow_log = resource(
        "AWS::EC2::FlowLog",
        ResourceId=ref("Vpc"),
        ResourceType="VPC",
        TrafficType="ALL",
        LogGroupName=ref("Logs"),
        DeliverLogsPermissionArn=get("Role", "Arn"),
    )
    stack = new_stack().deploy(
        {**network(), "Role": role(), "Logs": resource("AWS::Logs::LogGroup"), "FlowLog": flow_log}
    )
    (found,) = client("ec2").describe_flow_logs(FlowLogIds=[stack.physical_id("FlowLog")])["FlowLogs"]
    assert found["ResourceId"] == stack.physical_id("Vpc")
    assert found["LogDestination"] == stack.physical_id("Logs")


@pytest.mark.parametrize("direction", ["Ingress", "Egress"])
def test_rules_of_security_groups_come_and_go(new_stack: NewStack, client: Client, direction: str) -> None:
    group = {**network(), "Group": resource("AWS::EC2::SecurityGroup", GroupDescription="g", VpcId=ref("Vpc"))}
    rule = resource(
        f"AWS::EC2::SecurityGroup{direction}",
        GroupId=get("Group", "GroupId"),
        IpProtocol="tcp",
        FromPort=443,
        ToPort=443,
        CidrIp="10.1.0.0/16",
        Description="one",
    )
    stack = new_stack().deploy({**group, "Rule": rule})
    assert _described(client, stack, direction) == ["one"]
    stack.deploy({**group, "Rule": {**rule, "Properties": {**rule["Properties"], "Description": "two"}}})
    assert _described(client, stack, direction) == ["two"]
    stack.deploy(group)
    assert _described(client, stack, direction) == []


def test_a_security_group_that_another_names_stays(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy(
        {**network(), "Group": resource("AWS::EC2::SecurityGroup", GroupDescription="g", VpcId=ref("Vpc"))}
    )
    group = stack.physical_id("Group")
    ec2 = client("ec2")
    other = ec2.create_security_group(GroupName="other", Description="o", VpcId=stack.physical_id("Vpc"))["GroupId"]
    pair = [{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group}]}]
    ec2.authorize_security_group_ingress(GroupId=other, IpPermissions=pair)
    stack.delete()
    assert stack.status == "DELETE_FAILED"
    assert f"resource {group} has a dependent object" in stack.reasons
    ec2.delete_security_group(GroupId=other)
    assert stack.delete().status == "DELETE_COMPLETE"


def test_a_subnet_in_use_stays(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy({**network(), **_nat()})
    subnet = stack.physical_id("SubnetA")
    with pytest.raises(client("ec2").exceptions.ClientError, match="has dependencies and cannot be deleted"):
        client("ec2").delete_subnet(SubnetId=subnet)


def test_a_launch_template_gets_a_new_version(new_stack: NewStack, client: Client) -> None:
    outputs = {"Latest": {"Value": get("Template", "LatestVersionNumber")}}
    stack = new_stack().deploy({"Template": _launch_template(size=20)}, Outputs=outputs)
    assert stack.outputs()["Latest"] == "1"
    stack.deploy({"Template": _launch_template(size=40)}, Outputs=outputs)
    assert stack.outputs()["Latest"] == "2"
    found = client("ec2").describe_launch_template_versions(
        LaunchTemplateId=stack.physical_id("Template"), Versions=["2"]
    )["LaunchTemplateVersions"]
    assert found[0]["LaunchTemplateData"]["BlockDeviceMappings"][0]["Ebs"]["VolumeSize"] == 40
    assert found[0]["LaunchTemplateData"]["MetadataOptions"]["HttpTokens"] == "required"


def test_an_endpoint_keeps_its_place_when_its_subnets_change(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy({**network(), "Endpoint": _endpoint("SubnetA")})
    endpoint = stack.physical_id("Endpoint")
    stack.deploy({**network(), "Endpoint": _endpoint("SubnetA", "SubnetB")})
    assert stack.physical_id("Endpoint") == endpoint
    (found,) = client("ec2").describe_vpc_endpoints(VpcEndpointIds=[endpoint])["VpcEndpoints"]
    assert set(found["SubnetIds"]) == {stack.physical_id("SubnetA"), stack.physical_id("SubnetB")}


def test_an_instance_runs_where_it_should(new_stack: NewStack, client: Client) -> None:
    name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
    image = {"Image": {"Type": "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", "Default": name}}
    instance = resource("AWS::EC2::Instance", ImageId=ref("Image"), InstanceType="t3.micro", SubnetId=ref("SubnetA"))
    stack = new_stack().deploy({**network(), "Instance": instance}, Parameters=image)
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    instance_id = stack.physical_id("Instance")
    (found,) = client("ec2").describe_instances(InstanceIds=[instance_id])["Reservations"][0]["Instances"]
    assert found["SubnetId"] == stack.physical_id("SubnetA")
    assert found["ImageId"].startswith("ami-")


def test_a_log_group_that_exists_is_refused(new_stack: NewStack, client: Client) -> None:
    name = unique("/tests/taken")
    client("logs").create_log_group(logGroupName=name)
    stack = new_stack().deploy({"Logs": resource("AWS::Logs::LogGroup", LogGroupName=name)})
    assert stack.status == "ROLLBACK_COMPLETE"
    assert "already exists" in stack.reasons
    assert client("logs").describe_log_groups(logGroupNamePrefix=name)["logGroups"]


def _nat(*, subnet: str = "SubnetA") -> dict[str, Any]:
    address = get("Eip" if subnet == "SubnetA" else "Other", "AllocationId")
    return {
        "Eip": resource("AWS::EC2::EIP", Domain="vpc"),
        "Other": resource("AWS::EC2::EIP", Domain="vpc"),
        "Gateway": resource("AWS::EC2::InternetGateway"),
        "Attached": resource("AWS::EC2::VPCGatewayAttachment", VpcId=ref("Vpc"), InternetGatewayId=ref("Gateway")),
        "Nat": resource(
            "AWS::EC2::NatGateway",
            attributes={"DependsOn": "Attached"},
            SubnetId=ref(subnet),
            AllocationId=address,
        ),
    }


def _nat_gateway(client: Client, gateway: str) -> dict[str, Any]:
    found: dict[str, Any] = client("ec2").describe_nat_gateways(NatGatewayIds=[gateway])["NatGateways"][0]
    return found


def _described(client: Client, stack: Stack, direction: str) -> list[str]:
    (group,) = client("ec2").describe_security_groups(GroupIds=[stack.physical_id("Group")])["SecurityGroups"]
    permissions = group["IpPermissions" if direction == "Ingress" else "IpPermissionsEgress"]
    ranges = [found for permission in permissions for found in permission["IpRanges"]]
    return [found["Description"] for found in ranges if found["CidrIp"] == "10.1.0.0/16"]


def _launch_template(*, size: int) -> dict[str, Any]:
    disk = {"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": size, "VolumeType": "gp3", "Encrypted": True}}
    metadata = {"HttpTokens": "required", "HttpPutResponseHopLimit": 1}
    return resource(
        "AWS::EC2::LaunchTemplate", LaunchTemplateData={"BlockDeviceMappings": [disk], "MetadataOptions": metadata}
    )


def _endpoint(*subnets: str) -> dict[str, Any]:
    return resource(
        "AWS::EC2::VPCEndpoint",
        VpcId=ref("Vpc"),
        ServiceName="com.amazonaws.eu-west-1.ecr.api",
        VpcEndpointType="Interface",
        SubnetIds=[ref(subnet) for subnet in subnets],
    )
