"""Who may do what in the cluster by Kubernetes's own means."""

from collections.abc import Sequence

from constructs import Construct

from constructs_lib.kubernetes.applied_object import AppliedObject
from constructs_lib.kubernetes.kubectl import Kubectl
from constructs_lib.kubernetes.namespaces import Namespaces
from constructs_lib.rbac import objects
from constructs_lib.rbac.objects import Object
from specs.rbac.rbac import RbacSpec


class Rbac(Construct):
    """Roles, and after them the bindings that give them to somebody.

    A binding's role is fixed for life, so its role is part of its name and of its id: another role is another object,
    which is there before the old one goes.
    https://kubernetes.io/docs/reference/access-authn-authz/rbac/
    """

    def __init__(
        self, scope: Construct, construct_id: str, *, spec: RbacSpec, kubectl: Kubectl, namespaces: Namespaces
    ) -> None:
        """Apply them, each in its namespace."""
        super().__init__(scope, construct_id)
        self._kubectl = kubectl
        self._namespaces = namespaces
        roles = [
            self._cluster_wide("ClusterRoles", [objects.cluster_role(each) for each in spec.cluster_roles]),
            self._in_namespaces("Roles", [(each.namespace, objects.role(each)) for each in spec.roles]),
        ]
        bindings = [
            self._cluster_wide(
                "ClusterRoleBindings", [objects.cluster_role_binding(each) for each in spec.cluster_role_bindings]
            ),
            self._in_namespaces(
                "RoleBindings", [(each.namespace, objects.role_binding(each)) for each in spec.role_bindings]
            ),
        ]
        for each in bindings:
            each.node.add_dependency(*roles)

    def _cluster_wide(self, construct_id: str, manifests: Sequence[Object]) -> Construct:
        scope = Construct(self, construct_id)
        for manifest in manifests:
            self._applied(scope, manifest)
        return scope

    def _in_namespaces(self, construct_id: str, manifests: Sequence[tuple[str, Object]]) -> Construct:
        scope = Construct(self, construct_id)
        scopes = {namespace: Construct(scope, namespace) for namespace in dict.fromkeys(name for name, _ in manifests)}
        for namespace, manifest in manifests:
            applied = self._applied(scopes[namespace], manifest)
            self._namespaces.before(applied, name=namespace)
        return scope

    def _applied(self, scope: Construct, manifest: Object) -> AppliedObject:
        return AppliedObject(scope, manifest["metadata"]["name"], manifest=manifest, kubectl=self._kubectl)
