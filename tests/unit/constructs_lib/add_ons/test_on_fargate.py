"""Add-ons whose pods a Fargate profile takes: they get their credentials by IRSA."""

import json
from typing import Any

import pytest

from constructs_lib.add_ons.add_ons import AddOns
from constructs_lib.control_plane.attributes import KnownCluster
from specs.add_ons.catalogue import AddOnSpec
from specs.add_ons.known.cluster_autoscaler import ClusterAutoscaler
from specs.add_ons.known.ebs_csi.ebs_csi import EbsCsiDriver
from specs.add_ons.known.efs_csi import EfsCsiDriver
from specs.add_ons.known.vpc_cni.vpc_cni import VpcCni
from specs.capacity.fargate_profile import FargateProfileSpec, FargateSelectorSpec
from tests.synthesis import SomeonesStack, only, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK

CLUSTER = KnownCluster(name="prod", version="1.35", security_group_id="sg-1", issuer="issuer.example/id/1")
SYSTEM = FargateProfileSpec(
    kind="fargate_profile", name="system", selectors=(FargateSelectorSpec(namespace="kube-system"),)
)
OTHERS = FargateProfileSpec(kind="fargate_profile", name="others", selectors=(FargateSelectorSpec(namespace="batch"),))
EFS = EfsCsiDriver(name="aws-efs-csi-driver")


def template(spec: AddOnSpec, profile: FargateProfileSpec) -> dict[str, Any]:
    stack = SomeonesStack()
    AddOns(stack, "AddOns", specs=[spec], cluster=CLUSTER, network=NETWORK, capacity=(profile,))
    return template_of(stack)


def subject(found: dict[str, Any], role: str) -> str:
    """Whom a role trusts, as text."""
    return json.dumps(resources(found, "AWS::IAM::Role")[role]["Properties"]["AssumeRolePolicyDocument"])


def test_an_eks_add_on_is_told_the_role_of_its_controller() -> None:
    found = template(EFS, SYSTEM)
    add_on = only(found, "AWS::EKS::Addon")["Properties"]

    assert "system:serviceaccount:kube-system:efs-csi-controller-sa" in subject(
        found, add_on["ServiceAccountRoleArn"]["Fn::GetAtt"][0]
    )
    (node,) = add_on["PodIdentityAssociations"]
    assert node["ServiceAccount"] == "efs-csi-node-sa"
    assert "pods.eks.amazonaws.com" in subject(found, node["RoleArn"]["Fn::GetAtt"][0])


def test_a_chart_is_told_its_role_by_the_annotation_of_its_service_account() -> None:
    found = template(ClusterAutoscaler(name="cluster-autoscaler"), SYSTEM)
    written = only(found, "Custom::AWSCDK-EKS-HelmChart")["Properties"]["Values"]["Fn::Join"][1]
    values = json.loads("".join(part if isinstance(part, str) else part["Fn::GetAtt"][0] for part in written))
    account = values["rbac"]["serviceAccount"]
    role = account["annotations"]["eks.amazonaws.com/role-arn"]

    assert account["name"] == "cluster-autoscaler"
    assert "system:serviceaccount:kube-system:cluster-autoscaler" in subject(found, role)
    assert not resources(found, "AWS::EKS::PodIdentityAssociation")


@pytest.mark.parametrize(
    "spec",
    [EFS, ClusterAutoscaler(name="cluster-autoscaler"), EbsCsiDriver(name="aws-ebs-csi-driver")],
    ids=lambda spec: spec.name,
)
def test_a_profile_of_other_pods_changes_nothing(spec: AddOnSpec) -> None:
    assert "sts:AssumeRoleWithWebIdentity" not in json.dumps(template(spec, OTHERS))


def test_a_daemon_set_is_on_nodes_whatever_the_profiles_say() -> None:
    found = template(VpcCni(name="vpc-cni"), SYSTEM)

    assert "ServiceAccountRoleArn" not in only(found, "AWS::EKS::Addon")["Properties"]
    assert "pods.eks.amazonaws.com" in json.dumps(only(found, "AWS::IAM::Role"))
