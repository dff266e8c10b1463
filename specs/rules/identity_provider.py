"""What an OIDC identity provider must be."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from specs.problems import Violation

KEPT = "system:"

CLUSTER_ISSUER = re.compile(r"https://oidc(\.eks\.[a-z0-9-]+\.amazonaws\.com(\.cn)?|-eks\.[a-z0-9-]+\.api\.aws)/")
"""The address of a cluster's own issuer: https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
"""


def the_issuer_is_a_public_https_url(issuer_url: str) -> Iterator[Violation]:
    """OidcIdentityProviderConfigRequest.issuerUrl of the EKS API, botocore 1.43.106."""
    url = urlsplit(issuer_url)
    path = ("issuer_url",)
    if url.scheme != "https" or not url.hostname:
        yield Violation(path=path, message=f"must begin with https:// and name a host, got {issuer_url!r}")
    elif url.query or url.fragment:
        yield Violation(path=path, message=f"must have no query and no fragment, got {issuer_url!r}")
    elif url.path.endswith("/.well-known/openid-configuration"):
        above = issuer_url.removesuffix("/.well-known/openid-configuration")
        yield Violation(path=path, message=f"must be the address above .well-known, {above}, got {issuer_url!r}")


def the_issuer_is_somebody_else(issuer_url: str) -> Iterator[Violation]:
    """A cluster's own issuer signs the tokens of service accounts, which the API server knows already."""
    if CLUSTER_ISSUER.match(issuer_url):
        message = f"must be a provider of people, not a cluster's own issuer of service accounts, got {issuer_url!r}"
        yield Violation(path=("issuer_url",), message=message)


def prefixes_are_not_those_of_kubernetes(username_prefix: str | None, groups_prefix: str | None) -> Iterator[Violation]:
    """Neither `system:` nor a beginning of it, which a claim could complete.

    awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), “Associate an OIDC identity provider”.
    """
    for field, prefix in (("username_prefix", username_prefix), ("groups_prefix", groups_prefix)):
        if prefix and (prefix.startswith(KEPT) or KEPT.startswith(prefix)):
            message = f"must not be {KEPT!r} nor a part of it, which Kubernetes keeps for itself, got {prefix!r}"
            yield Violation(path=(field,), message=message)


def groups_are_told_apart(groups_claim: str | None, groups_prefix: str | None) -> Iterator[Violation]:
    """Without a prefix, whoever names groups at the provider could name one `system:masters`."""
    if groups_claim and not groups_prefix:
        message = "must stand beside groups_claim, as oidc:, so that no group of the provider is one of the cluster's"
        yield Violation(path=("groups_prefix",), message=message)
    elif groups_prefix and not groups_claim:
        message = "must stand beside the groups_claim whose groups it is put before"
        yield Violation(path=("groups_prefix",), message=message)
