"""Charts with what stands beside them, in the order in which they come."""

import json
from functools import cache
from typing import Any

import pytest

from constructs_lib.add_ons.add_ons import AddOns
from specs.add_ons.catalogue import KNOWN, name_of
from tests.synthesis import SomeonesStack, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

REGISTRY = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"
CHARTS = "Custom::AWSCDK-EKS-HelmChart"
MANIFESTS = "Custom::AWSCDK-EKS-KubernetesResource"
SETTINGS: dict[str, dict[str, Any]] = {
    "external-secrets": {"secrets": ("payments/",), "namespaces": ("payments",)},
    "karpenter": {
        "node_class": {"image": "al2023@v20261007"},
        "node_pools": ({"name": "general", "cpu_limit": 64, "memory_limit_gib": 256},),
    },
    "argo-cd": {
        "applications": ({"name": "root", "repository": "https://git.example.com/clusters.git", "revision": "main"},)
    },
}
TOGETHER = ("coredns", "karpenter", "argo-cd", "external-secrets", "aws-load-balancer-controller")


@cache
def template(*names: str, registry: str | None = None) -> dict[str, Any]:
    stack = SomeonesStack()
    specs = [written(name) for name in names]
    AddOns(stack, "AddOns", specs=specs, cluster=cluster(), network=NETWORK, registry=registry)
    return template_of(stack)


def written(name: str) -> Any:
    kinds = {name_of(known): known for known in KNOWN}
    return kinds[name].model_validate({"name": name, **SETTINGS.get(name, {})})


def release(made: dict[str, Any], name: str) -> tuple[str, dict[str, Any]]:
    for logical_id, resource in resources(made, CHARTS).items():
        if resource["Properties"]["Release"] == name:
            return logical_id, resource
    raise KeyError(name)


def test_charts_wait_for_those_whose_webhooks_admit_their_objects() -> None:
    made = template(*TOGETHER)
    webhooks = {release(made, name)[0] for name in ("external-secrets", "aws-load-balancer-controller")}
    (dns,) = resources(made, "AWS::EKS::Addon")

    for name in ("karpenter", "argo-cd"):
        assert webhooks <= set(release(made, name)[1]["DependsOn"])
    assert dns in release(made, "aws-load-balancer-controller")[1]["DependsOn"]
    assert not webhooks & set(resources(made, "AWS::EKS::Addon")[dns].get("DependsOn", ()))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("argo-cd", "Application"), ("external-secrets", "ClusterSecretStore"), ("karpenter", "NodePool")],
)
def test_objects_of_a_charts_own_kinds_come_after_it(name: str, kind: str) -> None:
    made = template(*TOGETHER)
    objects = [each for each in resources(made, MANIFESTS).values() if kind in str(each["Properties"]["Manifest"])]

    assert objects
    assert all(release(made, name)[0] in each["DependsOn"] for each in objects)


@pytest.mark.parametrize("name", ["argo-cd", "external-secrets"])
def test_a_chart_waits_for_its_namespace_which_stays_when_it_leaves(name: str) -> None:
    made = template(name)
    namespace = release(made, name)[1]["Properties"]["Namespace"]
    ((logical_id, applied),) = (
        pair
        for pair in resources(made, MANIFESTS).items()
        if '"kind":"Namespace"' in json.dumps(pair[1]["Properties"]["Manifest"]).replace("\\", "")
    )

    assert namespace in str(applied["Properties"]["Manifest"])
    assert applied["DeletionPolicy"] == "Retain"
    assert logical_id in release(made, name)[1]["DependsOn"]
    assert not release(made, name)[1]["Properties"].get("CreateNamespace")


def test_a_chart_from_ecr_public_lets_the_functions_log_in_there() -> None:
    assert "ecr-public:GetAuthorizationToken" in str(template("karpenter"))
    assert "ecr-public" not in str(template("karpenter", registry=REGISTRY))
    assert "ecr-public" not in str(template("argo-cd"))


def test_with_a_registry_charts_come_from_it() -> None:
    made = release(template("karpenter", registry=REGISTRY), "karpenter")[1]["Properties"]

    assert made["Repository"] == f"oci://{REGISTRY}/charts/karpenter"


def test_karpenter_hears_of_interruptions() -> None:
    made = template("karpenter")
    ((queue_id, queue),) = resources(made, "AWS::SQS::Queue").items()
    patterns = [rule["Properties"]["EventPattern"] for rule in resources(made, "AWS::Events::Rule").values()]
    chart = release(made, "karpenter")[1]

    assert queue["Properties"]["QueueName"] == "prod-node-events"
    assert queue["Properties"]["SqsManagedSseEnabled"] is True
    assert json.loads(chart["Properties"]["Values"])["settings"]["interruptionQueue"] == "prod-node-events"
    assert queue_id in chart["DependsOn"]
    assert {pattern["detail-type"][0] for pattern in patterns} >= {
        "EC2 Spot Instance Interruption Warning",
        "EC2 Instance Rebalance Recommendation",
        "EC2 Instance State-change Notification",
        "AWS Health Event",
    }


def test_only_the_rules_may_write_to_the_queue_and_nobody_without_tls() -> None:
    made = template("karpenter")
    statements = [
        statement
        for policy in resources(made, "AWS::SQS::QueuePolicy").values()
        for statement in policy["Properties"]["PolicyDocument"]["Statement"]
    ]
    allowed = [statement for statement in statements if statement["Effect"] == "Allow"]

    assert {statement["Principal"]["Service"] for statement in allowed} == {"events.amazonaws.com"}
    assert all("aws:SourceArn" in statement["Condition"]["ArnEquals"] for statement in allowed)
    assert [statement["Effect"] for statement in statements if "aws:SecureTransport" in str(statement)] == ["Deny"]


def test_nodes_that_karpenter_launches_may_join() -> None:
    made = template("karpenter")
    entry = next(
        each["Properties"]
        for each in resources(made, "AWS::EKS::AccessEntry").values()
        if each["Properties"]["Type"] == "EC2_LINUX"
    )
    profile = next(iter(resources(made, "AWS::IAM::InstanceProfile").values()))["Properties"]
    role_id = entry["PrincipalArn"]["Fn::GetAtt"][0]

    assert resources(made, "AWS::IAM::Role")[role_id]["Properties"]["RoleName"] == "prod-eu-west-1-nodes"
    assert profile["Roles"] == [{"Ref": role_id}]
    assert profile["InstanceProfileName"] == "prod-eu-west-1-nodes"


def test_karpenters_nodes_are_as_managed_nodes_are() -> None:
    made = template("karpenter")
    applied = next(each for each in resources(made, MANIFESTS).values() if "blockDeviceMappings" in str(each))
    node_class = json.loads(_plain(applied["Properties"]["Manifest"]))[0]["spec"]

    assert node_class["instanceProfile"] == "prod-eu-west-1-nodes"
    assert node_class["metadataOptions"]["httpPutResponseHopLimit"] == 1
    assert node_class["blockDeviceMappings"][0]["ebs"]["encrypted"] is True
    assert len(node_class["subnetSelectorTerms"]) == len(NETWORK.private_subnet_ids)


def _plain(manifest: Any) -> str:
    """A manifest as text, whatever stands for values of other stacks."""
    if isinstance(manifest, str):
        return manifest
    return "".join(part if isinstance(part, str) else "token" for part in manifest["Fn::Join"][1])
