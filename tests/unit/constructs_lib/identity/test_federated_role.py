"""Roles of pods on Fargate, and the provider that makes their tokens worth something."""

import json
from typing import Any

import pytest

from constructs_lib.control_plane.attributes import KnownCluster
from constructs_lib.identity.federated_role import FederatedRole
from constructs_lib.identity.oidc_provider import OidcProvider
from constructs_lib.identity.workload_role import workload_role
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.identity.way import ON_NODES, Way
from tests.synthesis import ACCOUNT, SomeonesStack, only, resources, template_of
from tools.check.intrinsics import Reader

ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF"
CLUSTER = KnownCluster(name="prod", version="1.36", security_group_id="sg-1", issuer=ISSUER)
ON_FARGATE = Way(kind="irsa", because="the Fargate profile batch takes its pods")
QUEUE = Statement(actions=("sqs:SendMessage",), resources=("arn:{partition}:sqs:{region}:{account}:jobs",))
SMALLEST = Identity(service_account="jobs", statements=(QUEUE,))
LARGEST = Identity(service_account="jobs", statements=(QUEUE,), managed_policies=("AmazonSSMReadOnlyAccess",))


def role_template(identity: Identity) -> dict[str, Any]:
    stack = SomeonesStack()
    FederatedRole(stack, "Role", identity=identity, namespace="batch", cluster=CLUSTER, way=ON_FARGATE)
    return template_of(stack)


@pytest.mark.parametrize("identity", [SMALLEST, LARGEST], ids=["smallest", "largest"])
def test_one_service_account_takes_the_role_with_tokens_that_are_for_sts(identity: Identity) -> None:
    template = role_template(identity)
    trust = only(template, "AWS::IAM::Role")["Properties"]["AssumeRolePolicyDocument"]

    assert list(trust) == ["Fn::Sub"]
    assert trust["Fn::Sub"][1] == {"Issuer": ISSUER}
    assert Reader(template).document(trust) == {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Federated": f"arn:aws:iam::123456789012:oidc-provider/{ISSUER}"},
                "Action": "sts:AssumeRoleWithWebIdentity",
                "Condition": {
                    "StringEquals": {
                        f"{ISSUER}:sub": "system:serviceaccount:batch:jobs",
                        f"{ISSUER}:aud": "sts.amazonaws.com",
                    }
                },
            }
        ],
    }


def test_what_the_pods_may_do_is_written_as_for_pods_on_nodes() -> None:
    template = role_template(LARGEST)
    (policy,) = resources(template, "AWS::IAM::ManagedPolicy").values()
    role = only(template, "AWS::IAM::Role")["Properties"]

    assert policy["Properties"]["PolicyDocument"]["Statement"][0]["Action"] == "sqs:SendMessage"
    assert ":iam::aws:policy/AmazonSSMReadOnlyAccess" in json.dumps(role["ManagedPolicyArns"])
    assert role["Description"] == "Pods of batch/jobs in prod, by IRSA: the Fargate profile batch takes its pods"


def test_pods_that_move_between_nodes_and_fargate_keep_their_role() -> None:
    names = []
    for way in (ON_NODES, ON_FARGATE):
        stack = SomeonesStack()
        workload_role(stack, identity=SMALLEST, namespace="batch", cluster=CLUSTER, way=way)
        template = template_of(stack)
        names.append((*resources(template, "AWS::IAM::Role"), *resources(template, "AWS::IAM::ManagedPolicy")))
        principal = json.dumps(only(template, "AWS::IAM::Role")["Properties"]["AssumeRolePolicyDocument"])
        assert ("pods.eks.amazonaws.com" in principal) == (way is ON_NODES)

    assert names[0] == names[1]


def test_a_cluster_whose_issuer_nobody_knows_has_no_such_role() -> None:
    unknown = KnownCluster(name="prod", version="1.36", security_group_id="sg-1")

    with pytest.raises(ValueError, match="prod: must tell its issuer"):
        FederatedRole(SomeonesStack(), "Role", identity=SMALLEST, namespace="batch", cluster=unknown, way=ON_FARGATE)


def test_the_issuer_is_known_to_iam_for_tokens_that_are_for_sts() -> None:
    stack = SomeonesStack()
    OidcProvider(stack, "OidcProvider", cluster=CLUSTER)

    assert only(template_of(stack), "AWS::IAM::OIDCProvider")["Properties"] == {
        "ClientIdList": ["sts.amazonaws.com"],
        "Url": f"https://{ISSUER}",
    }
    assert ACCOUNT not in json.dumps(template_of(stack))
