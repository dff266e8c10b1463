from typing import Any

import pytest
from aws_cdk.aws_kms import Key

from constructs_lib.capacity.managed_node_group import ManagedNodeGroup
from specs.capacity.managed_node_group import ManagedNodeGroupSpec
from tests.synthesis import SomeonesStack, only, resources, tag, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

VOLUMES_KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"


def node_group_template(**spec: Any) -> dict[str, Any]:
    written = {"kind": "managed_node_group", "name": "system", "instance_types": ("m7i.large",)}
    scaling = {"scaling": {"min": 1, "max": 3}}
    stack = SomeonesStack()
    ManagedNodeGroup(
        stack,
        "system",
        spec=ManagedNodeGroupSpec.model_validate({**written, **scaling, **spec}),
        cluster=cluster(),
        network=NETWORK,
        volumes_key=Key.from_key_arn(stack, "Key", VOLUMES_KEY),
    )
    return template_of(stack)


def node_group(**spec: Any) -> dict[str, Any]:
    properties: dict[str, Any] = only(node_group_template(**spec), "AWS::EKS::Nodegroup")["Properties"]
    return properties


def launch_template_data(**spec: Any) -> dict[str, Any]:
    data: dict[str, Any] = only(node_group_template(**spec), "AWS::EC2::LaunchTemplate")["Properties"][
        "LaunchTemplateData"
    ]
    return data


@pytest.fixture(scope="module")
def smallest() -> dict[str, Any]:
    return node_group_template()


def test_it_is_group_launch_template_and_role_and_nothing_else(smallest: dict[str, Any]) -> None:
    assert sorted(each["Type"] for each in smallest["Resources"].values()) == [
        "AWS::EC2::LaunchTemplate",
        "AWS::EKS::Nodegroup",
        "AWS::IAM::Role",
    ]


def test_its_size_belongs_to_the_autoscaler(smallest: dict[str, Any]) -> None:
    assert only(smallest, "AWS::EKS::Nodegroup")["Properties"]["ScalingConfig"] == {"MinSize": 1, "MaxSize": 3}


def test_it_can_be_replaced_before_it_goes(smallest: dict[str, Any]) -> None:
    assert "NodegroupName" not in only(smallest, "AWS::EKS::Nodegroup")["Properties"]
    assert "LaunchTemplateName" not in only(smallest, "AWS::EC2::LaunchTemplate")["Properties"]
    assert "RoleName" not in only(smallest, "AWS::IAM::Role")["Properties"]


def test_no_update_is_forced_and_a_third_goes_at_once(smallest: dict[str, Any]) -> None:
    properties = only(smallest, "AWS::EKS::Nodegroup")["Properties"]

    assert properties["ForceUpdateEnabled"] is False
    assert properties["UpdateConfig"] == {"MaxUnavailablePercentage": 33, "UpdateStrategy": "DEFAULT"}


def test_unhealthy_nodes_are_repaired(smallest: dict[str, Any]) -> None:
    assert only(smallest, "AWS::EKS::Nodegroup")["Properties"]["NodeRepairConfig"] == {"Enabled": True}


def test_it_stands_in_all_private_subnets_at_the_clusters_minor(smallest: dict[str, Any]) -> None:
    properties = only(smallest, "AWS::EKS::Nodegroup")["Properties"]

    assert properties["ClusterName"] == "prod"
    assert properties["Subnets"] == ["subnet-private-a", "subnet-private-b"]
    assert properties["Version"] == "1.35"
    assert properties["CapacityType"] == "ON_DEMAND"


def test_what_the_launch_template_says_the_group_does_not(smallest: dict[str, Any]) -> None:
    """EKS refuses a disk size or a remote access beside a launch template."""
    assert (
        not {"DiskSize", "RemoteAccess", "ReleaseVersion"} & only(smallest, "AWS::EKS::Nodegroup")["Properties"].keys()
    )
    data = only(smallest, "AWS::EC2::LaunchTemplate")["Properties"]["LaunchTemplateData"]
    assert (
        not {"ImageId", "InstanceType", "UserData", "KeyName", "SecurityGroupIds", "IamInstanceProfile"} & data.keys()
    )


def test_groups_that_the_launch_template_names_stand_beside_the_clusters_own() -> None:
    """EKS adds the cluster's group only where a template names none."""
    data = launch_template_data(security_groups=("sg-0123456789abcdef0", "sg-0fedcba9876543210"))

    assert data["SecurityGroupIds"] == ["sg-cluster", "sg-0123456789abcdef0", "sg-0fedcba9876543210"]
    assert "NetworkInterfaces" not in data


def test_a_new_version_of_the_launch_template_reaches_the_group(smallest: dict[str, Any]) -> None:
    (name,) = resources(smallest, "AWS::EC2::LaunchTemplate")

    assert only(smallest, "AWS::EKS::Nodegroup")["Properties"]["LaunchTemplate"] == {
        "Id": {"Ref": name},
        "Version": {"Fn::GetAtt": [name, "LatestVersionNumber"]},
    }


def test_the_launch_template_knows_no_minor() -> None:
    """EKS refuses a new minor together with any other change of a group."""
    assert launch_template_data() == launch_template_data(version="1.34")


def test_its_role_joins_and_pulls_and_nothing_else(smallest: dict[str, Any]) -> None:
    role = only(smallest, "AWS::IAM::Role")["Properties"]

    assert [policy["Fn::Join"][1][-1] for policy in role["ManagedPolicyArns"]] == [
        ":iam::aws:policy/AmazonEKSWorkerNodePolicy",
        ":iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
    ]
    assert "Policies" not in role
    (statement,) = role["AssumeRolePolicyDocument"]["Statement"]
    assert statement["Principal"] == {"Service": "ec2.amazonaws.com"}


def test_no_pod_reaches_the_credentials_of_its_node(smallest: dict[str, Any]) -> None:
    options = only(smallest, "AWS::EC2::LaunchTemplate")["Properties"]["LaunchTemplateData"]["MetadataOptions"]

    assert options == {"HttpEndpoint": "enabled", "HttpTokens": "required", "HttpPutResponseHopLimit": 1}


@pytest.mark.parametrize(
    ("operating_system", "disks"),
    [("al2023", {"/dev/xvda": 120}), ("bottlerocket", {"/dev/xvda": 4, "/dev/xvdb": 120})],
)
def test_its_volumes_are_encrypted_and_where_the_system_looks_for_them(
    operating_system: str, disks: dict[str, int]
) -> None:
    devices = launch_template_data(operating_system=operating_system, disk_gib=120)["BlockDeviceMappings"]

    assert {device["DeviceName"]: device["Ebs"]["VolumeSize"] for device in devices} == disks
    for device in devices:
        assert device["Ebs"]["Encrypted"] is True
        assert device["Ebs"]["KmsKeyId"] == VOLUMES_KEY
        assert device["Ebs"]["VolumeType"] == "gp3"
        assert device["Ebs"]["DeleteOnTermination"] is True


@pytest.mark.parametrize(
    ("operating_system", "instance_type", "ami_type"),
    [
        ("al2023", "m7i.large", "AL2023_x86_64_STANDARD"),
        ("al2023", "m7g.large", "AL2023_ARM_64_STANDARD"),
        ("al2023", "p5.48xlarge", "AL2023_x86_64_NVIDIA"),
        ("al2023", "g5.xlarge", "AL2023_x86_64_NVIDIA"),
        ("al2023", "g5g.xlarge", "AL2023_ARM_64_NVIDIA"),
        ("al2023", "trn1.2xlarge", "AL2023_x86_64_NEURON"),
        ("al2023", "inf2.xlarge", "AL2023_x86_64_NEURON"),
        ("bottlerocket", "m7i.large", "BOTTLEROCKET_x86_64"),
        ("bottlerocket", "m7g.large", "BOTTLEROCKET_ARM_64"),
        ("bottlerocket", "g5.xlarge", "BOTTLEROCKET_x86_64_NVIDIA"),
        ("bottlerocket", "g5g.xlarge", "BOTTLEROCKET_ARM_64_NVIDIA"),
    ],
)
def test_its_ami_fits_architecture_and_accelerator(operating_system: str, instance_type: str, ami_type: str) -> None:
    assert node_group(operating_system=operating_system, instance_types=(instance_type,))["AmiType"] == ami_type


def test_a_written_ami_type_is_taken() -> None:
    fips = node_group(operating_system="bottlerocket", ami_type="BOTTLEROCKET_x86_64_FIPS")

    assert fips["AmiType"] == "BOTTLEROCKET_x86_64_FIPS"


def test_the_largest_says_what_it_was_told() -> None:
    template = node_group_template(
        instance_types=("m7g.large", "m6g.large"),
        scaling={"min": 0, "max": 50},
        version="1.34",
        capacity_type="spot",
        labels={"team": "web"},
        taints=(
            {"key": "spot", "value": "true", "effect": "NoSchedule"},
            {"key": "old", "effect": "NoExecute"},
            {"key": "soft", "effect": "PreferNoSchedule"},
        ),
        zones=("eu-west-1b",),
        update={"max_unavailable": 2, "strategy": "MINIMAL"},
        repair={"enabled": True, "max_parallel_percentage": 10, "max_unhealthy_percentage": 30},
    )
    properties = only(template, "AWS::EKS::Nodegroup")["Properties"]

    assert properties["InstanceTypes"] == ["m7g.large", "m6g.large"]
    assert properties["ScalingConfig"] == {"MinSize": 0, "MaxSize": 50}
    assert properties["Version"] == "1.34"
    assert properties["CapacityType"] == "SPOT"
    assert properties["Labels"] == {"team": "web"}
    assert properties["Taints"] == [
        {"Key": "spot", "Value": "true", "Effect": "NO_SCHEDULE"},
        {"Key": "old", "Effect": "NO_EXECUTE"},
        {"Key": "soft", "Effect": "PREFER_NO_SCHEDULE"},
    ]
    assert properties["Subnets"] == ["subnet-private-b"]
    assert properties["UpdateConfig"] == {"MaxUnavailable": 2, "UpdateStrategy": "MINIMAL"}
    assert properties["NodeRepairConfig"] == {
        "Enabled": True,
        "MaxParallelNodesRepairedPercentage": 10,
        "MaxUnhealthyNodeThresholdPercentage": 30,
    }


def test_what_it_starts_is_found_by_name(smallest: dict[str, Any]) -> None:
    data = only(smallest, "AWS::EC2::LaunchTemplate")["Properties"]["LaunchTemplateData"]

    named = {each["ResourceType"]: tag(each, "Name") for each in data["TagSpecifications"]}
    assert named == dict.fromkeys(("instance", "volume", "network-interface"), "prod-system")


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ({"instance_types": ("m7i.huge",)}, "m7i.huge"),
        ({"instance_types": ("m7i.large", "m7g.large")}, "arm64"),
        ({"instance_types": ("m7i.large", "g5.xlarge")}, "nvidia"),
        ({"instance_types": ("g5.xlarge",), "ami_type": "AL2023_x86_64_STANDARD"}, "AL2023_x86_64_STANDARD"),
        ({"instance_types": ("trn1.2xlarge",), "operating_system": "bottlerocket"}, "bottlerocket"),
        ({"scaling": {"min": 4, "max": 3}}, "at most max"),
        ({"security_groups": ("sg-0123456789abcdef0",) * 2}, "stands above already"),
        ({"security_groups": tuple(f"sg-0123456789abcdef{digit}" for digit in range(5))}, "at most 4 items"),
        ({"security_groups": ("default",)}, "must be the id of a security group"),
        ({"update": {"max_unavailable": 1, "max_unavailable_percentage": 10}}, "must not stand beside"),
    ],
)
def test_what_cannot_be_deployed_is_not_synthesised(spec: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        node_group_template(**spec)


def test_a_zone_without_private_subnet_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"zone eu-west-1c has no private subnet .* known are eu-west-1a, eu-west-1b"):
        node_group_template(zones=("eu-west-1c",))
