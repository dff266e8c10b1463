"""Bindings: who has a role."""

from typing import ClassVar

from pydantic import Field

from specs.access.entry import GroupName
from specs.identity.workload_identity import ServiceAccountName
from specs.names import Namespace
from specs.rbac.role import RoleName
from specs.rbac.rules import binding as rules
from specs.rbac.rules.names import the_name_is_ones_own
from specs.spec import Rule, Spec


class ServiceAccountSpec(Spec):
    """Pods of a namespace that run as one service account."""

    namespace: Namespace
    """Its namespace."""
    name: ServiceAccountName
    """Its name."""


class ClusterRoleBindingSpec(Spec):
    """Who has a cluster role in the whole cluster.

    In the cluster it is called `name:cluster_role`: a binding's role is fixed for life, so another role is another
    object, which is there before the old one goes.
    https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        the_name_is_ones_own,
        rules.somebody_is_bound,
        rules.subjects_come_once,
        rules.groups_are_ones_own,
        rules.cluster_admins_have_a_reason,
        rules.writers_of_the_cluster_have_a_reason,
    )

    name: RoleName
    """The binding's name, which must not start with `system:`."""
    cluster_role: str = Field(min_length=1)
    """One of `cluster_roles`, or `view`, `edit`, `admin`, `cluster-admin` and a few others that every cluster has."""
    groups: tuple[GroupName, ...] = ()
    """Groups of access entries, or of the identity provider with its prefix."""
    service_accounts: tuple[ServiceAccountSpec, ...] = ()
    """Service accounts, which need not exist yet."""
    because: str | None = Field(default=None, min_length=20)
    """The written reason for which `cluster-admin`, `admin` or `edit` may be bound in the whole cluster."""


class RoleBindingSpec(Spec):
    """Who has a role in one namespace, which is made where there is none, and stays.

    In the cluster it is called `name:role:…` or `name:cluster-role:…`, for the reason that a cluster role binding has.
    https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        the_name_is_ones_own,
        rules.one_role_is_bound,
        rules.somebody_is_bound,
        rules.subjects_come_once,
        rules.groups_are_ones_own,
        rules.cluster_admins_have_a_reason,
        rules.writers_of_kube_system_have_a_reason,
    )

    name: RoleName
    """The binding's name, which must not start with `system:`."""
    namespace: Namespace
    """The namespace in which the role holds."""
    role: RoleName | None = None
    """One of `roles` of the same namespace. Either this or `cluster_role` is written."""
    cluster_role: str | None = Field(default=None, min_length=1)
    """One of `cluster_roles`, or one that every cluster has, as `view`; it holds in the namespace alone."""
    groups: tuple[GroupName, ...] = ()
    """Groups of access entries, or of the identity provider with its prefix."""
    service_accounts: tuple[ServiceAccountSpec, ...] = ()
    """Service accounts, of any namespace, which need not exist yet."""
    because: str | None = Field(default=None, min_length=20)
    """The written reason for which `cluster-admin` may be bound, even in one namespace; or `admin` or `edit` in
    `kube-system`."""
