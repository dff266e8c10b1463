"""What EKS refuses of a Fargate profile."""

from collections.abc import Collection
from datetime import date

from specs.refusals.refusal import Refusal

MOST_SELECTORS = 5
READ = date(2026, 11, 23)


def _too_many(*, selectors: int) -> bool:
    return selectors > MOST_SELECTORS


def _public(*, subnet: str, public_subnets: Collection[str]) -> bool:
    return subnet in public_subnets


def _taken(*, name: str, names: Collection[str]) -> bool:
    return name in names


def _another(*, name: str, cluster: str, other: str | None, status: str) -> bool:  # noqa: ARG001 -- named in the answer
    return other is not None


TOO_MANY_SELECTORS = Refusal(
    id="eks-fargate-profile-selectors",
    condition=_too_many,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="Request contains more than 5 Selectors",
    quoted=True,
    source="badmintoncryer/cdk-preflight, rule eks-fargate-selectors-max-five; Amazon EKS user guide, service quotas",
    read=READ,
)

PUBLIC_SUBNET = Refusal(
    id="eks-fargate-profile-in-public-subnet",
    condition=_public,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="Subnet {subnet} provided in Fargate Profile is not a private subnet",
    quoted=True,
    source="awslabs/eks-perf-tests issue 195",
    read=READ,
)

NAME_TAKEN = Refusal(
    id="eks-fargate-profile-name-is-taken",
    condition=_taken,
    service="Eks",
    code="ResourceInUseException",
    status=409,
    answer="A Fargate Profile already exists with this name in this cluster.",
    quoted=True,
    source="eksctl-io/eksctl issue 5652",
    read=READ,
)

CREATED_BESIDE_ANOTHER = Refusal(
    id="eks-fargate-profiles-are-created-one-at-a-time",
    condition=_another,
    service="Eks",
    code="ResourceInUseException",
    status=409,
    answer="Cannot create Fargate Profile {name} because cluster {cluster} currently has Fargate profile {other} in "
    "status {status}",
    quoted=True,
    source="hashicorp/terraform-provider-aws issues 13372 and 16272; aws/aws-cdk issue 6084",
    read=READ,
)

DELETED_BESIDE_ANOTHER = Refusal(
    id="eks-fargate-profiles-are-deleted-one-at-a-time",
    condition=_another,
    service="Eks",
    code="ResourceInUseException",
    status=409,
    answer="Cannot delete Fargate Profile {name} because cluster {cluster} currently has Fargate profile {other} in "
    "status {status}",
    quoted=True,
    source="cloud-custodian/cloud-custodian pull request 5585; eksctl-io/eksctl, deletion of Fargate profiles",
    read=READ,
)
