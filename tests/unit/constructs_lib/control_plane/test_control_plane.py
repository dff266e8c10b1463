from typing import Any

import pytest

from constructs_lib.control_plane.control_plane import ControlPlane
from constructs_lib.network.attributes import KnownNetwork
from constructs_lib.network.network import Network
from specs.control_plane.control_plane import ControlPlaneSpec
from specs.endpoints.resolution import Endpoints
from tests.synthesis import ACCOUNT, SomeonesStack, only, resources, template_of
from tests.unit.constructs_lib.network.specs_of_networks import network_spec

NETWORK = KnownNetwork(
    vpc_id="vpc-1",
    vpc_ranges=("10.20.0.0/16",),
    private_subnet_ids={"eu-west-1a": "subnet-private-a", "eu-west-1b": "subnet-private-b"},
    control_plane_subnet_ids={"eu-west-1a": "subnet-a", "eu-west-1b": "subnet-b"},
)


def control_plane_template(
    *, retain: bool = True, pods_have_security_groups: bool = False, **spec: Any
) -> dict[str, Any]:
    stack = SomeonesStack()
    ControlPlane(
        stack,
        "ControlPlane",
        name="prod",
        spec=ControlPlaneSpec.model_validate({"version": "1.35", **spec}),
        network=NETWORK,
        pods_have_security_groups=pods_have_security_groups,
        retain=retain,
    )
    return template_of(stack)


def cluster(**spec: Any) -> dict[str, Any]:
    properties: dict[str, Any] = only(control_plane_template(**spec), "AWS::EKS::Cluster")["Properties"]
    return properties


@pytest.fixture(scope="module")
def smallest() -> dict[str, Any]:
    return control_plane_template()


def test_it_is_cluster_role_key_and_log_group_and_nothing_else(smallest: dict[str, Any]) -> None:
    assert sorted(each["Type"] for each in smallest["Resources"].values()) == [
        "AWS::EKS::Cluster",
        "AWS::IAM::Role",
        "AWS::KMS::Key",
        "AWS::Logs::LogGroup",
    ]


def test_every_property_that_eks_fixes_at_creation_is_written(smallest: dict[str, Any]) -> None:
    properties = only(smallest, "AWS::EKS::Cluster")["Properties"]
    (key,) = resources(smallest, "AWS::KMS::Key")
    (role,) = resources(smallest, "AWS::IAM::Role")

    assert properties["Name"] == "prod"
    assert properties["RoleArn"] == {"Fn::GetAtt": [role, "Arn"]}
    assert properties["AccessConfig"]["BootstrapClusterCreatorAdminPermissions"] is False
    assert properties["BootstrapSelfManagedAddons"] is False
    assert properties["EncryptionConfig"] == [
        {"Provider": {"KeyArn": {"Fn::GetAtt": [key, "Arn"]}}, "Resources": ["secrets"]}
    ]
    assert properties["KubernetesNetworkConfig"]["IpFamily"] == "ipv4"
    assert properties["KubernetesNetworkConfig"]["ServiceIpv4Cidr"] == "172.20.0.0/16"


def test_production_is_the_default(smallest: dict[str, Any]) -> None:
    properties = only(smallest, "AWS::EKS::Cluster")["Properties"]

    assert properties["AccessConfig"]["AuthenticationMode"] == "API"
    assert properties["DeletionProtection"] is True
    assert properties["UpgradePolicy"] == {"SupportType": "STANDARD"}
    assert properties["ZonalShiftConfig"] == {"Enabled": True}
    assert properties["ControlPlaneScalingConfig"] == {"Tier": "standard"}


def test_the_largest_says_what_it_was_told() -> None:
    properties = cluster(
        service_cidr="172.16.0.0/16",
        upgrade_policy="extended",
        zonal_shift=False,
        tier="tier-4xl",
        deletion_protection=False,
        endpoint={"access": "public_and_private", "allowed_ranges": ("203.0.113.0/24",)},
    )

    assert properties["KubernetesNetworkConfig"]["ServiceIpv4Cidr"] == "172.16.0.0/16"
    assert properties["UpgradePolicy"] == {"SupportType": "EXTENDED"}
    assert properties["ZonalShiftConfig"] == {"Enabled": False}
    assert properties["ControlPlaneScalingConfig"] == {"Tier": "tier-4xl"}
    assert properties["DeletionProtection"] is False


@pytest.mark.parametrize(
    ("access", "private", "public"),
    [("private", True, False), ("public_and_private", True, True), ("public", False, True)],
)
def test_the_endpoint_is_open_as_written(access: str, private: bool, public: bool) -> None:
    ranges = ("203.0.113.0/24",) if public else ()

    config = cluster(endpoint={"access": access, "allowed_ranges": ranges})["ResourcesVpcConfig"]

    assert (config["EndpointPrivateAccess"], config["EndpointPublicAccess"]) == (private, public)
    assert config.get("PublicAccessCidrs", []) == list(ranges)


def test_the_three_switches_of_auto_mode_are_off_together(smallest: dict[str, Any]) -> None:
    properties = only(smallest, "AWS::EKS::Cluster")["Properties"]

    assert properties["ComputeConfig"] == {"Enabled": False}
    assert properties["StorageConfig"] == {"BlockStorage": {"Enabled": False}}
    assert properties["KubernetesNetworkConfig"]["ElasticLoadBalancing"] == {"Enabled": False}


def test_it_stands_in_the_control_plane_subnets(smallest: dict[str, Any]) -> None:
    config = only(smallest, "AWS::EKS::Cluster")["Properties"]["ResourcesVpcConfig"]

    assert config["SubnetIds"] == ["subnet-a", "subnet-b"]


def test_all_five_logs_go_to_a_group_that_exists_first_and_expires(smallest: dict[str, Any]) -> None:
    (name,) = resources(smallest, "AWS::Logs::LogGroup")
    group = only(smallest, "AWS::Logs::LogGroup")["Properties"]
    made = only(smallest, "AWS::EKS::Cluster")
    types = made["Properties"]["Logging"]["ClusterLogging"]["EnabledTypes"]

    assert {each["Type"] for each in types} == {"api", "audit", "authenticator", "controllerManager", "scheduler"}
    assert group["LogGroupName"] == "/aws/eks/prod/cluster"
    assert group["RetentionInDays"] == 365
    assert name in made["DependsOn"]


def test_secrets_and_logs_are_encrypted_with_a_key_that_turns(smallest: dict[str, Any]) -> None:
    (name,) = resources(smallest, "AWS::KMS::Key")
    key = only(smallest, "AWS::KMS::Key")["Properties"]
    (grant,) = (each for each in key["KeyPolicy"]["Statement"] if "Service" in each["Principal"])

    assert key["EnableKeyRotation"] is True
    assert only(smallest, "AWS::Logs::LogGroup")["Properties"]["KmsKeyId"] == {"Fn::GetAtt": [name, "Arn"]}
    assert grant["Condition"]["ArnLike"] == {
        "kms:EncryptionContext:aws:logs:arn": f"arn:aws:logs:eu-west-1:{ACCOUNT}:log-group:/aws/eks/prod/cluster"
    }


def test_its_role_holds_the_one_policy_that_it_needs(smallest: dict[str, Any]) -> None:
    role = only(smallest, "AWS::IAM::Role")["Properties"]
    (policy,) = role["ManagedPolicyArns"]

    assert policy["Fn::Join"][1][-1] == ":iam::aws:policy/AmazonEKSClusterPolicy"
    assert "Policies" not in role


@pytest.mark.parametrize(
    ("retain", "protected", "key_and_logs", "made"),
    [
        (True, True, "RetainExceptOnCreate", "RetainExceptOnCreate"),
        (True, False, "RetainExceptOnCreate", "Delete"),
        (False, False, "Delete", "Delete"),
    ],
)
def test_what_happens_at_the_end_is_written(retain: bool, protected: bool, key_and_logs: str, made: str) -> None:
    template = control_plane_template(retain=retain, deletion_protection=protected)

    assert only(template, "AWS::KMS::Key")["DeletionPolicy"] == key_and_logs
    assert only(template, "AWS::Logs::LogGroup")["DeletionPolicy"] == key_and_logs
    assert only(template, "AWS::EKS::Cluster")["DeletionPolicy"] == made


def test_it_composes_with_a_network_in_one_stack() -> None:
    stack = SomeonesStack()
    network = Network(stack, "Network", spec=network_spec(), endpoints=Endpoints())

    control_plane = ControlPlane(
        stack, "ControlPlane", name="mine", spec=ControlPlaneSpec(version="1.35"), network=network.attributes
    )

    template = template_of(stack)
    subnets = only(template, "AWS::EKS::Cluster")["Properties"]["ResourcesVpcConfig"]["SubnetIds"]
    small = {
        name
        for name, subnet in resources(template, "AWS::EC2::Subnet").items()
        if subnet["Properties"]["CidrBlock"].endswith("/28")
    }
    assert {each["Ref"] for each in subnets} == small
    assert control_plane.attributes.name == "mine"


def test_an_ipv6_cluster_leaves_its_service_range_to_eks() -> None:
    network = cluster(ip_family="ipv6")["KubernetesNetworkConfig"]

    assert network["IpFamily"] == "ipv6"
    assert not any("Cidr" in key for key in network)


def test_the_control_plane_takes_the_routes_of_the_vpc_where_that_is_asked() -> None:
    assert cluster(egress="customer_routed")["ResourcesVpcConfig"]["ControlPlaneEgressMode"] == "CUSTOMER_ROUTED"
    assert "ControlPlaneEgressMode" not in cluster()["ResourcesVpcConfig"]


def test_the_control_plane_makes_interfaces_for_pods_with_security_groups_only() -> None:
    def policies(template: dict[str, Any]) -> list[str]:
        held = only(template, "AWS::IAM::Role")["Properties"]["ManagedPolicyArns"]
        return [each["Fn::Join"][1][-1].rpartition("/")[2] for each in held]

    with_groups = control_plane_template(pods_have_security_groups=True)

    assert policies(with_groups) == ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"]
    assert policies(control_plane_template()) == ["AmazonEKSClusterPolicy"]
