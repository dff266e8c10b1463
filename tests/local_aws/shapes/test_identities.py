"""Identities of one's own pods, deployed: on nodes, on Fargate, moved between them, and gone."""

import json
from pathlib import Path
from typing import Any

from tests.local_aws.shapes.judging import living
from tests.local_aws.shapes.life import Shape
from tools.local_aws.session import LocalAws

NAME = "workload-identities"
TARGET = "arn:aws:iam::444455556666:role/billing"
BILLING = f"""\
  - name: billing
    namespace: billing
    service_account: billing
    target_role: {TARGET}
"""


def test_pods_are_somebody_where_they_run_and_stay_it_where_they_go(aws: LocalAws, tmp_path: Path) -> None:
    with living(NAME, aws, tmp_path) as shape:
        _pods_on_nodes_are_associated(shape, "reports", "billing")
        (provider,) = _providers(shape)
        _one_service_account_has_the_role_by_its_token(shape, provider)

        _change(shape, "    labels: {runs-on: fargate}\n", "")
        _pods_on_nodes_are_associated(shape, "reports", "billing", "jobs")
        assert not _providers(shape)

        _change(shape, BILLING, "")
        _pods_on_nodes_are_associated(shape, "reports", "jobs")


def _change(shape: Shape, old: str, new: str) -> None:
    """Replace a text of the example's copy, and deploy it."""
    text = shape.file.read_text()
    assert text.count(old) == 1
    shape.file.write_text(text.replace(old, new))
    shape.deploy()


def _pods_on_nodes_are_associated(shape: Shape, *names: str) -> None:
    """Each with a role that exists, for its service account alone; that of another account is beside it."""
    eks, iam = shape.aws.client("eks"), shape.aws.client("iam")
    listed = eks.list_pod_identity_associations(clusterName=NAME)["associations"]
    own = [each for each in listed if each["namespace"] != "kube-system"]
    assert {each["serviceAccount"] for each in own} == set(names)
    for each in own:
        found = eks.describe_pod_identity_association(clusterName=NAME, associationId=each["associationId"])
        association = found["association"]
        assert association.get("targetRoleArn") == (TARGET if each["serviceAccount"] == "billing" else None)
        role = iam.get_role(RoleName=association["roleArn"].rpartition("/")[2])["Role"]
        (statement,) = _document(role["AssumeRolePolicyDocument"])["Statement"]
        assert statement["Condition"]["StringEquals"] == {
            "aws:SourceAccount": shape.spec.account,
            "aws:RequestTag/kubernetes-namespace": each["namespace"],
            "aws:RequestTag/kubernetes-service-account": each["serviceAccount"],
        }


def _providers(shape: Shape) -> list[str]:
    iam = shape.aws.client("iam")
    return [each["Arn"] for each in iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]]


def _one_service_account_has_the_role_by_its_token(shape: Shape, provider: str) -> None:
    """The provider is that of the cluster's issuer, and the one role that trusts it says for whom."""
    issuer = shape.cluster()["identity"]["oidc"]["issuer"].removeprefix("https://")
    assert provider == f"arn:aws:iam::{shape.spec.account}:oidc-provider/{issuer}"
    roles = shape.aws.client("iam").get_paginator("list_roles").paginate()
    trusts = [_document(role["AssumeRolePolicyDocument"]) for page in roles for role in page["Roles"]]
    (trust,) = [trust for trust in trusts if provider in json.dumps(trust)]
    (statement,) = trust["Statement"]
    assert statement["Condition"] == {
        "StringEquals": {f"{issuer}:sub": "system:serviceaccount:batch:jobs", f"{issuer}:aud": "sts.amazonaws.com"}
    }


def _document(value: Any) -> dict[str, Any]:
    """A policy as IAM answers it: read, or still as text."""
    document: dict[str, Any] = json.loads(value) if isinstance(value, str) else value
    return document
