"""Identities of pods: each service account has one, by the way that goes with where its pods run."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specs.add_ons.ability import Ability
from specs.add_ons.catalogue import bringers
from specs.add_ons.eks_add_on import EksAddOn
from specs.capacity.capacity import node_groups
from specs.identity.way import way_of_add_on
from specs.problems import FieldPath, Violation
from specs.rules.entries import entries
from specs.rules.lists import repeated
from specs.spec import Rule

if TYPE_CHECKING:
    from specs.add_ons.add_on import AddOn
    from specs.add_ons.own.own_add_on import OwnAddOnSpec
    from specs.capacity.capacity import CapacitySpec
    from specs.control_plane.control_plane import ControlPlaneSpec
    from specs.identity.workload_identity import WorkloadIdentitySpec

AddOns = Sequence["AddOn"]
OwnAddOns = tuple["OwnAddOnSpec", ...]
Workloads = tuple["WorkloadIdentitySpec", ...]
Capacity = tuple["CapacitySpec", ...]


@dataclass(frozen=True, kw_only=True)
class _Claim:
    """Somebody who gives a service account a role."""

    path: FieldPath
    account: str
    """With its namespace."""
    who: str


def service_accounts_have_one_identity(
    add_ons: AddOns,
    own_add_ons: OwnAddOns,
    workload_identities: Workloads,
    control_plane: "ControlPlaneSpec",
) -> Iterator[Violation]:
    """EKS associates a service account with one role, whoever asks for it.

    awsdocs/amazon-eks-user-guide 0be0c9b, pod-identities.adoc.
    """
    first: dict[str, str] = {}
    claims = (
        *_claims_of_add_ons(add_ons, own_add_ons, control_plane),
        *_claims_of_workloads(workload_identities),
    )
    for claim in claims:
        other = first.setdefault(claim.account, claim.who)
        if other != claim.who:
            message = f"gives the service account {claim.account} a role, and {other} gives it one already"
            yield Violation(path=claim.path, message=message)


def workload_identities_come_once(workload_identities: Workloads) -> Iterator[Violation]:
    """A name is the construct's id."""
    for index, name in repeated(workload.name for workload in workload_identities):
        message = f"must be another name, {name!r} stands above already"
        yield Violation(path=("workload_identities", index, "name"), message=message)


def pods_with_an_identity_run_somewhere(workload_identities: Workloads, capacity: Capacity) -> Iterator[Violation]:
    """Where the pods run decides how they get their credentials."""
    for index, workload in enumerate(workload_identities):
        if workload.way(capacity).kind == "pod_identity" and not any(node_groups(capacity)):
            message = (
                f"has pods that run nowhere: there is no node group, and no Fargate profile takes pods of "
                f"{workload.namespace!r} with the labels written here"
            )
            yield Violation(path=("workload_identities", index), message=message)


def somebody_hands_out_credentials(
    workload_identities: Workloads, capacity: Capacity, add_ons: AddOns
) -> Iterator[Violation]:
    """The agent of EKS Pod Identity runs on every node."""
    there = any(Ability.POD_CREDENTIALS in add_on.definition.provides for add_on in add_ons)
    if there or not any(node_groups(capacity)):
        return
    for index, workload in enumerate(workload_identities):
        if workload.way(capacity).kind == "pod_identity":
            (name,) = bringers(Ability.POD_CREDENTIALS)
            message = f"has pods on nodes and needs {name}, which is not among the add-ons; add {{name: {name}}}"
            yield Violation(path=("workload_identities", index), message=message)


def fargate_has_no_pod_identity(workload_identities: Workloads, capacity: Capacity) -> Iterator[Violation]:
    """IRSA knows no target role, no session policy and no tags of EKS."""
    for index, workload in enumerate(workload_identities):
        way = workload.way(capacity)
        if way.kind == "irsa":
            path: FieldPath = ("workload_identities", index)
            if workload.target_role:
                message = f"is of EKS Pod Identity, and {way.because}: let its code take the role, or run it on nodes"
                yield Violation(path=(*path, "target_role"), message=message)
            if workload.asks_for_session_tags:
                message = f"has a statement that holds by a tag of EKS Pod Identity, and {way.because}, without tags"
                yield Violation(path=path, message=message)
            if not workload.session_tags:
                message = f"is of EKS Pod Identity, and {way.because}: remove it"
                yield Violation(path=(*path, "session_tags"), message=message)


def add_ons_on_fargate_can_have_irsa(
    add_ons: AddOns, own_add_ons: OwnAddOns, capacity: Capacity, control_plane: "ControlPlaneSpec"
) -> Iterator[Violation]:
    """Nor do the tags of EKS reach an add-on there, and an EKS add-on has one role by IRSA.

    AWS::EKS::Addon, ServiceAccountRoleArn.
    """
    for path, add_on in entries(add_ons, own_add_ons):
        federated = [
            (identity, way)
            for identity in add_on.identities(ip_family=control_plane.ip_family)
            if (way := way_of_add_on(capacity, add_on.definition, identity)).kind == "irsa"
        ]
        for identity, way in federated:
            if identity.needs_session_tags:
                message = (
                    f"has a policy that holds by the session tags of EKS Pod Identity, and {way.because}, where there "
                    "are none; let the profile's selector ask for labels that its pods do not have"
                )
                yield Violation(path=path, message=message)
        if len(federated) > 1 and isinstance(add_on, EksAddOn):
            accounts = ", ".join(identity.service_account for identity, _ in federated)
            message = f"would need a role by IRSA for each of {accounts}, and an EKS add-on has one; run it on nodes"
            yield Violation(path=path, message=message)


def _claims_of_add_ons(add_ons: AddOns, own_add_ons: OwnAddOns, control_plane: "ControlPlaneSpec") -> Iterator[_Claim]:
    for path, add_on in entries(add_ons, own_add_ons):
        for identity in add_on.identities(ip_family=control_plane.ip_family):
            account = f"{add_on.definition.namespace}/{identity.service_account}"
            yield _Claim(path=path, account=account, who=f"the add-on {add_on.name}")


def _claims_of_workloads(workloads: Workloads) -> Iterator[_Claim]:
    for index, workload in enumerate(workloads):
        path: FieldPath = ("workload_identities", index, "service_account")
        account = f"{workload.namespace}/{workload.service_account}"
        yield _Claim(path=path, account=account, who=f"the identity {workload.name}")


RULES: tuple[Rule, ...] = (
    workload_identities_come_once,
    service_accounts_have_one_identity,
    pods_with_an_identity_run_somewhere,
    somebody_hands_out_credentials,
    fargate_has_no_pod_identity,
    add_ons_on_fargate_can_have_irsa,
)
"""Those of an environment."""
