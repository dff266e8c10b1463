"""Who may do what in the cluster by Kubernetes's own means."""

from typing import ClassVar

from specs.rbac.binding import ClusterRoleBindingSpec, RoleBindingSpec
from specs.rbac.role import ClusterRoleSpec, RoleSpec
from specs.rules import rbac as rules
from specs.spec import Rule, Spec


class RbacSpec(Spec):
    """Roles, and who has them: for what the EKS access policies do not say.

    https://kubernetes.io/docs/reference/access-authn-authz/rbac/
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.names_come_once,
        rules.bound_cluster_roles_are_there,
        rules.bound_roles_are_there,
    )

    cluster_roles: tuple[ClusterRoleSpec, ...] = ()
    """Roles of the whole cluster."""
    roles: tuple[RoleSpec, ...] = ()
    """Roles of one namespace each."""
    cluster_role_bindings: tuple[ClusterRoleBindingSpec, ...] = ()
    """Who has which role in the whole cluster."""
    role_bindings: tuple[RoleBindingSpec, ...] = ()
    """Who has which role in which namespace."""
