"""What EKS refuses of an add-on."""

from collections.abc import Collection
from datetime import date

from specs.refusals.refusal import Refusal

READ = date(2026, 11, 23)


def _unknown(*, name: str, version: str, names: Collection[str]) -> bool:  # noqa: ARG001 -- named in the answer
    return name not in names


def _other(*, add_on_version: str, versions: Collection[str]) -> bool:
    return add_on_version not in versions


def _taken(*, name: str, names: Collection[str]) -> bool:
    return name in names


UNKNOWN = Refusal(
    id="eks-add-on-is-unknown",
    condition=_unknown,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="Addon {name} specified is not supported in {version} kubernetes version",
    quoted=True,
    source="marcincuber/eks issue 10",
    read=READ,
)

VERSION_UNSUPPORTED = Refusal(
    id="eks-add-on-version-is-unsupported",
    condition=_other,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="Addon version specified is not supported",
    quoted=True,
    source="hashicorp/terraform-provider-aws issue 33385; awslabs/cdk-eks-blueprints pull request 1101",
    read=READ,
)

NAME_TAKEN = Refusal(
    id="eks-add-on-exists",
    condition=_taken,
    service="Eks",
    code="ResourceInUseException",
    status=409,
    answer="Addon already exists.",
    quoted=True,
    source="eksctl-io/eksctl issue 5444; aws/eks-hybrid pull request 316",
    read=READ,
)
