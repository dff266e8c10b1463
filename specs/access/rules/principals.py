"""Who can have an access entry at all."""

from collections.abc import Iterator

from specs.problems import FieldPath, Violation
from specs.refusals.access import RESERVED_PREFIXES, SERVICE_LINKED_ROLE

KEPT = (*RESERVED_PREFIXES, "arn:")
"""How names begin that are somebody's already: of Kubernetes, of EKS, and of principals without a name of their own."""


def can_have_an_entry(path: FieldPath, principal: str) -> Iterator[Violation]:
    """EKS knows a role of IAM Identity Center by its full path only, and lets nobody edit service-linked roles.

    Errors seen in terraform-aws-modules/terraform-aws-eks issue 2969 (2024-03-12, “The specified principalArn is
    invalid: invalid principal”) and hashicorp/terraform-provider-aws issue 36447 (2024-03-18).
    """
    name = principal.rpartition("/")[2]
    if name.startswith("AWSReservedSSO_") and ":role/aws-reserved/sso.amazonaws.com/" not in principal:
        message = (
            f"must carry the role's path, as role/aws-reserved/sso.amazonaws.com/<region>/{name}, got {principal!r}"
        )
        yield Violation(path=path, message=message)
    if SERVICE_LINKED_ROLE.refuses(principal=principal):
        message = f"must not be a service-linked role, whose entries EKS makes itself, got {principal!r}"
        yield Violation(path=path, message=message)
