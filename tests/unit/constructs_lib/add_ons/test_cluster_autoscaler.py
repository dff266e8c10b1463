import json
from datetime import date
from typing import Any

import pytest

from constructs_lib.add_ons.add_ons import AddOns
from specs.add_ons.known.cluster_autoscaler import ClusterAutoscaler
from specs.add_ons.known.coredns import CoreDns
from specs.lock import Lock, read_lock
from tests.synthesis import SomeonesStack, only, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

REGISTRY = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"


def autoscaler_template(version: str = "1.35", *, lock: Lock | None = None, **spec: Any) -> dict[str, Any]:
    where = {key: spec.pop(key) for key in ("registry", "isolated") if key in spec}
    written = ClusterAutoscaler.model_validate({"name": "cluster-autoscaler", **spec})
    stack = SomeonesStack()
    AddOns(stack, "AddOns", specs=[written], cluster=cluster(version), network=NETWORK, lock=lock, **where)
    return template_of(stack)


def release(template: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = only(template, "Custom::AWSCDK-EKS-HelmChart")["Properties"]
    return properties


def values(template: dict[str, Any]) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(release(template)["Values"])
    return written


@pytest.fixture(scope="module")
def connected() -> dict[str, Any]:
    return autoscaler_template()


@pytest.fixture(scope="module")
def isolated() -> dict[str, Any]:
    return autoscaler_template(registry=REGISTRY, isolated=True)


def test_the_chart_is_the_locks(connected: dict[str, Any]) -> None:
    pinned = read_lock().charts["cluster-autoscaler"]
    made = release(connected)

    assert (made["Chart"], made["Version"]) == (pinned.name, pinned.version)
    assert made["Repository"] == "https://kubernetes.github.io/autoscaler"
    assert (made["Release"], made["Namespace"]) == ("cluster-autoscaler", "kube-system")
    assert made["Atomic"] is True


@pytest.mark.parametrize("minor", read_lock().kubernetes)
def test_every_minor_has_an_image_of_its_own(minor: str) -> None:
    image = values(autoscaler_template(minor))["image"]

    assert image["repository"] == "registry.k8s.io/autoscaling/cluster-autoscaler"
    pinned = read_lock().images["cluster-autoscaler"][minor]
    assert image["tag"] == f"{pinned.tag}@{pinned.digest.value}"
    assert image["tag"].startswith(f"v{minor}.")


def test_a_minor_without_an_image_is_an_error() -> None:
    empty = Lock(as_of=date(2026, 11, 23), kubernetes={}, add_ons={}, charts=read_lock().charts, images={})

    with pytest.raises(ValueError, match=r"no image of cluster-autoscaler for Kubernetes 1\.35"):
        autoscaler_template(lock=empty)


def test_with_a_registry_chart_and_image_come_from_it(isolated: dict[str, Any]) -> None:
    assert release(isolated)["Repository"] == f"oci://{REGISTRY}/charts/cluster-autoscaler"
    assert values(isolated)["image"]["repository"] == f"{REGISTRY}/autoscaling/cluster-autoscaler"


def test_the_list_of_instance_types_is_static_only_without_internet(
    connected: dict[str, Any], isolated: dict[str, Any]
) -> None:
    with_a_registry = autoscaler_template(registry=REGISTRY)

    assert values(isolated)["extraArgs"]["aws-use-static-instance-list"] is True
    assert "aws-use-static-instance-list" not in values(connected)["extraArgs"]
    assert "aws-use-static-instance-list" not in values(with_a_registry)["extraArgs"]


def test_nothing_else_differs_without_internet(connected: dict[str, Any], isolated: dict[str, Any]) -> None:
    one, other = values(connected), values(isolated)

    assert {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)} == {"image", "extraArgs"}


def test_it_finds_the_groups_of_this_cluster_in_this_region(connected: dict[str, Any]) -> None:
    assert values(connected)["autoDiscovery"] == {"clusterName": "prod"}
    assert values(connected)["awsRegion"] == "eu-west-1"


def test_it_starts_when_its_role_may_scale(connected: dict[str, Any]) -> None:
    scaling = {
        name
        for name, policy in resources(connected, "AWS::IAM::ManagedPolicy").items()
        if "autoscaling:SetDesiredCapacity" in str(policy)
    }

    assert len(scaling) == 1
    assert scaling <= set(only(connected, "Custom::AWSCDK-EKS-HelmChart")["DependsOn"])


def test_one_of_two_leads_and_one_may_go(connected: dict[str, Any]) -> None:
    """Leader election is its default, and is not turned off."""
    assert values(connected)["replicaCount"] == 2
    assert values(connected)["podDisruptionBudget"] == {"maxUnavailable": 1}
    assert values(connected)["priorityClassName"] == "system-cluster-critical"
    assert "leader-elect" not in values(connected)["extraArgs"]


def test_its_replicas_are_spread_by_the_labels_that_the_chart_gives_them(connected: dict[str, Any]) -> None:
    spread = values(connected)["topologySpreadConstraints"]

    assert {each["topologyKey"] for each in spread} == {"topology.kubernetes.io/zone", "kubernetes.io/hostname"}
    for each in spread:
        assert each["labelSelector"]["matchLabels"] == {"app.kubernetes.io/instance": release(connected)["Release"]}


def test_its_choices_become_flags() -> None:
    chosen = autoscaler_template(
        expander="least-nodes", scale_down_after_minutes=30, scale_down_utilization_threshold=0.7
    )

    assert values(chosen)["extraArgs"] == {
        "balance-similar-node-groups": True,
        "expander": "least-nodes",
        "scale-down-unneeded-time": "30m",
        "scale-down-utilization-threshold": "0.7",
        "skip-nodes-with-local-storage": False,
    }


def test_it_starts_where_names_are_answered() -> None:
    """Its release is undone when its pods do not become ready, which without DNS they do not."""
    stack = SomeonesStack()
    entries = (ClusterAutoscaler(name="cluster-autoscaler"), CoreDns(name="coredns"))
    AddOns(stack, "AddOns", specs=entries, cluster=cluster(), network=NETWORK)
    template = template_of(stack)
    (dns,) = resources(template, "AWS::EKS::Addon")

    assert dns in only(template, "Custom::AWSCDK-EKS-HelmChart")["DependsOn"]


def test_its_pods_have_their_identity_before_they_start(connected: dict[str, Any]) -> None:
    (association,) = resources(connected, "AWS::EKS::PodIdentityAssociation")
    made = only(connected, "AWS::EKS::PodIdentityAssociation")["Properties"]

    assert (made["ClusterName"], made["Namespace"]) == ("prod", "kube-system")
    assert made["ServiceAccount"] == values(connected)["rbac"]["serviceAccount"]["name"]
    assert association in only(connected, "Custom::AWSCDK-EKS-HelmChart")["DependsOn"]


@pytest.mark.parametrize(
    "spec",
    [
        {"expander": "cheapest"},
        {"expander": "priority"},
        {"scale_down_after_minutes": 0},
        {"scale_down_utilization_threshold": 1.0},
        {"replicas": 3},
    ],
)
def test_what_it_does_not_know_is_refused(spec: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        autoscaler_template(**spec)
