"""What an OIDC identity provider must be."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from specs.access.rules.principals import KEPT
from specs.problems import Violation

NO_PREFIX = "-"
EMAIL = "email"

CLUSTER_ISSUER = re.compile(r"https://oidc(\.eks\.[a-z0-9-]+\.amazonaws\.com(\.cn)?|-eks\.[a-z0-9-]+\.api\.aws)/")
"""The address of a cluster's own issuer: https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
"""


def the_issuer_is_a_public_https_url(issuer_url: str) -> Iterator[Violation]:
    """OidcIdentityProviderConfigRequest.issuerUrl of the EKS API, botocore 1.43.106."""
    url = urlsplit(issuer_url)
    path = ("issuer_url",)
    if url.scheme != "https" or not url.hostname:
        yield Violation(path=path, message=f"must begin with https:// and name a host, got {issuer_url!r}")
    elif not _is_public(url.hostname):
        message = f"must be reachable by the control plane over the internet, got {issuer_url!r}"
        yield Violation(path=path, message=message)
    elif url.query or url.fragment:
        yield Violation(path=path, message=f"must have no query and no fragment, got {issuer_url!r}")
    elif url.path.endswith("/.well-known/openid-configuration"):
        above = issuer_url.removesuffix("/.well-known/openid-configuration")
        yield Violation(path=path, message=f"must be the address above .well-known, {above}, got {issuer_url!r}")


def _is_public(host: str) -> bool:
    """Names may be anybody's; addresses of private networks, of the host itself and of links are nobody else's."""
    if host == "localhost" or host.endswith(".localhost"):
        return False
    try:
        return ip_address(host).is_global
    except ValueError:
        return True


def the_issuer_is_somebody_else(issuer_url: str) -> Iterator[Violation]:
    """A cluster's own issuer signs the tokens of service accounts, which the API server knows already."""
    if CLUSTER_ISSUER.match(issuer_url):
        message = f"must be a provider of people, not a cluster's own issuer of service accounts, got {issuer_url!r}"
        yield Violation(path=("issuer_url",), message=message)


def prefixes_are_nobody_elses(username_prefix: str | None, groups_prefix: str | None) -> Iterator[Violation]:
    """None of those that names of others begin with, nor a beginning of one, which a claim could complete.

    awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), “Associate an OIDC identity provider”, of `system:`.
    """
    for field, prefix in (("username_prefix", username_prefix), ("groups_prefix", groups_prefix)):
        kept = next((kept for kept in KEPT if prefix and (prefix.startswith(kept) or kept.startswith(prefix))), None)
        if kept:
            message = f"must not be {kept!r} nor a part of it, with which names of others begin, got {prefix!r}"
            yield Violation(path=(field,), message=message)


def names_without_prefix_are_addresses(username_claim: str | None, username_prefix: str | None) -> Iterator[Violation]:
    """Whoever chooses another claim's value at the provider could choose the name of somebody in the cluster.

    https://kubernetes.io/docs/reference/access-authn-authz/authentication/#configuring-the-api-server
    """
    if username_prefix == NO_PREFIX and username_claim != EMAIL:
        message = f"must be a prefix, as oidc:, where the claim is {username_claim or 'sub'}: only an e-mail address is"
        yield Violation(path=("username_prefix",), message=f"{message} nobody else's name, got {NO_PREFIX!r}")


def groups_are_told_apart(groups_claim: str | None, groups_prefix: str | None) -> Iterator[Violation]:
    """Without a prefix, whoever names groups at the provider could name one `system:masters`."""
    apart = "so that no group of the provider is one of the cluster's"
    if groups_prefix == NO_PREFIX:
        yield Violation(path=("groups_prefix",), message=f"must be a prefix, as oidc:, {apart}, got {NO_PREFIX!r}")
    elif groups_claim and not groups_prefix:
        message = f"must stand beside groups_claim, as oidc:, {apart}"
        yield Violation(path=("groups_prefix",), message=message)
    elif groups_prefix and not groups_claim:
        message = "must stand beside the groups_claim whose groups it is put before"
        yield Violation(path=("groups_prefix",), message=message)
