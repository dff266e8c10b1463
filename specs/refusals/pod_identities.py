"""What EKS refuses of the identities of pods, given by themselves or with an add-on."""

from collections.abc import Collection, Mapping
from datetime import date

from specs.refusals.refusal import Refusal

WITHOUT_POD_IDENTITY = frozenset({"cert-manager"})
"""Add-ons whose pods get their identity by an association of their own, not by one of the add-on's."""
READ = date(2026, 11, 23)


def _taken(*, service_account: str, association: str) -> bool:  # noqa: ARG001 -- named in the answer
    return bool(association)


def _unsupported(*, name: str, version: str, identities: Collection[str]) -> bool:  # noqa: ARG001 -- named in the answer
    return name in WITHOUT_POD_IDENTITY and bool(identities)


def _twice(*, service_accounts: Collection[str]) -> bool:
    return len(set(service_accounts)) < len(service_accounts)


def _tagged(*, association: Mapping[str, object]) -> bool:
    return bool(association.get("policy")) and not association.get("disableSessionTags")


TAKEN = Refusal(
    id="eks-pod-identity-association-exists",
    condition=_taken,
    service="Eks",
    code="ResourceInUseException",
    status=409,
    answer="Association already exists: {association}",
    quoted=True,
    source="eksctl-io/eksctl issue 7753; crossplane-contrib/provider-upjet-aws issue 1437",
    read=READ,
)

NOT_BY_THE_ADD_ON = Refusal(
    id="eks-add-on-takes-no-pod-identity",
    condition=_unsupported,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="Pod Identity feature is not supported for addon version: {version}",
    quoted=True,
    source="aws/containers-roadmap issue 2712; terraform-aws-modules/terraform-aws-eks issue 3520",
    read=READ,
)

TWICE_IN_AN_ADD_ON = Refusal(
    id="eks-add-on-names-a-service-account-twice",
    condition=_twice,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="A service account is named more than once among the add-on's pod identity associations: {service_accounts}",
    quoted=False,
    source="Amazon EKS API reference, PodIdentityAssociation: one role for a service account",
    read=READ,
)

POLICY_NEEDS_NO_TAGS = Refusal(
    id="eks-pod-identity-policy-beside-session-tags",
    condition=_tagged,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="disableSessionTags must be true where a policy is given",
    quoted=False,
    source="Amazon EKS API reference, CreatePodIdentityAssociation, policy",
    read=READ,
)
