"""What EKS refuses of an access entry."""

from collections.abc import Collection
from datetime import date

from specs.refusals.refusal import Refusal

READ = date(2026, 11, 23)
OF_PEOPLE = frozenset({"", "STANDARD"})
"""The type of entries that are not of nodes, written or not."""
RESERVED_PREFIXES = ("system:", "eks:", "aws:", "amazon:", "iam:")
"""Amazon EKS user guide, “Create access entries”: how a username of one's own may not begin."""


def _missing(*, principal: str, principals: Collection[str]) -> bool:
    return principal not in principals


def _taken(*, principal: str, principals: Collection[str]) -> bool:
    return principal in principals


def _root(*, principal: str) -> bool:
    return principal.endswith(":root")


def _service_linked(*, principal: str) -> bool:
    return ":role/aws-service-role/" in principal


def _reserved_group(*, groups: Collection[str]) -> bool:
    return any(group.startswith("system:") for group in groups)


def _reserved_username(*, username: str) -> bool:
    return username.startswith(RESERVED_PREFIXES)


def _of_nodes(*, kind: str, groups: Collection[str], username: str) -> bool:
    return kind not in OF_PEOPLE and bool(groups or username)


def _no_role(*, kind: str, principal: str) -> bool:
    return kind not in OF_PEOPLE and ":role/" not in principal


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

GROUP_RESERVED = Refusal(
    id="eks-access-entry-group-is-reserved",
    condition=_reserved_group,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="The kubernetes groups {groups} are invalid, a group cannot start with system:",
    quoted=False,
    source="Amazon EKS user guide, “Create access entries”: group names cannot begin with system:",
    read=READ,
)

USERNAME_RESERVED = Refusal(
    id="eks-access-entry-username-is-reserved",
    condition=_reserved_username,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="The username {username} is invalid, it cannot start with system:, eks:, aws:, amazon: or iam:",
    quoted=False,
    source="Amazon EKS user guide, “Create access entries”",
    read=READ,
)

NODES_HAVE_NO_GROUPS = Refusal(
    id="eks-access-entry-of-nodes-has-groups",
    condition=_of_nodes,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="An access entry of type {kind} has no kubernetesGroups and no username of one's own",
    quoted=False,
    source="Amazon EKS API reference, CreateAccessEntry, type; Amazon EKS user guide, “Create access entries”",
    read=READ,
)

NODES_ARE_ROLES = Refusal(
    id="eks-access-entry-of-nodes-is-no-role",
    condition=_no_role,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="The principalArn of an access entry of type {kind} has to be an IAM role, got {principal}",
    quoted=False,
    source="Amazon EKS API reference, CreateAccessEntry, principalArn",
    read=READ,
)
