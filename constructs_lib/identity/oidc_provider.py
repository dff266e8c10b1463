"""The cluster's issuer of tokens, known to IAM."""

from aws_cdk.aws_iam import CfnOIDCProvider
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.federated_role import AUDIENCE


class OidcProvider(CfnOIDCProvider):
    """What makes a token of a service account worth something in AWS: one for each cluster that uses IRSA.

    Without thumbprints: IAM trusts the certificate authorities of well-known issuers by itself.
    https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, cluster: ClusterAttributes) -> None:
        """Make it for the cluster's issuer."""
        super().__init__(scope, construct_id, url=f"https://{cluster.issuer}", client_id_list=[AUDIENCE])
