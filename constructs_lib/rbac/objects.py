"""The objects of Kubernetes that roles and bindings stand for."""

from typing import Any, Literal, TypeAlias

from specs.rbac.binding import ClusterRoleBindingSpec, RoleBindingSpec
from specs.rbac.role import ClusterRoleSpec, RoleSpec
from specs.rbac.rule import PolicyRuleSpec

GROUP = "rbac.authorization.k8s.io"
VERSION = f"{GROUP}/v1"

Object: TypeAlias = dict[str, Any]
"""One object of Kubernetes."""


def cluster_role(spec: ClusterRoleSpec) -> Object:
    """A ClusterRole."""
    return _object("ClusterRole", spec.name, {"rules": [_rule(rule) for rule in spec.allow]})


def role(spec: RoleSpec) -> Object:
    """A Role of its namespace."""
    return _object("Role", spec.name, {"rules": [_rule(rule) for rule in spec.allow]}, namespace=spec.namespace)


def cluster_role_binding(spec: ClusterRoleBindingSpec) -> Object:
    """A ClusterRoleBinding, whose name tells its role."""
    name = f"{spec.name}:{spec.cluster_role}"
    content: Object = {"subjects": _subjects(spec), "roleRef": _ref("ClusterRole", spec.cluster_role)}
    return _object("ClusterRoleBinding", name, content)


def role_binding(spec: RoleBindingSpec) -> Object:
    """A RoleBinding of its namespace, whose name tells its role."""
    if spec.role is not None:
        name, ref = f"{spec.name}:role:{spec.role}", _ref("Role", spec.role)
    else:
        name, ref = f"{spec.name}:cluster-role:{spec.cluster_role}", _ref("ClusterRole", spec.cluster_role)
    return _object("RoleBinding", name, {"subjects": _subjects(spec), "roleRef": ref}, namespace=spec.namespace)


def _object(kind: str, name: str, content: Object, *, namespace: str | None = None) -> Object:
    metadata = {"name": name, **({"namespace": namespace} if namespace else {})}
    return {"apiVersion": VERSION, "kind": kind, "metadata": metadata, **content}


def _rule(rule: PolicyRuleSpec) -> Object:
    if rule.non_resource_urls:
        return {"nonResourceURLs": list(rule.non_resource_urls), "verbs": list(rule.verbs)}
    names = {"resourceNames": list(rule.resource_names)} if rule.resource_names else {}
    return {
        "apiGroups": list(rule.api_groups),
        "resources": list(rule.resources),
        **names,
        "verbs": list(rule.verbs),
    }


def _subjects(spec: ClusterRoleBindingSpec | RoleBindingSpec) -> list[Object]:
    groups: list[Object] = [{"kind": "Group", "apiGroup": GROUP, "name": group} for group in spec.groups]
    accounts: list[Object] = [
        {"kind": "ServiceAccount", "namespace": account.namespace, "name": account.name}
        for account in spec.service_accounts
    ]
    return [*groups, *accounts]


def _ref(kind: Literal["Role", "ClusterRole"], name: str | None) -> Object:
    return {"apiGroup": GROUP, "kind": kind, "name": name}
