"""Identities of one's own pods."""

import json
from typing import Any

import pytest

from constructs_lib.control_plane.attributes import KnownCluster
from constructs_lib.identity.workload_identities import WorkloadsOnFargate, WorkloadsOnNodes
from constructs_lib.kubernetes.kubectl import Kubectl
from constructs_lib.kubernetes.namespaces import Namespaces
from specs.capacity.fargate_profile import FargateProfileSpec, FargateSelectorSpec
from specs.identity.workload_identity import WorkloadIdentitySpec
from tests.synthesis import SomeonesStack, only, properties, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK

CLUSTER = KnownCluster(name="prod", version="1.36", security_group_id="sg-1", issuer="issuer.example/id/1")
MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource"
ASSOCIATION = "AWS::EKS::PodIdentityAssociation"
QUEUE = {"actions": ["sqs:SendMessage"], "resources": ["arn:{partition}:sqs:{region}:{account}:jobs"]}
TARGET = "arn:aws:iam::444455556666:role/billing"


def spec(name: str, **fields: Any) -> WorkloadIdentitySpec:
    written = {"name": name, "namespace": name, "service_account": name, **fields}
    return WorkloadIdentitySpec.model_validate_json(json.dumps(written))


def on_nodes(*specs: WorkloadIdentitySpec) -> dict[str, Any]:
    stack = SomeonesStack()
    WorkloadsOnNodes(stack, "Workloads", specs=specs, cluster=CLUSTER)
    return template_of(stack)


def on_fargate(*specs: WorkloadIdentitySpec) -> dict[str, Any]:
    stack = SomeonesStack()
    kubectl = Kubectl(stack, "kubectl", cluster=CLUSTER, network=NETWORK)
    selectors = tuple(FargateSelectorSpec(namespace=namespace) for namespace in {each.namespace for each in specs})
    profile = FargateProfileSpec(kind="fargate_profile", name="batch", selectors=selectors)
    WorkloadsOnFargate(
        stack,
        "Workloads",
        specs=specs,
        capacity=(profile,),
        cluster=CLUSTER,
        kubectl=kubectl,
        namespaces=Namespaces(stack, "Namespaces", kubectl=kubectl, made={}),
    )
    return template_of(stack)


def test_nothing_is_made_for_nobody() -> None:
    assert "Resources" not in on_nodes()


def test_pods_on_nodes_need_an_association_and_nothing_in_kubernetes() -> None:
    template = on_nodes(spec("reports", statements=[QUEUE]))
    (role,) = resources(template, "AWS::IAM::Role")

    assert only(template, ASSOCIATION)["Properties"] == {
        "ClusterName": "prod",
        "Namespace": "reports",
        "ServiceAccount": "reports",
        "RoleArn": {"Fn::GetAtt": [role, "Arn"]},
    }
    assert not resources(template, MANIFEST)


def test_an_association_waits_for_what_its_pods_may_do() -> None:
    template = on_nodes(spec("reports", statements=[QUEUE]))
    (policy,) = resources(template, "AWS::IAM::ManagedPolicy")

    assert policy in only(template, ASSOCIATION)["DependsOn"]


def test_pods_with_a_target_role_take_it_by_their_own() -> None:
    template = on_nodes(spec("billing", target_role=TARGET))
    (statement,) = only(template, "AWS::IAM::ManagedPolicy")["Properties"]["PolicyDocument"]["Statement"]

    assert only(template, ASSOCIATION)["Properties"]["TargetRoleArn"] == TARGET
    assert statement == {"Action": ["sts:AssumeRole", "sts:TagSession"], "Effect": "Allow", "Resource": TARGET}
    (output,) = template["Outputs"].values()
    (role,) = resources(template, "AWS::IAM::Role")
    assert output["Value"] == {"Fn::GetAtt": [role, "Arn"]}


def test_a_target_role_may_be_narrowed_and_knows_untagged_sessions_by_their_external_id() -> None:
    template = on_nodes(spec("billing", target_role=TARGET, session_tags=False, session_policy=[QUEUE]))
    association = only(template, ASSOCIATION)["Properties"]
    told = [output["Value"]["Fn::GetAtt"] for output in template["Outputs"].values()]
    (name,) = resources(template, ASSOCIATION)

    assert association["DisableSessionTags"] is True
    partition, written = {"Ref": "AWS::Partition"}, association["Policy"]["Fn::Join"][1]
    policy = json.loads("".join("aws" if part == partition else part for part in written))
    assert policy["Statement"] == [
        {"Action": "sqs:SendMessage", "Effect": "Allow", "Resource": "arn:aws:sqs:eu-west-1:111122223333:jobs"}
    ]
    assert [name, "ExternalId"] in told


def test_service_accounts_on_fargate_name_their_role_in_their_namespace() -> None:
    template = on_fargate(spec("jobs", statements=[QUEUE]))
    account, namespace = (
        next(name for name in resources(template, MANIFEST) if kind in name) for kind in ("ServiceAccount", "Namespace")
    )
    (manifest,) = json.loads(joined(resources(template, MANIFEST)[account]["Properties"]["Manifest"]))

    assert manifest["kind"] == "ServiceAccount"
    assert manifest["metadata"] == {
        "name": "jobs",
        "namespace": "jobs",
        "annotations": {"eks.amazonaws.com/role-arn": "reference"},
    }
    assert namespace in resources(template, MANIFEST)[account]["DependsOn"]
    assert not resources(template, ASSOCIATION)


@pytest.mark.parametrize(("namespace", "made"), [("default", 0), ("kube-system", 0), ("apps", 1)])
def test_namespaces_are_made_once_and_never_those_of_kubernetes(namespace: str, made: int) -> None:
    several = [spec(name, namespace=namespace, statements=[QUEUE]) for name in ("one", "two")]
    written = [joined(each["Manifest"]) for each in properties(on_fargate(*several), MANIFEST)]

    assert sum('"kind":"Namespace"' in each for each in written) == made
    assert sum('"kind":"ServiceAccount"' in each for each in written) == len(several)


def joined(value: Any) -> str:
    """A text of the template; a reference in it becomes a word."""
    if isinstance(value, str):
        return value
    return "".join(part if isinstance(part, str) else "reference" for part in value["Fn::Join"][1])
