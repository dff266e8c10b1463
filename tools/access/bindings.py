"""What bindings of the manifests give to groups, users and service accounts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from tools.access.access_policies import CLUSTER_ROLES
from tools.access.manifests import KubernetesObject
from tools.access.report import Grant
from tools.access.rules import words

SubjectKind: TypeAlias = Literal["group", "user", "service_account"]
KINDS: dict[str, SubjectKind] = {"Group": "group", "User": "user", "ServiceAccount": "service_account"}
AGGREGATES = "rbac.authorization.k8s.io/aggregate-to-"
"""A ClusterRole with this label and the name of one of Kubernetes' own adds its rules to that.

https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles, read 2026-11-23.
"""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Whom a binding names."""

    kind: SubjectKind
    name: str
    """A service account's as `namespace/name`."""


@dataclass(frozen=True, kw_only=True)
class Bound:
    """One subject of one binding, and what it gets."""

    subject: Subject
    grant: Grant


class Bindings:
    """All bindings of an environment's manifests."""

    def __init__(self, objects: Iterable[KubernetesObject]) -> None:
        self._objects = tuple(objects)
        self.all = tuple(bound for each in self._objects for bound in self._bound(each))

    def of(self, kind: SubjectKind, name: str) -> tuple[Grant, ...]:
        """What a subject gets."""
        return tuple(bound.grant for bound in self.all if bound.subject == Subject(kind=kind, name=name))

    def subjects(self) -> tuple[Subject, ...]:
        """Everybody who is bound, once."""
        return tuple(dict.fromkeys(bound.subject for bound in self.all))

    def _bound(self, binding: KubernetesObject) -> Iterator[Bound]:
        if binding.kind not in ("ClusterRoleBinding", "RoleBinding"):
            return
        here = binding.namespace or "default"
        where = None if binding.kind == "ClusterRoleBinding" else (here,)
        role = binding.body.get("roleRef", {})
        kind, name = str(role.get("kind")), str(role.get("name"))
        allows = self._allowed(kind, name, here)
        for subject in map(_subject, binding.body.get("subjects") or ()):
            label = subject.kind.replace("_", " ")
            grant = Grant(
                what=f"{kind} {name}" if kind == "ClusterRole" else f"Role {here}/{name}",
                through=f"{binding.kind} {binding.name} ({label} {subject.name})",
                namespaces=where,
                allows=allows,
            )
            yield Bound(subject=subject, grant=grant)

    def _allowed(self, kind: str, name: str, namespace: str) -> tuple[str, ...]:
        if kind == "ClusterRole" and name in CLUSTER_ROLES:
            added = self._with_labels({f"{AGGREGATES}{name}": "true"})
            return (CLUSTER_ROLES[name], *words(rule for each in added for rule in each.body.get("rules") or ()))
        for each in self._objects:
            if (each.kind, each.name) == (kind, name) and (
                kind == "ClusterRole" or (each.namespace or "default") == namespace
            ):
                return words(self._rules(each))
        return ("not told: no template holds this role",)

    def _rules(self, role: KubernetesObject) -> Iterator[dict[str, Any]]:
        """A role's rules, with those that it gathers by labels."""
        yield from role.body.get("rules") or ()
        for selector in (role.body.get("aggregationRule") or {}).get("clusterRoleSelectors") or ():
            for each in self._with_labels(selector.get("matchLabels") or {}):
                yield from each.body.get("rules") or ()

    def _with_labels(self, labels: dict[str, str]) -> Iterator[KubernetesObject]:
        return (each for each in self._objects if each.kind == "ClusterRole" and labels.items() <= each.labels.items())


def _subject(body: dict[str, Any]) -> Subject:
    kind = KINDS.get(str(body.get("kind")), "user")
    name = str(body.get("name"))
    return Subject(kind=kind, name=f"{body.get('namespace', 'default')}/{name}" if kind == "service_account" else name)
