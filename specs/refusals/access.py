"""What EKS refuses of an access entry."""

from collections.abc import Collection
from datetime import date

from specs.refusals.refusal import Refusal

READ = date(2026, 11, 23)


def _missing(*, principal: str, principals: Collection[str]) -> bool:
    return principal not in principals


def _taken(*, principal: str, principals: Collection[str]) -> bool:
    return principal in principals


def _root(*, principal: str) -> bool:
    return principal.endswith(":root")


def _service_linked(*, principal: str) -> bool:
    return ":role/aws-service-role/" in principal


PRINCIPAL_MISSING = Refusal(
    id="eks-access-entry-principal-does-not-exist",
    condition=_missing,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="The specified principalArn is invalid: invalid principal.",
    quoted=True,
    source="terraform-aws-modules/terraform-aws-eks issue 2969",
    read=READ,
)

ROOT = Refusal(
    id="eks-access-entry-for-root",
    condition=_root,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="The specified principalArn is invalid: invalid principal.",
    quoted=False,
    source="Amazon EKS user guide, “Create access entries”: a principal is an IAM role or user",
    read=READ,
)

SERVICE_LINKED_ROLE = Refusal(
    id="eks-access-entry-for-service-linked-role",
    condition=_service_linked,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="The caller is not allowed to modify access entries with a principalArn value of a Service Linked Role",
    quoted=True,
    source="hashicorp/terraform-provider-aws issue 36447",
    read=READ,
)

TAKEN = Refusal(
    id="eks-access-entry-exists",
    condition=_taken,
    service="Eks",
    code="ResourceInUseException",
    status=409,
    answer="The specified access entry resource is already in use on this cluster.",
    quoted=True,
    source="terraform-aws-modules/terraform-aws-eks issues 2968 and 3293",
    read=READ,
)
