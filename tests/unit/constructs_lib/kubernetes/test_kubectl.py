import re
from fnmatch import fnmatchcase
from typing import Any

import pytest
from aws_cdk import App, Environment, Stack
from aws_cdk.aws_eks_v2 import KubernetesManifest

from constructs_lib.kubernetes.kubectl import Kubectl
from specs.lock import read_lock
from tests.synthesis import ACCOUNT, REGION, SomeonesStack, new_app, only, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

REGISTRY = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com"
KUBECTL = re.compile(r"/opt/kubectl/kubectl 1\.(?P<minor>\d+)\.")
MANIFEST = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "team"}}


def kubectl_template(version: str = "1.35", *, registry: str | None = None) -> dict[str, Any]:
    stack = SomeonesStack()
    kubectl = Kubectl(stack, "kubectl", cluster=cluster(version), network=NETWORK, registry=registry)
    manifest = KubernetesManifest(stack, "Manifest", cluster=kubectl.cluster, manifest=[MANIFEST])
    manifest.node.add_dependency(kubectl)
    return template_of(stack)


@pytest.fixture(scope="module")
def connected() -> dict[str, Any]:
    return kubectl_template()


def statements(template: dict[str, Any]) -> list[dict[str, Any]]:
    """What the execution role may do beyond AWS's own policies."""
    found: list[dict[str, Any]] = only(template, "AWS::IAM::ManagedPolicy")["Properties"]["PolicyDocument"]["Statement"]
    return found


def test_its_functions_run_in_private_subnets(connected: dict[str, Any]) -> None:
    (group,) = resources(connected, "AWS::EC2::SecurityGroup")
    functions = resources(connected, "AWS::Lambda::Function").values()

    assert functions
    for function in functions:
        assert function["Properties"]["VpcConfig"] == {
            "SecurityGroupIds": [{"Fn::GetAtt": [group, "GroupId"]}],
            "SubnetIds": ["subnet-private-a", "subnet-private-b"],
        }


def test_it_has_an_access_entry_of_its_own(connected: dict[str, Any]) -> None:
    entry = only(connected, "AWS::EKS::AccessEntry")["Properties"]
    (policy,) = entry["AccessPolicies"]
    role = entry["PrincipalArn"]["Fn::GetAtt"][0]

    assert entry["ClusterName"] == "prod"
    assert connected["Resources"][role]["Type"] == "AWS::IAM::Role"
    assert policy["PolicyArn"] == "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
    assert policy["AccessScope"] == {"Type": "cluster"}


def test_nothing_comes_in_and_only_https_goes_out(connected: dict[str, Any]) -> None:
    (name,) = resources(connected, "AWS::EC2::SecurityGroup")
    group = only(connected, "AWS::EC2::SecurityGroup")["Properties"]
    (egress,) = group["SecurityGroupEgress"]
    ingress = only(connected, "AWS::EC2::SecurityGroupIngress")["Properties"]

    assert "SecurityGroupIngress" not in group
    assert (egress["IpProtocol"], egress["FromPort"], egress["ToPort"]) == ("tcp", 443, 443)
    assert ingress["GroupId"] == "sg-cluster"
    assert ingress["SourceSecurityGroupId"] == {"Fn::GetAtt": [name, "GroupId"]}
    assert (ingress["IpProtocol"], ingress["FromPort"], ingress["ToPort"]) == ("tcp", 443, 443)


@pytest.mark.parametrize(
    "kind",
    ["AWS::EKS::AccessEntry", "AWS::EC2::SecurityGroupIngress", "AWS::IAM::ManagedPolicy", "AWS::Logs::LogGroup"],
)
def test_charts_and_manifests_wait_for_the_way_in(connected: dict[str, Any], kind: str) -> None:
    """They leave before it, too: CloudFormation deletes in the opposite order."""
    needed = resources(connected, kind)
    waits = only(connected, "Custom::AWSCDK-EKS-KubernetesResource")["DependsOn"]

    assert needed
    assert needed.keys() <= set(waits)


def test_its_functions_own_their_logs_which_expire(connected: dict[str, Any]) -> None:
    groups = [group["Properties"] for group in resources(connected, "AWS::Logs::LogGroup").values()]
    named = [group["LogGroupName"]["Fn::Join"][1] for group in groups]

    assert {prefix for prefix, _ in named} == {"/aws/lambda/"}
    assert {function["Ref"] for _, function in named} == resources(connected, "AWS::Lambda::Function").keys()
    assert all(group["RetentionInDays"] for group in groups)


def test_its_logs_are_encrypted_whatever_cloudformation_leaves_of_a_long_stacks_name() -> None:
    """A function's name has 64 characters at most; CloudFormation cuts what it makes it of."""
    where = Environment(account=ACCOUNT, region=REGION)
    stack = Stack(new_app(), "someones", stack_name=f"{'long' * 10}-add-ons", env=where)
    Kubectl(stack, "kubectl", cluster=cluster(), network=NETWORK)
    template = template_of(stack)
    (use,) = (
        statement
        for statement in only(template, "AWS::KMS::Key")["Properties"]["KeyPolicy"]["Statement"]
        if statement.get("Sid") == "LogGroup"
    )
    pattern = use["Condition"]["ArnLike"]["kms:EncryptionContext:aws:logs:arn"]

    for function in resources(template, "AWS::Lambda::Function"):
        shortened = f"{stack.stack_name[:24]}-{function[:25]}-1a2B3c4D5e6F"
        assert fnmatchcase(f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:/aws/lambda/{shortened}", pattern)
    assert not fnmatchcase(f"arn:aws:logs:{REGION}:444455556666:log-group:/aws/lambda/any", pattern)
    assert not fnmatchcase(f"arn:aws:logs:eu-north-1:{ACCOUNT}:log-group:/aws/lambda/any", pattern)
    assert not fnmatchcase(f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:/aws/eks/prod/cluster", pattern)


def test_they_do_so_in_an_app_without_feature_flags() -> None:
    stack = Stack(App(analytics_reporting=False, builtin_cloud_formation_validation=False), "someones")
    Kubectl(stack, "kubectl", cluster=cluster(), network=NETWORK)
    template = template_of(stack)
    groups = resources(template, "AWS::Logs::LogGroup").values()

    assert len(groups) == len(resources(template, "AWS::Lambda::Function"))
    assert all({"KmsKeyId", "RetentionInDays"} <= group["Properties"].keys() for group in groups)


def test_its_role_finds_this_cluster_and_no_other(connected: dict[str, Any]) -> None:
    (statement,) = statements(connected)

    assert statement["Action"] == "eks:DescribeCluster"
    assert statement["Resource"] == f"arn:aws:eks:{REGION}:{ACCOUNT}:cluster/prod"


def test_with_a_registry_it_pulls_from_that_one() -> None:
    _, log_in, pull = statements(kubectl_template(registry=REGISTRY))

    assert (log_in["Action"], log_in["Resource"]) == ("ecr:GetAuthorizationToken", "*")
    assert pull["Action"] == ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    assert pull["Resource"] == f"arn:aws:ecr:{REGION}:{ACCOUNT}:repository/*"


@pytest.mark.parametrize("minor", read_lock().kubernetes)
def test_its_kubectl_is_at_most_one_minor_away(minor: str) -> None:
    layers = resources(kubectl_template(minor), "AWS::Lambda::LayerVersion").values()
    (version,) = (found for layer in layers if (found := KUBECTL.search(layer["Properties"]["Description"])))

    assert abs(int(version["minor"]) - int(minor.removeprefix("1."))) <= 1


def test_a_minor_without_a_kubectl_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"no kubectl layer for Kubernetes 1\.20"):
        kubectl_template("1.20")
