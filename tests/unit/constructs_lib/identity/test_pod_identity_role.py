from typing import Any

import pytest
from aws_cdk import Environment, Stack

from constructs_lib.identity.pod_identity_role import PodIdentityRole
from specs.add_ons.known.cluster_autoscaler import IDENTITY
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from tests.synthesis import ACCOUNT, REGION, SomeonesStack, new_app, only, resources, template_of
from tests.unit.constructs_lib.someones_cluster import cluster

PARTITION = {"Ref": "AWS::Partition"}


def role_template(identity: Identity) -> dict[str, Any]:
    stack = SomeonesStack()
    PodIdentityRole(stack, "Role", identity=identity, namespace="kube-system", cluster=cluster())
    return template_of(stack)


@pytest.fixture(scope="module")
def autoscalers() -> dict[str, Any]:
    return role_template(IDENTITY)


def test_only_one_service_account_of_this_cluster_takes_the_role(autoscalers: dict[str, Any]) -> None:
    role = only(autoscalers, "AWS::IAM::Role")["Properties"]
    conditions = {
        "StringEquals": {
            "aws:SourceAccount": ACCOUNT,
            "aws:RequestTag/kubernetes-namespace": "kube-system",
            "aws:RequestTag/kubernetes-service-account": "cluster-autoscaler",
        },
        "ArnEquals": {"aws:SourceArn": f"arn:aws:eks:{REGION}:{ACCOUNT}:cluster/prod"},
    }

    assert role["AssumeRolePolicyDocument"]["Statement"] == [
        {
            "Action": ["sts:AssumeRole", "sts:TagSession"],
            "Condition": conditions,
            "Effect": "Allow",
            "Principal": {"Service": "pods.eks.amazonaws.com"},
        }
    ]


def test_sessions_without_tags_cannot_say_for_whom_they_are() -> None:
    stack = SomeonesStack()
    PodIdentityRole(stack, "Role", identity=IDENTITY, namespace="kube-system", cluster=cluster(), session_tags=False)
    (statement,) = only(template_of(stack), "AWS::IAM::Role")["Properties"]["AssumeRolePolicyDocument"]["Statement"]

    assert statement["Condition"]["StringEquals"] == {"aws:SourceAccount": ACCOUNT}


def test_the_role_says_whose_it_is_and_why_so(autoscalers: dict[str, Any]) -> None:
    role = only(autoscalers, "AWS::IAM::Role")["Properties"]

    assert role["Description"] == (
        "Pods of kube-system/cluster-autoscaler in prod, by EKS Pod Identity: its pods run on nodes"
    )


def test_conditions_of_one_operator_and_one_key_hold_together() -> None:
    conditions = (
        ("StringEquals", "aws:ResourceAccount", "{account}"),
        ("StringEquals", "aws:ResourceTag/team", "shop"),
        ("StringEquals", "aws:ResourceTag/team", "${aws:PrincipalTag/kubernetes-namespace}"),
    )
    queue = "arn:aws:sqs:eu-west-1:111122223333:jobs"
    statement = Statement(actions=("sqs:SendMessage",), resources=(queue,), conditions=conditions)
    template = role_template(Identity(service_account="some", statements=(statement,)))
    (written,) = only(template, "AWS::IAM::ManagedPolicy")["Properties"]["PolicyDocument"]["Statement"]

    assert written["Condition"] == {
        "StringEquals": {
            "aws:ResourceAccount": ACCOUNT,
            "aws:ResourceTag/team": ["shop", "${aws:PrincipalTag/kubernetes-namespace}"],
        }
    }


def test_what_a_statement_accepts_is_acknowledged_with_its_reason() -> None:
    because = "the checker's list of this service's resources is older than the service"
    statement = Statement(
        actions=("sqs:SendMessage",),
        resources=("arn:aws:sqs:eu-west-1:111122223333:jobs",),
        accepts=(("parliament::RESOURCE_MISMATCH", because),),
    )
    stack = SomeonesStack()
    identity = Identity(service_account="some", statements=(statement,))
    role = PodIdentityRole(stack, "Role", identity=identity, namespace="apps", cluster=cluster())

    (known,) = [entry.data for entry in role.node.find_child("Policy").node.metadata if "parliament" in str(entry.data)]
    assert because in str(known)


def test_statements_stand_in_a_policy_that_is_not_inline(autoscalers: dict[str, Any]) -> None:
    (role,) = resources(autoscalers, "AWS::IAM::Role")

    assert "Policies" not in only(autoscalers, "AWS::IAM::Role")["Properties"]
    assert only(autoscalers, "AWS::IAM::ManagedPolicy")["Properties"]["Roles"] == [{"Ref": role}]


def test_the_autoscaler_scales_the_groups_of_this_cluster_and_no_other(autoscalers: dict[str, Any]) -> None:
    document = only(autoscalers, "AWS::IAM::ManagedPolicy")["Properties"]["PolicyDocument"]
    reads, describes, scales = document["Statement"]

    assert all(action.partition(":")[2].startswith(("Describe", "Get")) for action in reads["Action"])
    assert reads["Resource"] == "*"
    assert describes == {
        "Action": "eks:DescribeNodegroup",
        "Effect": "Allow",
        "Resource": {"Fn::Join": ["", ["arn:", PARTITION, f":eks:{REGION}:{ACCOUNT}:nodegroup/prod/*"]]},
    }
    assert scales == {
        "Action": ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
        "Condition": {"StringEquals": {"aws:ResourceTag/k8s.io/cluster-autoscaler/prod": "owned"}},
        "Effect": "Allow",
        "Resource": {"Fn::Join": ["", ["arn:", PARTITION, f":autoscaling:{REGION}:{ACCOUNT}:autoScalingGroup:*"]]},
    }


def test_a_managed_policy_alone_needs_no_other() -> None:
    template = role_template(Identity(service_account="aws-node", managed_policies=("AmazonEKS_CNI_Policy",)))
    (policy,) = only(template, "AWS::IAM::Role")["Properties"]["ManagedPolicyArns"]

    assert policy["Fn::Join"][1][-1] == ":iam::aws:policy/AmazonEKS_CNI_Policy"
    assert not resources(template, "AWS::IAM::ManagedPolicy")


@pytest.mark.parametrize(
    ("target", "found"),
    [
        (None, "<AWS::Region>:<AWS::AccountId>"),
        (Environment(account=ACCOUNT, region=REGION), f"{REGION}:{ACCOUNT}"),
    ],
    ids=["any account", "one account"],
)
def test_a_wildcard_is_explained_as_the_checkers_print_it(target: Environment | None, found: str) -> None:
    stack = Stack(new_app(), "someones", env=target)
    groups = "arn:{partition}:autoscaling:{region}:{account}:autoScalingGroup:*"
    statement = Statement(actions=("autoscaling:SetDesiredCapacity",), resources=(groups,), because="x" * 40)

    identity = Identity(service_account="some", statements=(statement,))
    role = PodIdentityRole(stack, "Role", identity=identity, namespace="apps", cluster=cluster())

    policy = role.node.find_child("Policy")
    explained = str([entry.data for entry in policy.node.metadata])
    assert f"Resource::arn:<AWS::Partition>:autoscaling:{found}:autoScalingGroup:*" in explained


def _statement(action: str, *, because: str, accepts: str = "") -> Statement:
    accepted = ((f"parliament::{accepts}", f"{because} is accepted"),) if accepts else ()
    return Statement(actions=(action,), because=because, accepts=accepted)


def test_a_finding_that_two_statements_cause_has_the_reasons_of_both() -> None:
    stack = Stack(new_app(), "someones")
    reads = _statement("ec2:DescribeImages", because="images know no resource in a policy")
    lists = _statement("pricing:GetProducts", because="prices know no resource in a policy")

    identity = Identity(service_account="some", statements=(reads, lists))
    policy = PodIdentityRole(stack, "Role", identity=identity, namespace="apps", cluster=cluster()).node.find_child(
        "Policy"
    )

    explained = str([entry.data for entry in policy.node.metadata])
    assert f"{reads.because}; {lists.because}" in explained


def test_a_policy_explains_its_own_statements_and_no_others() -> None:
    stack = Stack(new_app(), "someones")
    long = tuple(
        Statement(
            actions=("s3:GetObject",),
            resources=tuple(f"arn:{{partition}}:s3:::bucket-{number:02}-{each:02}-{'x' * 40}" for each in range(40)),
            accepts=((f"parliament::RESOURCE_MISMATCH[s3:{number}]", "a reason of thirty characters or more"),),
        )
        for number in range(2)
    )

    identity = Identity(service_account="some", statements=long)
    role = PodIdentityRole(stack, "Role", identity=identity, namespace="apps", cluster=cluster())

    first, second = (
        str([entry.data for entry in role.node.find_child(name).node.metadata]) for name in ("Policy", "Policy2")
    )
    assert ("[s3:0]" in first, "[s3:1]" in first) == (True, False)
    assert ("[s3:0]" in second, "[s3:1]" in second) == (False, True)
