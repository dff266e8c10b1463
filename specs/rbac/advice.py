"""What the author of an environment ought to know of roles and groups that give nobody anything."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.advice import Advice
from specs.rbac.binding import ClusterRoleBindingSpec, RoleBindingSpec

if TYPE_CHECKING:
    from specs.environment import Environment


def advice_on_rbac(environment: "Environment") -> Iterator[Advice]:
    """Roles that nobody has, and groups of access entries that no binding names."""
    rbac = environment.rbac
    if rbac is None:
        return  # whoever binds groups elsewhere needs no advice
    bindings: tuple[ClusterRoleBindingSpec | RoleBindingSpec, ...] = (*rbac.cluster_role_bindings, *rbac.role_bindings)
    bound = {binding.cluster_role for binding in bindings}
    for cluster_role in rbac.cluster_roles:
        if cluster_role.name not in bound:
            yield _of_nobody(f"cluster role {cluster_role.name}")
    held = {(binding.namespace, binding.role) for binding in rbac.role_bindings}
    for role in rbac.roles:
        if (role.namespace, role.name) not in held:
            yield _of_nobody(f"role {role.name} of {role.namespace}")
    named = {group for binding in bindings for group in binding.groups}
    for entry in environment.access.entries:
        idle = [group for group in entry.groups if group not in named]
        if idle:
            message = f"no binding of this file names {', '.join(idle)}, of access entry {entry.name}"
            yield Advice(id="eks:groups-without-binding", message=f"{message}: it gives nothing until one does")


def _of_nobody(role: str) -> Advice:
    return Advice(id="eks:roles-of-nobody", message=f"no binding of this file names {role}: bind it, or remove it")
