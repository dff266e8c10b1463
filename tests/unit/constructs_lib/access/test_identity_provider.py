from typing import Any

from constructs_lib.access.identity_provider import IdentityProvider
from constructs_lib.control_plane.attributes import KnownCluster
from specs.access.identity_provider import IdentityProviderSpec
from tests.synthesis import SomeonesStack, properties, template_of

CLUSTER = KnownCluster(name="prod", version="1.35", security_group_id="sg-cluster")
LEAST = {"name": "okta", "issuer_url": "https://id.example.com", "client_id": "kubernetes"}


def provider(**changes: Any) -> dict[str, Any]:
    stack = SomeonesStack()
    IdentityProvider(stack, "It", spec=IdentityProviderSpec.model_validate({**LEAST, **changes}), cluster=CLUSTER)
    (found,) = properties(template_of(stack), "AWS::EKS::IdentityProviderConfig")
    return found


def test_what_is_not_written_is_left_to_eks() -> None:
    assert provider() == {
        "ClusterName": "prod",
        "Type": "oidc",
        "IdentityProviderConfigName": "okta",
        "Oidc": {"IssuerUrl": "https://id.example.com", "ClientId": "kubernetes"},
    }


def test_every_property_has_its_field() -> None:
    found = provider(
        username_claim="email",
        username_prefix="people:",
        groups_claim="groups",
        groups_prefix="oidc:",
        required_claims={"tenant": "acme"},
    )

    assert found["Oidc"] == {
        "IssuerUrl": "https://id.example.com",
        "ClientId": "kubernetes",
        "UsernameClaim": "email",
        "UsernamePrefix": "people:",
        "GroupsClaim": "groups",
        "GroupsPrefix": "oidc:",
        "RequiredClaims": [{"Key": "tenant", "Value": "acme"}],
    }
