"""What a binding must be, by itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.problems import Violation
from specs.rbac.default_roles import CLUSTER_ADMIN, WRITERS
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.rbac.binding import ServiceAccountSpec

ServiceAccounts = tuple["ServiceAccountSpec", ...]

PLATFORM = "kube-system"
"""Where the platform's own pods run."""


def one_role_is_bound(role: str | None, cluster_role: str | None) -> Iterator[Violation]:
    """RoleBinding.roleRef of the Kubernetes API names one."""
    if role is None and cluster_role is None:
        message = "must be a role of the namespace, or write cluster_role, as view"
        yield Violation(path=("role",), message=message)
    elif role is not None and cluster_role is not None:
        message = f"must not stand beside role {role!r}; remove one of the two"
        yield Violation(path=("cluster_role",), message=message)


def somebody_is_bound(groups: tuple[str, ...], service_accounts: ServiceAccounts) -> Iterator[Violation]:
    """A binding without subjects gives nobody anything."""
    if not groups and not service_accounts:
        yield Violation(path=(), message="must have groups or service_accounts: as it stands, nobody has the role")


def subjects_come_once(groups: tuple[str, ...], service_accounts: ServiceAccounts) -> Iterator[Violation]:
    """Somebody has the role or not."""
    for index, group in repeated(groups):
        yield Violation(path=("groups", index), message=f"must stand once, {group!r} stands above already")
    for index, account in repeated(service_accounts):
        message = f"must stand once, '{account.namespace}/{account.name}' stands above already"
        yield Violation(path=("service_accounts", index), message=message)


def groups_are_ones_own(groups: tuple[str, ...]) -> Iterator[Violation]:
    """Groups of `system:` are everybody's, or nodes', or those that no role holds back.

    https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
    """
    for index, group in enumerate(groups):
        if group.startswith("system:"):
            message = f"must not start with 'system:', got {group!r}; name a group of an access entry"
            yield Violation(path=("groups", index), message=message)


def cluster_admins_have_a_reason(cluster_role: str | None, because: str | None) -> Iterator[Violation]:
    """People administer by an access entry, which AWS logs; a pod that does so is a way to everything."""
    if cluster_role == CLUSTER_ADMIN and because is None:
        message = "must say why cluster-admin is bound; administrators of the cluster stand in access.admins"
        yield Violation(path=("because",), message=message)


def writers_of_the_cluster_have_a_reason(cluster_role: str, because: str | None) -> Iterator[Violation]:
    """Who changes workloads everywhere can be any service account of the platform, and reads every Secret.

    https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
    """
    if cluster_role in WRITERS and because is None:
        message = (
            f"must say why {cluster_role} is bound in the whole cluster, where it can be any service account of the "
            "platform; bind it in namespaces by role_bindings"
        )
        yield Violation(path=("because",), message=message)


def writers_of_kube_system_have_a_reason(
    namespace: str, cluster_role: str | None, because: str | None
) -> Iterator[Violation]:
    """As above: the service accounts of `kube-system` are the platform's."""
    if namespace == PLATFORM and cluster_role in WRITERS and because is None:
        message = f"must say why {cluster_role} is bound in {PLATFORM}, whose service accounts are the platform's"
        yield Violation(path=("because",), message=message)
