"""The role of pods on Fargate."""

import json
from typing import cast

from aws_cdk import Fn
from aws_cdk.aws_iam import CfnRole, Role, WebIdentityPrincipal
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.permissions import explain_managed_policies, grant
from constructs_lib.policy.aws_managed_policies import aws_managed
from specs.identity.identity import Identity
from specs.identity.way import Way
from specs.names import Namespace

AUDIENCE = "sts.amazonaws.com"
"""For whom the tokens of service accounts are that IRSA puts into pods."""
ANNOTATION = "eks.amazonaws.com/role-arn"
"""What of a service account names its role."""


class FederatedRole(Role):
    """The IAM role of one workload, which one service account of one cluster may take by its token: IRSA.

    The keys of the trust policy's conditions begin with the cluster's issuer, which only AWS knows, and CloudFormation
    has no functions in keys: so the whole policy is one text in which it fills in the issuer.
    https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        identity: Identity,
        namespace: Namespace,
        cluster: ClusterAttributes,
        way: Way,
    ) -> None:
        """Create the role with the identity's managed policies and a policy of its statements.

        Raises ValueError where nobody knows the cluster's issuer.
        """
        if not cluster.issuer:
            raise ValueError(f"{cluster.name}: must tell its issuer, by which {construct_id} trusts its tokens")
        super().__init__(
            scope,
            construct_id,
            assumed_by=WebIdentityPrincipal(AUDIENCE),
            description=f"Pods of {namespace}/{identity.service_account} in {cluster.name}, {way.words}",
            managed_policies=[aws_managed(name) for name in identity.managed_policies],
        )
        resource = cast("CfnRole", self.node.default_child)
        resource.assume_role_policy_document = Fn.sub(
            _trust(f"system:serviceaccount:{namespace}:{identity.service_account}"), {"Issuer": cluster.issuer}
        )
        explain_managed_policies(self, identity)
        grant(self, identity=identity, cluster=cluster)


def _trust(subject: str) -> str:
    """The policy, in which `${Issuer}` stands for the issuer without its protocol."""
    provider = "arn:${AWS::Partition}:iam::${AWS::AccountId}:oidc-provider/${Issuer}"
    statement = {
        "Effect": "Allow",
        "Principal": {"Federated": provider},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {"StringEquals": {"${Issuer}:sub": subject, "${Issuer}:aud": AUDIENCE}},
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
