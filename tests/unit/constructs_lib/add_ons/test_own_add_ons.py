"""Add-ons of one's own, installed."""

import json
from typing import Any

import pytest

from constructs_lib.add_ons.add_ons import AddOns
from constructs_lib.control_plane.attributes import KnownCluster
from specs.add_ons.known.aws_load_balancer_controller.aws_load_balancer_controller import AwsLoadBalancerController
from specs.add_ons.own.chart import OwnChartSpec
from specs.add_ons.own.eks_add_on import OwnEksAddOnSpec
from specs.capacity.fargate_profile import FargateProfileSpec
from tests.synthesis import SomeonesStack, only, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

IDENTITY = {
    "service_account": "podinfo",
    "statements": ({"actions": ("s3:GetObject",), "resources": ("arn:{partition}:s3:::reports/one",)},),
}
AGENT = OwnEksAddOnSpec.model_validate(
    {
        "kind": "eks_add_on",
        "name": "some-agent",
        "version": "v1.2.3-eksbuild.1",
        "configuration": {"b": None, "a": [1]},
        "identities": ({**IDENTITY, "service_account": "agent"},),
    }
)
PODINFO = OwnChartSpec.model_validate(
    {
        "kind": "chart",
        "name": "kubectl",
        "chart": "podinfo",
        "repository": "https://stefanprodan.github.io/podinfo",
        "version": "6.9.1",
        "namespace": "podinfo",
        "values": {"replicaCount": 2},
        "after": ("some-agent",),
        "identities": (IDENTITY,),
    }
)
CHARTS = "Custom::AWSCDK-EKS-HelmChart"


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    controller = AwsLoadBalancerController(name="aws-load-balancer-controller")
    stack = SomeonesStack()
    AddOns(stack, "AddOns", specs=[AGENT.add_on, PODINFO.add_on, controller], cluster=cluster(), network=NETWORK)
    return template_of(stack)


def chart(made: dict[str, Any], release: str) -> tuple[str, dict[str, Any]]:
    return next(pair for pair in resources(made, CHARTS).items() if pair[1]["Properties"]["Release"] == release)


def test_a_chart_is_installed_as_it_is_written(made: dict[str, Any]) -> None:
    """Under whatever name: `kubectl` is one that stands among the catalogue's constructs."""
    properties = chart(made, "kubectl")[1]["Properties"]

    assert properties["Chart"] == "podinfo"
    assert properties["Repository"] == "https://stefanprodan.github.io/podinfo"
    assert properties["Version"] == "6.9.1"
    assert properties["Namespace"] == "podinfo"
    assert json.loads(properties["Values"]) == {"replicaCount": 2}
    assert properties["Atomic"] is True


def test_an_eks_add_on_is_installed_as_it_is_written(made: dict[str, Any]) -> None:
    properties = only(made, "AWS::EKS::Addon")["Properties"]

    assert properties["AddonVersion"] == "v1.2.3-eksbuild.1"
    assert properties["ConfigurationValues"] == '{"a": [1], "b": null}'
    assert [each["ServiceAccount"] for each in properties["PodIdentityAssociations"]] == ["agent"]


def test_a_charts_pods_have_their_role_before_they_start(made: dict[str, Any]) -> None:
    associations = resources(made, "AWS::EKS::PodIdentityAssociation")
    ((logical_id, _),) = (pair for pair in associations.items() if pair[1]["Properties"]["Namespace"] == "podinfo")

    assert logical_id in chart(made, "kubectl")[1]["DependsOn"]


def test_they_come_after_those_that_they_name_and_after_webhooks(made: dict[str, Any]) -> None:
    (agent,) = resources(made, "AWS::EKS::Addon")
    webhook = chart(made, "aws-load-balancer-controller")[0]

    assert {agent, webhook} <= set(chart(made, "kubectl")[1]["DependsOn"])
    assert webhook in only(made, "AWS::EKS::Addon")["DependsOn"]


def test_on_fargate_a_charts_service_account_names_its_role_where_its_author_says() -> None:
    written = PODINFO.model_copy(
        update={"identities": (PODINFO.identities[0].model_copy(update={"annotations_at": ("account", "notes")}),)}
    )
    profile = FargateProfileSpec.model_validate(
        {"kind": "fargate_profile", "name": "podinfo", "selectors": ({"namespace": "podinfo"},)}
    )
    trusted = KnownCluster(
        name="prod", version="1.35", security_group_id="sg-cluster", issuer="oidc.eks.eu-west-1.amazonaws.com/id/ABC"
    )
    stack = SomeonesStack()
    AddOns(stack, "AddOns", specs=[written.add_on], cluster=trusted, network=NETWORK, capacity=[profile])
    made = template_of(stack)

    assert not resources(made, "AWS::EKS::PodIdentityAssociation")
    text = json.dumps(chart(made, "kubectl")[1]["Properties"]["Values"]).replace("\\", "")
    assert '"account":{"notes":{"eks.amazonaws.com/role-arn":' in text


@pytest.mark.parametrize(
    ("written", "told"), [({}, None), ({"namespace": "agents"}, {"Namespace": "agents"})], ids=["EKS's", "one's own"]
)
def test_eks_is_told_the_namespace_that_is_written(written: dict[str, str], told: dict[str, str] | None) -> None:
    stack = SomeonesStack()
    agent = OwnEksAddOnSpec.model_validate({"kind": "eks_add_on", "name": "some-agent", **written})
    AddOns(stack, "AddOns", specs=[agent.add_on], cluster=cluster(), network=NETWORK)

    assert only(template_of(stack), "AWS::EKS::Addon")["Properties"].get("NamespaceConfig") == told
