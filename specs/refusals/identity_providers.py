"""What EKS refuses of an identity provider for people, and IAM of one for pods."""

from collections.abc import Collection
from datetime import date

from specs.refusals.refusal import Refusal

READ = date(2026, 11, 23)


def _any(*, associated: Collection[str]) -> bool:
    return bool(associated)


def _same(*, issuer_url: str, cluster_issuer_url: str) -> bool:
    return issuer_url.rstrip("/") == cluster_issuer_url.rstrip("/")


def _plain(*, url: str) -> bool:
    return not url.startswith("https://")


def _taken(*, url: str, urls: Collection[str]) -> bool:
    return url.rstrip("/") in {known.rstrip("/") for known in urls}


ONE_PER_CLUSTER = Refusal(
    id="eks-identity-provider-is-associated",
    condition=_any,
    service="Eks",
    code="ResourceInUseException",
    status=409,
    answer="The cluster has an OIDC identity provider configuration already: {associated}",
    quoted=False,
    source="Amazon EKS user guide, “Grant users access to Kubernetes with an external OIDC provider”: one provider "
    "for a cluster",
    read=READ,
)

ISSUER_OF_THE_CLUSTER = Refusal(
    id="eks-identity-provider-is-the-clusters-own-issuer",
    condition=_same,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="Incorrect Identity Provider URL configuration. The Identity Provider URL cannot be same as OpenID Connect "
    "(OIDC) issuer URL",
    quoted=True,
    source="terraform-aws-modules/terraform-aws-eks issue 3328",
    read=READ,
)

ISSUER_NOT_HTTPS = Refusal(
    id="iam-oidc-provider-is-not-https",
    condition=_plain,
    service="Iam",
    code="InvalidInput",
    status=400,
    answer="Invalid Open ID Connect Provider URL",
    quoted=False,
    source="AWS IAM API reference, CreateOpenIDConnectProvider: the URL begins with https://",
    read=READ,
)

ISSUER_TAKEN = Refusal(
    id="iam-oidc-provider-exists",
    condition=_taken,
    service="Iam",
    code="EntityAlreadyExists",
    status=409,
    answer="Provider with url {url} already exists.",
    quoted=True,
    source="unfunco/terraform-aws-oidc-github issue 23",
    read=READ,
)
