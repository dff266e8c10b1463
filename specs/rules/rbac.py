"""What roles and bindings must be beside one another, and beside the rest of an environment."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.nearest import nearest
from specs.problems import FieldPath, Violation
from specs.rbac.default_roles import DEFAULT_ROLES
from specs.rules.lists import repeated
from specs.spec import Rule

if TYPE_CHECKING:
    from specs.access.access import AccessSpec
    from specs.add_ons.catalogue import AddOnSpec
    from specs.add_ons.own.own_add_on import OwnAddOnSpec
    from specs.rbac.binding import ClusterRoleBindingSpec, RoleBindingSpec
    from specs.rbac.rbac import RbacSpec
    from specs.rbac.role import ClusterRoleSpec, RoleSpec

ClusterRoles = tuple["ClusterRoleSpec", ...]
Roles = tuple["RoleSpec", ...]
ClusterRoleBindings = tuple["ClusterRoleBindingSpec", ...]
RoleBindings = tuple["RoleBindingSpec", ...]


def names_come_once(
    cluster_roles: ClusterRoles,
    roles: Roles,
    cluster_role_bindings: ClusterRoleBindings,
    role_bindings: RoleBindings,
) -> Iterator[Violation]:
    """A kind has one object of a name, in the cluster or in its namespace."""
    named = {
        "cluster_roles": [("", entry.name) for entry in cluster_roles],
        "roles": [(entry.namespace, entry.name) for entry in roles],
        "cluster_role_bindings": [("", entry.name) for entry in cluster_role_bindings],
        "role_bindings": [(entry.namespace, entry.name) for entry in role_bindings],
    }
    for field, names in named.items():
        for index, (namespace, name) in repeated(names):
            where = f" of namespace {namespace!r}" if namespace else ""
            message = f"must be another name, {name!r}{where} stands above already"
            yield Violation(path=(field, index, "name"), message=message)


def bound_cluster_roles_are_there(
    cluster_roles: ClusterRoles, cluster_role_bindings: ClusterRoleBindings, role_bindings: RoleBindings
) -> Iterator[Violation]:
    """A binding to a role that is not there gives nothing, until somebody makes one of its name."""
    known = (*(role.name for role in cluster_roles), *DEFAULT_ROLES)
    bound: list[tuple[FieldPath, str | None]] = [
        (("cluster_role_bindings", index, "cluster_role"), entry.cluster_role)
        for index, entry in enumerate(cluster_role_bindings)
    ]
    bound += [
        (("role_bindings", index, "cluster_role"), entry.cluster_role) for index, entry in enumerate(role_bindings)
    ]
    for path, name in bound:
        if name is not None and name not in known:
            yield _not_there(path, name, known, "one of cluster_roles, or one that every cluster has")


def bound_roles_are_there(roles: Roles, role_bindings: RoleBindings) -> Iterator[Violation]:
    """As above; a role is of one namespace."""
    for index, entry in enumerate(role_bindings):
        known = tuple(role.name for role in roles if role.namespace == entry.namespace)
        if entry.role is not None and entry.role not in known:
            path = ("role_bindings", index, "role")
            yield _not_there(path, entry.role, known, f"one of roles with the namespace {entry.namespace!r}")


def somebody_is_in_bound_groups(rbac: "RbacSpec | None", access: "AccessSpec") -> Iterator[Violation]:
    """A group is what access entries or tokens of the identity provider say; nobody else makes one."""
    if rbac is None:
        return
    known = tuple(dict.fromkeys(group for entry in access.entries for group in entry.groups))
    provider = access.identity_provider
    prefix = provider.groups_prefix if provider and provider.groups_claim else None
    for path, group in _bound_groups(rbac):
        if group.startswith("system:"):
            continue  # is refused by itself
        if group not in known and not (prefix and group.startswith(prefix) and group != prefix):
            what = f"a group of an access entry{f', or begin with {prefix!r}' if prefix else ''}"
            yield _not_there(path, group, known, what)


def roles_are_not_of_add_ons(
    rbac: "RbacSpec | None", add_ons: tuple["AddOnSpec", ...], own_add_ons: tuple["OwnAddOnSpec", ...]
) -> Iterator[Violation]:
    """A chart's roles are called after its release, and each would overwrite the other's."""
    installed = (*(add_on.name for add_on in add_ons), *(own.name for own in own_add_ons))
    for index, role in enumerate(rbac.cluster_roles if rbac else ()):
        taken = next((name for name in installed if f"{role.name}-".startswith(f"{name}-")), None)
        if taken:
            message = f"must be another name, for roles of the add-on {taken} begin so, got {role.name!r}"
            yield Violation(path=("rbac", "cluster_roles", index, "name"), message=message)


RULES: tuple[Rule, ...] = (somebody_is_in_bound_groups, roles_are_not_of_add_ons)
"""Those of an environment."""


def _bound_groups(rbac: "RbacSpec") -> Iterator[tuple[FieldPath, str]]:
    bound = [(("cluster_role_bindings", index), entry.groups) for index, entry in enumerate(rbac.cluster_role_bindings)]
    bound += [(("role_bindings", index), entry.groups) for index, entry in enumerate(rbac.role_bindings)]
    for path, groups in bound:
        for position, group in enumerate(groups):
            yield ("rbac", *path, "groups", position), group


def _not_there(path: FieldPath, name: str, known: tuple[str, ...], what: str) -> Violation:
    near = nearest(name, known)
    hint = f"; did you mean {near}?" if near else ""
    return Violation(path=path, message=f"must be {what}, got {name!r}{hint}")
