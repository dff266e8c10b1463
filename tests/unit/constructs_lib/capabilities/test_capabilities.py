"""What EKS runs for a cluster, and as whom."""

from typing import Any

from pydantic import TypeAdapter

from constructs_lib.capabilities.capabilities import Capabilities
from constructs_lib.control_plane.attributes import KnownCluster
from specs.capabilities.capabilities import CapabilitySpec
from tests.synthesis import SomeonesStack, only, properties, template_of

CLUSTER = KnownCluster(name="prod", version="1.35", security_group_id="sg-cluster")
INSTANCE = "arn:aws:sso:::instance/ssoins-1234567890abcdef"
ADMINS = "90676e2e-1234-4cde-9f01-23456789abcd"
ROBOT = "90676e2e-1234-4cde-9f01-23456789abce"
SPEC: TypeAdapter[Any] = TypeAdapter(CapabilitySpec)
ARGO_CD = {"kind": "argo_cd", "identity_center": {"instance_arn": INSTANCE}, "admins": {"groups": (ADMINS,)}}
QUEUES = {
    "actions": ("sqs:CreateQueue", "sqs:DeleteQueue"),
    "resources": ("arn:{partition}:sqs:{region}:{account}:{cluster}-*",),
    "conditions": {"StringEquals": {"aws:ResourceTag/owner": ("shop", "{cluster}")}},
    "because": "the names of queues are those of the objects that ask for them",
}


def template(*specs: dict[str, Any]) -> dict[str, Any]:
    stack = SomeonesStack()
    Capabilities(stack, "Capabilities", specs=[SPEC.validate_python(spec) for spec in specs], cluster=CLUSTER)
    return template_of(stack)


def test_argo_cd_knows_the_people_of_identity_center() -> None:
    spec = {**ARGO_CD, "viewers": {"users": (ROBOT,)}, "vpc_endpoints": ("vpce-0123456789abcdef0",)}

    (capability,) = properties(template({**spec, "endpoint_prefix": "gitops"}), "AWS::EKS::Capability")

    assert capability["CapabilityName"] == "argo-cd"
    assert capability["Type"] == "ARGOCD"
    assert capability["ClusterName"] == "prod"
    assert capability["Configuration"]["ArgoCd"] == {
        "AwsIdc": {"IdcInstanceArn": INSTANCE},
        "EndpointPrefix": "gitops",
        "Namespace": "argocd",
        "NetworkAccess": {"VpceIds": ["vpce-0123456789abcdef0"]},
        "RbacRoleMappings": [
            {"Role": "ADMIN", "Identities": [{"Id": ADMINS, "Type": "SSO_GROUP"}]},
            {"Role": "VIEWER", "Identities": [{"Id": ROBOT, "Type": "SSO_USER"}]},
        ],
    }


def test_ack_leaves_out_the_services_that_are_named() -> None:
    spec = {"kind": "ack", "disabled_services": ("iam",), "cross_namespace_references": False, "statements": (QUEUES,)}

    (capability,) = properties(template(spec), "AWS::EKS::Capability")

    assert capability["Configuration"] == {"Ack": {"DisabledServices": ["iam"], "EnableCrossNamespace": False}}


def test_a_capability_is_known_by_its_kind_whatever_its_class_is_called() -> None:
    stack = SomeonesStack()
    Capabilities(stack, "Capabilities", specs=[SPEC.validate_python(ARGO_CD)], cluster=CLUSTER)

    assert stack.node.find_child("Capabilities").node.try_find_child("argo_cd")


def test_what_is_made_in_the_cluster_stays() -> None:
    made = properties(template(ARGO_CD, {"kind": "kro"}), "AWS::EKS::Capability")

    assert {each["DeletePropagationPolicy"] for each in made} == {"RETAIN"}
    assert [each["CapabilityName"] for each in made if "Configuration" not in each] == ["kro"]


def test_each_acts_as_a_role_that_only_capabilities_take() -> None:
    found = template(ARGO_CD, {"kind": "kro"})

    roles = properties(found, "AWS::IAM::Role")
    assert len(roles) == 2
    for role in roles:
        statements = role["AssumeRolePolicyDocument"]["Statement"]
        assert {each["Principal"]["Service"] for each in statements} == {"capabilities.eks.amazonaws.com"}
        actions = {action for each in statements for action in each["Action"]}
        assert actions == {"sts:AssumeRole", "sts:TagSession"}
        assert "ManagedPolicyArns" not in role
    assert "AWS::IAM::ManagedPolicy" not in {resource["Type"] for resource in found["Resources"].values()}


def test_a_role_may_do_what_its_entry_says() -> None:
    policy = only(template({"kind": "ack", "statements": (QUEUES,)}), "AWS::IAM::ManagedPolicy")["Properties"]

    (statement,) = policy["PolicyDocument"]["Statement"]
    assert statement["Action"] == ["sqs:CreateQueue", "sqs:DeleteQueue"]
    assert "prod-*" in str(statement["Resource"])
    assert statement["Condition"] == {"StringEquals": {"aws:ResourceTag/owner": ["shop", "prod"]}}


WHY = "its Applications have charts in the account's own registry"


def test_a_role_has_the_policies_of_aws_that_its_entry_names() -> None:
    name = "AmazonEC2ContainerRegistryPullOnly"

    role = only(template({**ARGO_CD, "managed_policies": (name,), "because": WHY}), "AWS::IAM::Role")["Properties"]

    assert f":iam::aws:policy/{name}" in str(role["ManagedPolicyArns"])
