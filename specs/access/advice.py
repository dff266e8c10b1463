"""What the author of an environment ought to know of who may be whom by the pods that they make.

Whoever may make pods in a namespace holds each service account of it, its Secrets and its role in AWS:
https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation (read 2026-11-23)
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from specs.advice import Advice
from specs.names import Namespace
from specs.rbac.default_roles import CLUSTER_ADMIN, WRITERS
from specs.teams.team import POLICIES

if TYPE_CHECKING:
    from specs.access.grants import Grant
    from specs.add_ons.add_on import AddOn
    from specs.environment import Environment
    from specs.rbac.rbac import RbacSpec

WRITING = tuple(POLICIES[role] for role in WRITERS)
"""The access policies of those who make pods."""
KUBE_SYSTEM = "kube-system"


def advice_on_access(environment: "Environment") -> Iterator[Advice]:
    """Who writes where the platform's pods are, and whose roles members of teams hold."""
    platform = _platform(environment.every_add_on)
    writers = (*_by_policies(environment.grants, platform), *_by_bindings(environment.rbac, platform))
    for who, what, namespace in writers:
        where = f"in {namespace}" if namespace else f"in the whole cluster, {KUBE_SYSTEM} with it"
        accounts = f"every service account of {platform[namespace or KUBE_SYSTEM]}"
        message = f"{who} makes pods {where}, by {what}: so it can be {accounts}, with its role in AWS"
        yield Advice(id="eks:writers-beside-the-platform", message=f"{message}; give it view, or namespaces of its own")
    for team in environment.teams:
        members = [member.principal for member in team.members if member.policy in WRITERS]
        for workload in environment.workload_identities:
            if workload.namespace == team.home and members:
                message = (
                    f"members of team {team.name} that edit hold the role of workload identity {workload.name}, whose "
                    f"service account is in their namespace {team.home}: {', '.join(members)}"
                )
                yield Advice(id="eks:members-hold-identities", message=message)


def _platform(add_ons: Sequence["AddOn"]) -> dict[Namespace, str]:
    """Namespaces of the platform, and who is in them."""
    found = {KUBE_SYSTEM: "the platform"}
    for add_on in add_ons:
        found.setdefault(add_on.definition.namespace, add_on.name)
    return found


def _by_policies(
    grants: Sequence["Grant"], platform: Mapping[Namespace, str]
) -> Iterator[tuple[str, str, Namespace | None]]:
    for grant in grants:
        for policy in grant.policies:
            if policy.name in WRITING and policy.namespaces is None:
                yield grant.principal, policy.name, None
            elif policy.name in WRITING:
                yield from (
                    (grant.principal, policy.name, each) for each in policy.namespaces or () if each in platform
                )


def _by_bindings(
    rbac: "RbacSpec | None", platform: Mapping[Namespace, str]
) -> Iterator[tuple[str, str, Namespace | None]]:
    """Those that say why are known to their author."""
    for binding in rbac.role_bindings if rbac else ():
        powerful = binding.cluster_role in (CLUSTER_ADMIN, *WRITERS)
        if powerful and binding.namespace in platform and not binding.because:
            yield f"role binding {binding.name}", str(binding.cluster_role), binding.namespace
