import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from constructs_lib.add_ons.add_ons import AddOns
from specs.add_ons.catalogue import AddOnSpec
from specs.add_ons.known.coredns import CoreDns
from specs.add_ons.known.ebs_csi.ebs_csi import EbsCsiDriver
from specs.add_ons.known.kube_proxy import KubeProxy
from specs.add_ons.known.metrics_server import MetricsServer
from specs.add_ons.known.node_monitoring_agent import NodeMonitoringAgent
from specs.add_ons.known.pod_identity_agent import PodIdentityAgent
from specs.add_ons.known.vpc_cni.vpc_cni import VpcCni
from specs.lock import AddOnLock, Lock, read_lock
from tests.synthesis import Resource, SomeonesStack, only, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

DAY = date(2026, 11, 23)
EBS_CSI_TAGS_BY_CLUSTER = (1, 58)
"""The driver's version from which its policy can hold it to one cluster."""


def add_ons_template(*specs: AddOnSpec, lock: Lock | None = None, version: str = "1.35") -> dict[str, Any]:
    stack = SomeonesStack()
    chosen: Sequence[AddOnSpec] = specs
    AddOns(stack, "AddOns", specs=chosen, cluster=cluster(version), network=NETWORK, lock=lock)
    return template_of(stack)


def installed(template: Mapping[str, Any]) -> dict[str, tuple[str, Resource]]:
    """The add-ons by name, each with its logical id."""
    found = resources(dict(template), "AWS::EKS::Addon")
    return {add_on["Properties"]["AddonName"]: (name, add_on) for name, add_on in found.items()}


def configuration(spec: AddOnSpec) -> str | None:
    written: str | None = only(add_ons_template(spec), "AWS::EKS::Addon")["Properties"].get("ConfigurationValues")
    return written


def test_without_an_entry_there_is_nothing() -> None:
    assert "Resources" not in add_ons_template()


def test_the_smallest_is_one_resource_in_the_version_of_the_lock() -> None:
    template = add_ons_template(KubeProxy(name="kube-proxy"))

    assert len(template["Resources"]) == 1
    assert only(template, "AWS::EKS::Addon")["Properties"] == {
        "AddonName": "kube-proxy",
        "AddonVersion": read_lock().add_on_version("kube-proxy", minor="1.35"),
        "ClusterName": "prod",
        "PreserveOnDelete": False,
        "ResolveConflicts": "OVERWRITE",
    }


def test_each_minor_has_its_version() -> None:
    pins = {minor: AddOnLock(version=f"v{minor}.9-eksbuild.1", source="test", date=DAY) for minor in ("1.35", "1.36")}
    lock = Lock(as_of=DAY, kubernetes={}, add_ons={"kube-proxy": pins}, charts={}, images={})

    template = add_ons_template(KubeProxy(name="kube-proxy"), lock=lock, version="1.36")

    assert only(template, "AWS::EKS::Addon")["Properties"]["AddonVersion"] == "v1.36.9-eksbuild.1"


def test_a_version_that_the_lock_leaves_open_is_left_to_eks() -> None:
    lock = Lock(as_of=DAY, kubernetes={}, add_ons={}, charts={}, images={})

    template = add_ons_template(KubeProxy(name="kube-proxy"), lock=lock)

    assert "AddonVersion" not in only(template, "AWS::EKS::Addon")["Properties"]


def test_add_ons_come_after_those_that_they_need() -> None:
    add_ons = installed(
        add_ons_template(
            VpcCni(name="vpc-cni"), KubeProxy(name="kube-proxy"), PodIdentityAgent(name="eks-pod-identity-agent")
        )
    )
    agent, _ = add_ons["eks-pod-identity-agent"]

    assert agent in add_ons["vpc-cni"][1]["DependsOn"]
    assert "DependsOn" not in add_ons["kube-proxy"][1]
    assert "DependsOn" not in add_ons["eks-pod-identity-agent"][1]


def test_what_an_add_on_needs_may_stand_in_another_layer() -> None:
    assert "DependsOn" not in installed(add_ons_template(VpcCni(name="vpc-cni")))["vpc-cni"][1]


@pytest.mark.parametrize(
    ("spec", "service_account", "policy"),
    [
        (VpcCni(name="vpc-cni"), "aws-node", "AmazonEKS_CNI_Policy"),
        (
            EbsCsiDriver(name="aws-ebs-csi-driver", default_storage_class=False),
            "ebs-csi-controller-sa",
            "AmazonEBSCSIDriverEKSClusterScopedPolicy",
        ),
    ],
    ids=lambda value: getattr(value, "name", None),
)
def test_pods_that_call_aws_have_a_role_of_their_own(spec: AddOnSpec, service_account: str, policy: str) -> None:
    template = add_ons_template(spec)
    (role,) = resources(template, "AWS::IAM::Role")
    (held,) = only(template, "AWS::IAM::Role")["Properties"]["ManagedPolicyArns"]

    assert only(template, "AWS::EKS::Addon")["Properties"]["PodIdentityAssociations"] == [
        {"RoleArn": {"Fn::GetAtt": [role, "Arn"]}, "ServiceAccount": service_account}
    ]
    assert held["Fn::Join"][1][-1] == f":iam::aws:policy/{policy}"


@pytest.mark.parametrize(
    "spec",
    [
        CoreDns(name="coredns"),
        KubeProxy(name="kube-proxy"),
        MetricsServer(name="metrics-server"),
        NodeMonitoringAgent(name="eks-node-monitoring-agent"),
        PodIdentityAgent(name="eks-pod-identity-agent"),
    ],
    ids=lambda spec: spec.name,
)
def test_pods_that_call_nobody_have_none(spec: AddOnSpec) -> None:
    template = add_ons_template(spec)

    assert list(installed(template)) == [spec.name]
    assert len(template["Resources"]) == 1


@pytest.mark.parametrize(
    ("spec", "written"),
    [
        (VpcCni(name="vpc-cni"), None),
        (VpcCni(name="vpc-cni", network_policy=True), '{"enableNetworkPolicy": "true"}'),
        (MetricsServer(name="metrics-server"), None),
        (CoreDns(name="coredns", compute_type="fargate"), '{"computeType": "Fargate"}'),
    ],
)
def test_only_what_departs_from_the_defaults_of_eks_is_configured(spec: AddOnSpec, written: str | None) -> None:
    assert configuration(spec) == written


def test_the_same_configuration_is_the_same_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that changes with the order of keys would update an add-on for nothing."""
    monkeypatch.setattr(CoreDns, "configuration", lambda *_: {"b": {"d": 1, "c": 2}, "a": True})

    assert configuration(CoreDns(name="coredns")) == '{"a": true, "b": {"c": 2, "d": 1}}'


def test_the_pinned_ebs_driver_tags_what_its_policy_asks_for() -> None:
    for pinned in read_lock().add_ons["aws-ebs-csi-driver"].values():
        major, minor = pinned.version.removeprefix("v").split(".")[:2]
        assert (int(major), int(minor)) >= EBS_CSI_TAGS_BY_CLUSTER


def test_without_chart_or_manifest_there_is_no_function() -> None:
    template = add_ons_template(
        VpcCni(name="vpc-cni"), EbsCsiDriver(name="aws-ebs-csi-driver", default_storage_class=False)
    )

    kinds = {each["Type"] for each in template["Resources"].values()}
    assert kinds == {"AWS::EKS::Addon", "AWS::IAM::Role"}


def test_volumes_are_encrypted_by_default_once_the_driver_stands() -> None:
    template = add_ons_template(EbsCsiDriver(name="aws-ebs-csi-driver"))
    manifest = only(template, "Custom::AWSCDK-EKS-KubernetesResource")
    (storage_class,) = json.loads(manifest["Properties"]["Manifest"])
    driver, _ = installed(template)["aws-ebs-csi-driver"]

    assert storage_class["metadata"]["annotations"] == {"storageclass.kubernetes.io/is-default-class": "true"}
    assert storage_class["parameters"] == {"type": "gp3", "encrypted": "true"}
    assert storage_class["provisioner"] == "ebs.csi.aws.com"
    assert storage_class["volumeBindingMode"] == "WaitForFirstConsumer"
    assert driver in manifest["DependsOn"]
