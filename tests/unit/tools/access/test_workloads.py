"""Which IAM roles pods hold."""

from pathlib import Path

import pytest

from tests.unit.tools.access.templates import ACCOUNT, kubernetes, made, manifest, stack, told

ONCALL = f"arn:aws:iam::{ACCOUNT}:role/oncall"


def test_service_accounts_hold_roles_by_pod_identity_and_by_irsa(tmp_path: Path) -> None:
    trust = {
        "Statement": {
            "Effect": "Allow",
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {"StringEquals": {"issuer:sub": "system:serviceaccount:batch:reports"}},
        }
    }
    here = told(
        stack(
            tmp_path,
            {
                "Cni": made("AWS::EKS::Addon", AddonName="vpc-cni", PodIdentityAssociations=[_association("aws-node")]),
                "Moved": made(
                    "AWS::EKS::Addon",
                    AddonName="vpc-cni",
                    NamespaceConfig={"Namespace": "moved"},
                    PodIdentityAssociations=[_association("m")],
                ),
                "Unknown": made(
                    "AWS::EKS::Addon", AddonName="of-somebody", PodIdentityAssociations=[_association("u")]
                ),
                "Own": made(
                    "AWS::EKS::PodIdentityAssociation", Namespace="shop", TargetRoleArn=ONCALL, **_association("api")
                ),
                "Irsa": made("AWS::IAM::Role", path="x/Reports", AssumeRolePolicyDocument=trust),
            },
        )
    )

    assert [
        (each.namespace, each.service_account, each.through, each.role, each.target_role) for each in here.workloads
    ] == [
        (None, "u", "pod identity", ONCALL, None),
        ("batch", "reports", "IRSA", "x/Reports", None),
        ("kube-system", "aws-node", "pod identity", ONCALL, None),
        ("moved", "m", "pod identity", ONCALL, None),
        ("shop", "api", "pod identity", ONCALL, ONCALL),
    ]
    assert [each.roles for each in here.namespaces if each.name == "batch"] == [("reports: x/Reports",)]


def _association(service_account: str) -> dict[str, str]:
    return {"ServiceAccount": service_account, "RoleArn": ONCALL}


@pytest.mark.parametrize("own", [True, False])
def test_a_service_account_may_ask_for_a_role_that_no_template_makes(own: bool, tmp_path: Path) -> None:
    account = kubernetes("ServiceAccount", "reports", namespace="batch")
    account["metadata"]["annotations"] = {"eks.amazonaws.com/role-arn": ONCALL}
    role = {"Role": made("AWS::IAM::Role", RoleName="oncall")} if own else {}
    here = told(stack(tmp_path, {"Manifest": manifest(account), **role}))

    assert [(each.namespace, each.service_account, each.role) for each in here.workloads] == (
        [] if own else [("batch", "reports", ONCALL)]
    )
