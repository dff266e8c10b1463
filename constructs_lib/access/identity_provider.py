"""The OIDC identity provider of people."""

from aws_cdk.aws_eks import CfnIdentityProviderConfig
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from specs.access.identity_provider import IdentityProviderSpec


class IdentityProvider(Construct):
    """An OIDC provider whose tokens the API server takes, beside those of IAM.

    https://docs.aws.amazon.com/eks/latest/userguide/authenticate-oidc-identity-provider.html
    """

    def __init__(
        self, scope: Construct, construct_id: str, *, spec: IdentityProviderSpec, cluster: ClusterAttributes
    ) -> None:
        """Associate it. EKS changes none that stands: what is written anew comes once the old one is gone."""
        super().__init__(scope, construct_id)
        CfnIdentityProviderConfig(
            self,
            "Resource",
            cluster_name=cluster.name,
            type="oidc",
            identity_provider_config_name=spec.name,
            oidc=CfnIdentityProviderConfig.OidcIdentityProviderConfigProperty(
                client_id=spec.client_id,
                issuer_url=spec.issuer_url,
                username_claim=spec.username_claim,
                username_prefix=spec.username_prefix,
                groups_claim=spec.groups_claim,
                groups_prefix=spec.groups_prefix,
                required_claims=[
                    CfnIdentityProviderConfig.RequiredClaimProperty(key=key, value=value)
                    for key, value in spec.required_claims.items()
                ]
                or None,
            ),
        )
