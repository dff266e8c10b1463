"""The issuers of clusters' tokens: addresses as EKS gives them, where ministack gives its own, which is not https."""

import secrets

from ministack.core.responses import get_region
from ministack.services import eks


def name_issuers() -> None:
    """Give every cluster an issuer of its region.

    https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html
    """
    eks._new_oidc_id = lambda: secrets.token_hex(16).upper()
    eks._issuer_url = _issuer


def _issuer(oidc_id: str) -> str:
    region = get_region()
    suffix = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
    return f"https://oidc.eks.{region}.{suffix}/id/{oidc_id}"
