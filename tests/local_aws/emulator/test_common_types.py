"""ministack's own types that the platform stands on: roles, keys, parameters, functions."""

import json
from collections.abc import Callable
from typing import Any

from tests.local_aws.emulator.stacks import Stack
from tests.local_aws.emulator.templates import TRUST, cluster, get, ref, resource, role, unique

NewStack = Callable[..., Stack]
Client = Callable[[str], Any]
Resources = dict[str, Any]
STATEMENT = {"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}
ECHO = "def handler(event, context):\n    return {'heard': event['said']}\n"


def test_roles_carry_policies_and_profiles(new_stack: NewStack, client: Client) -> None:
    document = {"Version": "2012-10-17", "Statement": [STATEMENT]}
    stack = new_stack(team="platform").deploy(
        {
            "Policy": resource("AWS::IAM::ManagedPolicy", PolicyDocument=document),
            "Role": resource("AWS::IAM::Role", AssumeRolePolicyDocument=TRUST, ManagedPolicyArns=[ref("Policy")]),
            "Profile": resource("AWS::IAM::InstanceProfile", Roles=[ref("Role")]),
        }
    )
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    iam, name = client("iam"), stack.physical_id("Role")
    attached = iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
    assert [policy["PolicyArn"] for policy in attached] == [stack.physical_id("Policy")]
    profile = iam.get_instance_profile(InstanceProfileName=stack.physical_id("Profile"))["InstanceProfile"]
    assert [found["RoleName"] for found in profile["Roles"]] == [name]
    assert {"Key": "team", "Value": "platform"} in iam.list_role_tags(RoleName=name)["Tags"]


def test_keys_have_their_aliases_and_rotate(new_stack: NewStack, client: Client) -> None:
    alias = f"alias/{unique('tests')}"
    policy = {"Version": "2012-10-17", "Statement": []}
    stack = new_stack().deploy(
        {
            "Key": resource("AWS::KMS::Key", KeyPolicy=policy, EnableKeyRotation=True),
            "Alias": resource("AWS::KMS::Alias", AliasName=alias, TargetKeyId=ref("Key")),
        }
    )
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    key = stack.physical_id("Key")
    assert client("kms").get_key_rotation_status(KeyId=key)["KeyRotationEnabled"] is True
    assert client("kms").describe_key(KeyId=alias)["KeyMetadata"]["KeyId"] == key
    assert stack.delete().status == "DELETE_COMPLETE"
    assert client("kms").describe_key(KeyId=key)["KeyMetadata"]["KeyState"] == "PendingDeletion"


def test_functions_really_run(new_stack: NewStack, client: Client) -> None:
    function = resource(
        "AWS::Lambda::Function",
        Runtime="python3.12",
        Handler="index.handler",
        Role=get("Role", "Arn"),
        Code={"ZipFile": ECHO},
    )
    stack = new_stack().deploy({"Role": role(), "Function": function})
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    answer = client("lambda").invoke(FunctionName=stack.physical_id("Function"), Payload=json.dumps({"said": "hello"}))
    assert json.load(answer["Payload"]) == {"heard": "hello"}


def test_a_version_that_went_up_does_not_come_down_with_a_rollback(new_stack: NewStack, client: Client) -> None:
    name = unique("up")
    broken = resource("AWS::EKS::Addon", attributes={"DependsOn": "Cluster"}, ClusterName="nobody", AddonName="coredns")
    stack = new_stack().deploy(cluster(Name=name))
    stack.deploy({**cluster(Name=name, Version="1.36"), "Broken": broken})
    assert stack.status == "UPDATE_ROLLBACK_FAILED"
    assert "Unsupported Kubernetes minor version update from 1.36 to 1.35" in stack.reasons
    assert client("eks").describe_cluster(name=name)["cluster"]["version"] == "1.36"
    stack.client.continue_update_rollback(StackName=stack.name, ResourcesToSkip=["Cluster"])
    assert stack.settle().status == "UPDATE_ROLLBACK_COMPLETE"
