"""Capabilities: made, changed and ended by CloudFormation; their roles are let into the cluster by EKS."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.local_aws.emulator.stacks import Stack
from tests.local_aws.emulator.templates import cluster, get, ref, resource, role, unique

NewStack = Callable[..., Stack]
Client = Callable[[str], Any]
Resources = dict[str, Any]
TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"Service": "capabilities.eks.amazonaws.com"},
            "Action": ["sts:AssumeRole", "sts:TagSession"],
        }
    ],
}
ADMINS = {"Role": "ADMIN", "Identities": [{"Id": "aaaa-1111", "Type": "SSO_GROUP"}]}
VIEWERS = {"Role": "VIEWER", "Identities": [{"Id": "bbbb-2222", "Type": "SSO_USER"}]}
IDC = {"IdcInstanceArn": "arn:aws:sso:::instance/ssoins-1234567890abcdef", "IdcRegion": "eu-west-1"}


def _capability(kind: str, name: str = "gitops", **properties: Any) -> Resources:
    return resource(
        "AWS::EKS::Capability",
        ClusterName=ref("Cluster"),
        CapabilityName=name,
        Type=kind,
        RoleArn=get("Capable", "Arn"),
        DeletePropagationPolicy="RETAIN",
        **properties,
    )


def _argo(*mappings: Resources) -> Resources:
    return _capability("ARGOCD", Configuration={"ArgoCd": {"AwsIdc": IDC, "RbacRoleMappings": list(mappings)}})


def _resources(name: str, **capabilities: Resources) -> Resources:
    return {
        **cluster(Name=name),
        "Capable": resource("AWS::IAM::Role", AssumeRolePolicyDocument=TRUST),
        **capabilities,
    }


def test_argo_cd_lives_changes_and_ends(new_stack: NewStack, client: Client) -> None:
    name, eks = unique("argo"), client("eks")
    stack = new_stack(team="platform").deploy(_resources(name, Argo=_argo(ADMINS)))
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    arn = stack.physical_id("Argo")

    found = eks.describe_capability(clusterName=name, capabilityName="gitops")["capability"]
    assert (found["arn"], found["status"], found["type"]) == (arn, "ACTIVE", "ARGOCD")
    assert found["tags"]["team"] == "platform"
    assert [each["role"] for each in found["configuration"]["argoCd"]["rbacRoleMappings"]] == ["ADMIN"]
    policies = eks.list_associated_access_policies(clusterName=name, principalArn=found["roleArn"])
    assert {each["policyArn"].rpartition("/")[2] for each in policies["associatedAccessPolicies"]} == {
        "AmazonEKSArgoCDClusterPolicy",
        "AmazonEKSArgoCDPolicy",
    }

    stack.deploy(_resources(name, Argo=_argo(VIEWERS)))
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    assert stack.physical_id("Argo") == arn
    found = eks.describe_capability(clusterName=name, capabilityName="gitops")["capability"]
    assert [each["role"] for each in found["configuration"]["argoCd"]["rbacRoleMappings"]] == ["VIEWER"]

    stack.deploy(_resources(name))
    assert eks.list_capabilities(clusterName=name)["capabilities"] == []
    assert found["roleArn"] not in eks.list_access_entries(clusterName=name)["accessEntries"]


def test_capabilities_of_all_kinds_share_a_role(new_stack: NewStack, client: Client) -> None:
    name = unique("capable")
    ack = _capability("ACK", "ack", Configuration={"Ack": {"DisabledServices": ["iam"]}})
    stack = new_stack().deploy(_resources(name, Argo=_argo(), Ack=ack, Kro=_capability("KRO", "kro")))
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    found = client("eks").list_capabilities(clusterName=name)["capabilities"]
    assert {each["type"] for each in found} == {"ARGOCD", "ACK", "KRO"}
    assert stack.delete().status == "DELETE_COMPLETE"


@pytest.mark.parametrize(
    ("capabilities", "reason"),
    [
        (
            {"One": _capability("KRO", "one"), "Two": {**_capability("KRO", "two"), "DependsOn": "One"}},
            "A capability of type KRO already exists on this cluster",
        ),
        (
            {"One": _capability("KRO"), "Two": {**_capability("ACK"), "DependsOn": "One"}},
            "Capability already exists with name: gitops",
        ),
        (
            {"One": _capability("KRO", Configuration={"Ack": {}})},
            "The configuration ack is not one of a capability of type KRO",
        ),
        ({"Capable": role(), "One": _capability("KRO")}, "The policy must include sts:AssumeRole and sts:TagSession"),
    ],
)
def test_what_aws_refuses_of_capabilities(new_stack: NewStack, capabilities: Resources, reason: str) -> None:
    stack = new_stack().deploy(_resources(unique("refused"), **capabilities))
    assert stack.status == "ROLLBACK_COMPLETE"
    assert reason in stack.reasons
