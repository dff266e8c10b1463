"""The OIDC identity provider of people."""

from typing import Annotated, ClassVar

from pydantic import Field

from specs.access.rules import identity_provider as rules
from specs.names import EntryName
from specs.spec import Rule, Spec

ClaimName = Annotated[str, Field(min_length=1, max_length=63)]
ClaimValue = Annotated[str, Field(min_length=1, max_length=253)]


class IdentityProviderSpec(Spec):
    """An OIDC provider beside IAM: whoever shows one of its tokens is in the groups that the token names.

    Groups do nothing until a binding of `rbac` names them. A cluster has one provider, and EKS cannot change it: a
    change is two deploys, one that takes it out and one that brings the new one. The control plane itself asks the
    issuer for its keys, over the internet. Nobody can be its cluster's only way in: it works once it is associated,
    which takes EKS a quarter of an hour.
    https://docs.aws.amazon.com/eks/latest/userguide/authenticate-oidc-identity-provider.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.the_issuer_is_a_public_https_url,
        rules.the_issuer_is_somebody_else,
        rules.prefixes_are_nobody_elses,
        rules.names_without_prefix_are_addresses,
        rules.groups_are_told_apart,
    )

    name: EntryName
    """The configuration's name. Fixed for life."""
    issuer_url: str
    """The provider's address, with `https://` and without query, as the tokens' `iss` has it. It must be reachable over
    the internet, and its certificate be signed by an authority that is known."""
    client_id: str = Field(min_length=1)
    """The client that tokens are made for: their `aud`."""
    username_claim: str | None = Field(default=None, min_length=1)
    """The token's claim that is the user's name; absent: `sub`."""
    username_prefix: str | None = Field(default=None, min_length=1)
    """What stands before the name; absent: the issuer's address and `#`, but nothing where the claim is `email`; `-`:
    nothing, for the claim `email` alone."""
    groups_claim: str | None = Field(default=None, min_length=1)
    """The token's claim that lists the user's groups; absent: none."""
    groups_prefix: str | None = Field(default=None, min_length=1)
    """What stands before a group's name, as `oidc:`. Stands beside `groups_claim`."""
    required_claims: dict[ClaimName, ClaimValue] = Field(default={})
    """Claims that a token must have, with these values."""
