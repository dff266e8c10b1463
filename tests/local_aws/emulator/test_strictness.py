"""What the emulator refuses where ministack is kinder than AWS, and how it replaces."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.local_aws.emulator.stacks import Stack
from tests.local_aws.emulator.templates import TRUST, network, ref, resource, role, unique

OUTPUTS = {"SubnetId": {"Value": ref("Subnet")}}
NewStack = Callable[..., Stack]
Client = Callable[[str], Any]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (resource("AWS::EC2::VPC", CidrBlock="10.0.0.0/16", Colour="red"), "extraneous key [Colour] is not permitted"),
        (resource("AWS::EC2::Subnet", CidrBlock="10.0.0.0/24"), "'VpcId' is a required property"),
        (resource("AWS::EKS::Cluster", RoleArn="r", ResourcesVpcConfig={}, Version="9.9"), "does not match"),
        (resource("AWS::Logs::LogGroup", RetentionInDays="soon"), "is not of type 'integer'"),
        (resource("AWS::IAM::Role", AssumeRolePolicyDocument=TRUST, ManagedPolicyArns=[""]), "does not match"),
    ],
)
def test_properties_that_break_their_schema_fail(new_stack: NewStack, broken: dict[str, Any], reason: str) -> None:
    stack = new_stack().deploy({"Broken": broken})
    assert stack.status == "ROLLBACK_COMPLETE"
    assert f"Properties validation failed for resource type {broken['Type']}" in stack.reasons
    assert reason in stack.reasons


def test_numbers_and_booleans_may_be_written_as_text(new_stack: NewStack) -> None:
    written = resource("AWS::EC2::VPC", CidrBlock="10.0.0.0/16", EnableDnsSupport="true")
    assert new_stack().deploy({"Vpc": written}).status == "CREATE_COMPLETE"


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("192.168.0.0/24", "The CIDR '192.168.0.0/24' is invalid."),
        ("10.0.0.0/25", "The CIDR '10.0.0.0/25' conflicts with another subnet"),
    ],
)
def test_subnets_lie_in_their_vpc_and_apart(new_stack: NewStack, block: str, reason: str) -> None:
    wrong = resource("AWS::EC2::Subnet", attributes={"DependsOn": "SubnetA"}, VpcId=ref("Vpc"), CidrBlock=block)
    stack = new_stack().deploy({**network(), "Wrong": wrong})
    assert stack.status == "ROLLBACK_COMPLETE"
    assert reason in stack.reasons


def test_a_create_only_change_creates_before_it_deletes(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy(_one_subnet("10.0.0.0/24"))
    old = stack.physical_id("Subnet")
    stack.deploy(_one_subnet("10.0.1.0/24"), Outputs=OUTPUTS)
    new = stack.physical_id("Subnet")
    assert stack.status == "UPDATE_COMPLETE"
    assert new != old
    assert stack.outputs()["SubnetId"] == new
    assert _subnets(client, stack.physical_id("Vpc")) == {new}
    events = stack.client.describe_stack_events(StackName=stack.name)["StackEvents"]
    told = [event["ResourceStatus"] for event in reversed(events) if event["LogicalResourceId"] == "Subnet"]
    assert told[-2:] == ["DELETE_IN_PROGRESS", "DELETE_COMPLETE"]


def test_a_failed_replacement_keeps_the_old_and_deletes_the_new(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy(_one_subnet("10.0.0.0/24"))
    old = stack.physical_id("Subnet")
    stack.deploy({**_one_subnet("10.0.1.0/24"), "Broken": _failing(after="Subnet")})
    assert stack.status == "UPDATE_ROLLBACK_COMPLETE"
    assert stack.physical_id("Subnet") == old
    assert _subnets(client, stack.physical_id("Vpc")) == {old}


def test_a_failed_update_restores_what_changed_in_place(new_stack: NewStack, client: Client) -> None:
    name = unique("/tests/in-place")
    before = {"Value": resource("AWS::SSM::Parameter", Name=name, Type="String", Value="before")}
    stack = new_stack().deploy(before)
    after = {"Value": resource("AWS::SSM::Parameter", Name=name, Type="String", Value="after")}
    stack.deploy({**after, "Broken": _failing(after="Value")})
    assert stack.status == "UPDATE_ROLLBACK_COMPLETE"
    assert client("ssm").get_parameter(Name=name)["Parameter"]["Value"] == "before"
    assert stack.deploy(after).status == "UPDATE_COMPLETE"


def test_a_failed_create_leaves_nothing(new_stack: NewStack, client: Client) -> None:
    name = unique("/tests/created")
    parameter = resource("AWS::SSM::Parameter", Name=name, Type="String", Value="v")
    stack = new_stack().deploy({"Value": parameter, "Broken": _failing(after="Value")})
    assert stack.status == "ROLLBACK_COMPLETE"
    with pytest.raises(client("ssm").exceptions.ParameterNotFound):
        client("ssm").get_parameter(Name=name)


@pytest.mark.parametrize("policy", ["Retain", "RetainExceptOnCreate"])
def test_what_is_retained_outlives_its_stack(new_stack: NewStack, client: Client, policy: str) -> None:
    kept = resource("AWS::Logs::LogGroup", attributes={"DeletionPolicy": policy}, LogGroupName=unique("/tests/kept"))
    stack = new_stack().deploy({"Kept": kept, "Gone": role()})
    name = stack.physical_id("Kept")
    assert stack.delete().status == "DELETE_COMPLETE"
    assert client("logs").describe_log_groups(logGroupNamePrefix=name)["logGroups"]


def test_what_is_retained_outlives_its_replacement(new_stack: NewStack, client: Client) -> None:
    kept: dict[str, Any] = {"attributes": {"UpdateReplacePolicy": "Retain"}}
    old, new = unique("/tests/old"), unique("/tests/new")
    stack = new_stack().deploy({"Kept": resource("AWS::Logs::LogGroup", LogGroupName=old, **kept)})
    stack.deploy({"Kept": resource("AWS::Logs::LogGroup", LogGroupName=new, **kept)})
    assert stack.physical_id("Kept") == new
    assert client("logs").describe_log_groups(logGroupNamePrefix=old)["logGroups"]


def test_a_custom_name_that_stays_cannot_be_replaced(new_stack: NewStack) -> None:
    name = unique("tests-role")
    wanted: dict[str, Any] = {"RoleName": name, "AssumeRolePolicyDocument": TRUST}
    stack = new_stack().deploy({"Role": resource("AWS::IAM::Role", **wanted)})
    stack.deploy({"Role": resource("AWS::IAM::Role", Path="/other/", **wanted)})
    assert stack.status == "UPDATE_ROLLBACK_COMPLETE"
    assert name in stack.reasons


def test_only_what_changes_has_events(new_stack: NewStack) -> None:
    stack = new_stack().deploy({"Role": role(), **_one_subnet("10.0.0.0/24")})
    before = len(stack.client.describe_stack_events(StackName=stack.name)["StackEvents"])
    stack.deploy({"Role": role(), **_one_subnet("10.0.0.0/24"), "Other": role()})
    events = stack.client.describe_stack_events(StackName=stack.name)["StackEvents"][:-before]
    assert {event["LogicalResourceId"] for event in events} == {"Other", stack.name}


def test_protected_stacks_are_not_deleted(new_stack: NewStack) -> None:
    stack = new_stack().deploy({"Role": role()})
    stack.client.update_termination_protection(EnableTerminationProtection=True, StackName=stack.name)
    with pytest.raises(stack.client.exceptions.ClientError, match="TerminationProtection is enabled"):
        stack.delete()


def test_parameters_of_ssm_are_read_again_when_the_template_stays(new_stack: NewStack, client: Client) -> None:
    name = unique("/tests/handed-over")
    client("ssm").put_parameter(Name=name, Type="String", Value="10.1.0.0/16")
    template = {"Vpc": resource("AWS::EC2::VPC", CidrBlock=ref("Range"))}
    parameters = {"Range": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": name}}
    stack = new_stack().deploy(template, Parameters=parameters)
    old = stack.physical_id("Vpc")
    client("ssm").put_parameter(Name=name, Type="String", Value="10.2.0.0/16", Overwrite=True)
    stack.deploy(template, Parameters=parameters)
    assert stack.physical_id("Vpc") != old
    assert client("ec2").describe_vpcs(VpcIds=[stack.physical_id("Vpc")])["Vpcs"][0]["CidrBlock"] == "10.2.0.0/16"


def test_conditions_may_use_every_function(new_stack: NewStack) -> None:
    conditions = {
        "Joined": {"Fn::Equals": [{"Fn::Join": ["", ref("List")]}, ""]},
        "Here": {"Fn::Equals": [ref("AWS::Region"), "eu-west-1"]},
        "Both": {"Fn::And": [{"Condition": "Joined"}, {"Condition": "Here"}]},
        "Neither": {"Fn::Not": [{"Condition": "Both"}]},
    }
    kept = {**role(), "Condition": "Both"}
    left_out = {**role(), "Condition": "Neither"}
    lists = {"List": {"Type": "CommaDelimitedList", "Default": ""}}
    stack = new_stack().deploy({"Kept": kept, "LeftOut": left_out}, Conditions=conditions, Parameters=lists)
    assert stack.status == "CREATE_COMPLETE"
    resources = stack.client.list_stack_resources(StackName=stack.name)["StackResourceSummaries"]
    assert [found["LogicalResourceId"] for found in resources] == ["Kept"]


def test_change_sets_say_what_is_replaced(new_stack: NewStack) -> None:
    stack = new_stack().deploy(_one_subnet("10.0.0.0/24"))
    assert _replacements(stack, _one_subnet("10.0.1.0/24"))["Subnet"] == "True"
    in_place = _one_subnet("10.0.0.0/24", MapPublicIpOnLaunch=True)
    assert _replacements(stack, in_place) == {"Subnet": "False"}


def _replacements(stack: Stack, resources: dict[str, Any]) -> dict[str, str]:
    stack.client.create_change_set(
        StackName=stack.name, ChangeSetName=unique("c"), TemplateBody=json.dumps({"Resources": resources})
    )
    newest = stack.client.list_change_sets(StackName=stack.name)["Summaries"][-1]["ChangeSetName"]
    changes = stack.client.describe_change_set(StackName=stack.name, ChangeSetName=newest)["Changes"]
    return {
        found["ResourceChange"]["LogicalResourceId"]: found["ResourceChange"]["Replacement"]
        for found in changes
        if found["ResourceChange"]["Action"] == "Modify"
    }


def _one_subnet(block: str, **properties: Any) -> dict[str, Any]:
    return {
        "Vpc": resource("AWS::EC2::VPC", CidrBlock="10.0.0.0/16"),
        "Subnet": resource("AWS::EC2::Subnet", VpcId=ref("Vpc"), CidrBlock=block, **properties),
    }


def _failing(*, after: str) -> dict[str, Any]:
    return resource("AWS::EKS::Addon", attributes={"DependsOn": after}, ClusterName="nobody", AddonName="vpc-cni")


def _subnets(client: Client, vpc_id: str) -> set[str]:
    found = client("ec2").describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc_id]}])["Subnets"]
    return {subnet["SubnetId"] for subnet in found}


def test_a_stack_that_can_only_be_deleted_is_not_updated(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy({"Group": resource("AWS::EC2::SecurityGroup", GroupDescription="g")})
    ec2 = client("ec2")
    other = ec2.create_security_group(GroupName=unique("other"), Description="o")["GroupId"]
    pair = [{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": stack.physical_id("Group")}]}]
    ec2.authorize_security_group_ingress(GroupId=other, IpPermissions=pair)
    assert stack.delete().status == "DELETE_FAILED"
    with pytest.raises(stack.client.exceptions.ClientError, match="is in DELETE_FAILED state and can not be updated"):
        stack.client.create_change_set(StackName=stack.name, ChangeSetName="again", TemplateBody="{}")
    with pytest.raises(stack.client.exceptions.ClientError, match="is in DELETE_FAILED state and can not be updated"):
        stack.client.update_stack(StackName=stack.name, TemplateBody="{}")
    ec2.delete_security_group(GroupId=other)
    assert stack.delete().status == "DELETE_COMPLETE"


def test_a_stack_whose_first_deploy_failed_is_not_updated(new_stack: NewStack) -> None:
    stack = new_stack().deploy({"Broken": resource("AWS::EC2::Subnet", CidrBlock="10.0.0.0/24")})
    with pytest.raises(stack.client.exceptions.ClientError, match="is in ROLLBACK_COMPLETE state and can not be"):
        stack.client.create_change_set(StackName=stack.name, ChangeSetName="again", TemplateBody="{}")
