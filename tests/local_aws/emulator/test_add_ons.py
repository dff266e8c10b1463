"""Add-ons with their identities, and what AWS refuses of them."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.local_aws.emulator.stacks import Stack
from tests.local_aws.emulator.templates import cluster, get, ref, resource, role, unique

NewStack = Callable[..., Stack]
Client = Callable[[str], Any]
Resources = dict[str, Any]


def _add_on(name: str, **properties: Any) -> Resources:
    return resource("AWS::EKS::Addon", ClusterName=ref("Cluster"), AddonName=name, **properties)


def _identity(account: str) -> Resources:
    return {"ServiceAccount": account, "RoleArn": get("Pods", "Arn")}


def _resources(name: str, add_on: Resources, **more: Resources) -> Resources:
    return {**cluster(Name=name), "Pods": role(), "AddOn": add_on, **more}


def test_an_add_on_has_several_identities_in_a_namespace_of_its_own(new_stack: NewStack, client: Client) -> None:
    name, eks = unique("identities"), client("eks")
    both = [_identity("ebs-csi-controller-sa"), _identity("ebs-csi-node-sa")]
    driver = _add_on(
        "aws-ebs-csi-driver",
        NamespaceConfig={"Namespace": "storage"},
        PodIdentityAssociations=both,
        ResolveConflicts="OVERWRITE",
    )
    stack = new_stack().deploy(_resources(name, driver))
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    found = eks.describe_addon(clusterName=name, addonName="aws-ebs-csi-driver")["addon"]
    assert found["namespaceConfig"] == {"namespace": "storage"}
    owned = eks.list_pod_identity_associations(clusterName=name, namespace="storage")["associations"]
    assert {each["associationArn"] for each in owned} == set(found["podIdentityAssociations"])
    assert {each["ownerArn"] for each in owned} == {found["addonArn"]}

    driver["Properties"]["PodIdentityAssociations"] = both[:1]
    stack.deploy(_resources(name, driver))
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    assert len(eks.list_pod_identity_associations(clusterName=name)["associations"]) == 1
    assert stack.delete().status == "DELETE_COMPLETE"


def test_an_add_on_takes_and_loses_a_role(new_stack: NewStack, client: Client) -> None:
    name = unique("role")

    def found() -> str:
        arn: str = client("eks").describe_addon(clusterName=name, addonName="vpc-cni")["addon"]["serviceAccountRoleArn"]
        return arn

    stack = new_stack().deploy(_resources(name, _add_on("vpc-cni", ServiceAccountRoleArn=get("Pods", "Arn"))))
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    assert found().endswith(stack.physical_id("Pods"))
    stack.deploy(_resources(name, _add_on("vpc-cni")))
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    assert not found()


def test_an_add_on_that_the_catalogue_has_not_is_taken_by_name(new_stack: NewStack) -> None:
    stack = new_stack().deploy(
        _resources(unique("seller"), _add_on("kubecost_kubecost", AddonVersion="v2.8.1-eksbuild.1"))
    )
    assert stack.status == "CREATE_COMPLETE", stack.reasons


@pytest.mark.parametrize(
    ("add_on", "reason"),
    [
        (_add_on("vpc-dni"), "Addon vpc-dni specified is not supported in 1.35 kubernetes version"),
        (_add_on("vpc-cni", AddonVersion="latest"), "Addon version specified is not supported"),
        (_add_on("kube-proxy", AddonVersion="v1.36.0-eksbuild.25"), "Addon version specified is not supported"),
        (_add_on("vpc-cni", ServiceAccountRoleArn="arn:aws:iam::111122223333:role/nobody"), "it does not exist"),
        (
            _add_on(
                "vpc-cni",
                PodIdentityAssociations=[
                    _identity("aws-node"),
                    {**_identity("aws-node"), "RoleArn": get("Role", "Arn")},
                ],
            ),
            "named more than once",
        ),
    ],
)
def test_what_aws_refuses_of_add_ons(new_stack: NewStack, add_on: Resources, reason: str) -> None:
    stack = new_stack().deploy(_resources(unique("refused"), add_on))
    assert stack.status == "ROLLBACK_COMPLETE"
    assert reason in stack.reasons


def test_an_identity_that_somebody_has_keeps_an_add_on_out(new_stack: NewStack) -> None:
    name = unique("taken")
    pods = resource(
        "AWS::EKS::PodIdentityAssociation",
        ClusterName=ref("Cluster"),
        Namespace="kube-system",
        ServiceAccount="aws-node",
        RoleArn=get("Pods", "Arn"),
    )
    add_on = {**_add_on("vpc-cni", PodIdentityAssociations=[_identity("aws-node")]), "DependsOn": "One"}
    stack = new_stack().deploy(_resources(name, add_on, One=pods))
    assert "Association already exists: a-" in stack.reasons
    stack = new_stack().deploy(
        _resources(unique("twice"), _add_on("vpc-cni"), Two={**_add_on("vpc-cni"), "DependsOn": "AddOn"})
    )
    assert "Addon already exists." in stack.reasons
