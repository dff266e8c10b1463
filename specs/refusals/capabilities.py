"""What EKS refuses of a capability."""

from collections.abc import Collection
from datetime import date

from specs.refusals.refusal import Refusal

TRUST = frozenset({"sts:AssumeRole", "sts:TagSession"})
READ = date(2026, 11, 23)


def _taken(*, name: str, names: Collection[str]) -> bool:
    return name in names


def _same_kind(*, kind: str, kinds: Collection[str]) -> bool:
    return kind in kinds


def _untrusted(*, actions: Collection[str]) -> bool:
    return not set(actions) >= TRUST


def _settings_of_another_kind(*, kind: str, settings: Collection[str]) -> bool:
    allowed = {"ARGOCD": {"argoCd"}, "ACK": {"ack"}}.get(kind, set())
    return bool(set(settings) - allowed)


NAME_TAKEN = Refusal(
    id="eks-capability-name-is-taken",
    condition=_taken,
    service="Eks",
    code="ResourceInUseException",
    status=409,
    answer="Capability already exists with name: {name}",
    quoted=False,
    source="Amazon EKS API reference, CreateCapability: the name is unique within the cluster",
    read=READ,
)

ONE_OF_A_KIND = Refusal(
    id="eks-capability-of-a-kind-exists",
    condition=_same_kind,
    service="Eks",
    code="ResourceInUseException",
    status=409,
    answer="A capability of type {kind} already exists on this cluster",
    quoted=False,
    source="Amazon EKS API reference, CreateCapability: one capability of each type on a cluster",
    read=READ,
)

ROLE_UNTRUSTED = Refusal(
    id="eks-capability-role-is-not-for-capabilities",
    condition=_untrusted,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="The trust policy for the provided role is invalid. The policy must include sts:AssumeRole and "
    "sts:TagSession actions granting access to the AWS service capabilities.eks.amazonaws.com",
    quoted=True,
    source="answer of CreateCapability, quoted in a public Terraform configuration of an Argo CD capability on GitHub",
    read=READ,
)

SETTINGS_OF_ANOTHER_KIND = Refusal(
    id="eks-capability-has-settings-of-another-kind",
    condition=_settings_of_another_kind,
    service="Eks",
    code="InvalidParameterException",
    status=400,
    answer="The configuration {settings} is not one of a capability of type {kind}",
    quoted=False,
    source="Amazon EKS API reference, CapabilityConfigurationRequest: the structure depends on the type",
    read=READ,
)
