from collections.abc import Sequence
from typing import Any

from constructs_lib.capacity.capacity import Capacity
from specs.capacity.capacity import CapacitySpec
from specs.capacity.fargate_profile import FargateProfileSpec
from specs.capacity.managed_node_group import ManagedNodeGroupSpec, ScalingSpec
from tests.synthesis import ACCOUNT, SomeonesStack, only, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster


def profile(name: str, **changes: Any) -> FargateProfileSpec:
    written = {"kind": "fargate_profile", "name": name, "selectors": ({"namespace": name},)}
    return FargateProfileSpec.model_validate({**written, **changes})


def group(name: str) -> ManagedNodeGroupSpec:
    return ManagedNodeGroupSpec(
        kind="managed_node_group", name=name, instance_types=("m7i.large",), scaling=ScalingSpec(min=0, max=1)
    )


def capacity_template(*specs: CapacitySpec) -> dict[str, Any]:
    stack = SomeonesStack()
    chosen: Sequence[CapacitySpec] = specs
    Capacity(stack, "Capacity", specs=chosen, cluster=cluster(), network=NETWORK)
    return template_of(stack)


def test_without_an_entry_there_is_nothing() -> None:
    assert "Resources" not in capacity_template()


def test_every_entry_becomes_what_its_kind_says() -> None:
    template = capacity_template(group("system"), profile("batch"), group("spot"))

    assert len(resources(template, "AWS::EKS::Nodegroup")) == 2
    assert len(resources(template, "AWS::EKS::FargateProfile")) == 1


def test_fargate_profiles_come_one_after_another() -> None:
    """EKS creates or deletes one profile of a cluster at a time."""
    template = capacity_template(profile("one"), group("between"), profile("two"), profile("three"))

    profiles = resources(template, "AWS::EKS::FargateProfile")
    names = {made["Properties"]["Selectors"][0]["Namespace"]: name for name, made in profiles.items()}
    assert "DependsOn" not in profiles[names["one"]]
    assert profiles[names["two"]]["DependsOn"] == [names["one"]]
    assert profiles[names["three"]]["DependsOn"] == [names["two"]]


def test_a_profile_runs_pods_in_private_subnets_under_a_role_of_its_own() -> None:
    template = capacity_template(profile("batch", zones=("eu-west-1b",)))
    made = only(template, "AWS::EKS::FargateProfile")["Properties"]
    (role,) = resources(template, "AWS::IAM::Role")

    assert made == {
        "ClusterName": "prod",
        "PodExecutionRoleArn": {"Fn::GetAtt": [role, "Arn"]},
        "Selectors": [{"Namespace": "batch"}],
        "Subnets": ["subnet-private-b"],
    }


def test_a_profile_selects_by_namespace_and_labels() -> None:
    selectors = ({"namespace": "batch", "labels": {"runs-on": "fargate", "team": "data"}}, {"namespace": "web"})
    template = capacity_template(profile("batch", selectors=selectors))

    assert only(template, "AWS::EKS::FargateProfile")["Properties"]["Selectors"] == [
        {
            "Namespace": "batch",
            "Labels": [{"Key": "runs-on", "Value": "fargate"}, {"Key": "team", "Value": "data"}],
        },
        {"Namespace": "web"},
    ]


def test_only_profiles_of_this_cluster_use_the_role() -> None:
    role = only(capacity_template(profile("batch")), "AWS::IAM::Role")["Properties"]
    (statement,) = role["AssumeRolePolicyDocument"]["Statement"]
    (policy,) = role["ManagedPolicyArns"]

    assert statement["Principal"] == {"Service": "eks-fargate-pods.amazonaws.com"}
    assert statement["Condition"] == {
        "ArnLike": {"aws:SourceArn": f"arn:aws:eks:eu-west-1:{ACCOUNT}:fargateprofile/prod/*"}
    }
    assert policy["Fn::Join"][1][-1] == ":iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy"


def test_all_node_groups_share_one_key_that_ec2_uses_for_the_account() -> None:
    """KMS refuses a policy with a role that does not exist, as the service-linked one of Auto Scaling may not."""
    template = capacity_template(group("system"), group("spot"))

    (name,) = resources(template, "AWS::KMS::Key")
    use = only(template, "AWS::KMS::Key")["Properties"]["KeyPolicy"]["Statement"][1]
    assert use["Principal"] == {"AWS": "*"}
    assert use["Condition"] == {
        "StringEquals": {
            "kms:CallerAccount": ACCOUNT,
            "kms:ViaService": {"Fn::Join": ["", ["ec2.eu-west-1.", {"Ref": "AWS::URLSuffix"}]]},
        }
    }
    for launch_template in resources(template, "AWS::EC2::LaunchTemplate").values():
        (device,) = launch_template["Properties"]["LaunchTemplateData"]["BlockDeviceMappings"]
        assert device["Ebs"]["KmsKeyId"] == {"Fn::GetAtt": [name, "Arn"]}


def test_without_node_groups_there_is_no_key() -> None:
    assert not resources(capacity_template(profile("batch")), "AWS::KMS::Key")
