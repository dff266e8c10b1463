"""Who may enter: access entries, those that EKS makes itself, and whom bindings name beside them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tools.access.access_policies import policy_name
from tools.access.bindings import Bindings, Subject
from tools.access.capabilities import people_of_argo_cd
from tools.access.deploying_charts import deploying_charts
from tools.access.made_by_eks import made_by_eks, of_nodes, of_policy
from tools.access.manifests import KubernetesObject
from tools.access.report import Grant, Principal
from tools.access.resources import Resource, Resources
from tools.access.roles import Role

FUNCTION = "AWS::Lambda::Function"
NEVER, ALWAYS = "1970-01-01T00:00:00Z", "9999"
"""A role that is open until the first shut before there was any cluster; no clock is read here."""
ORDER = ("group", "user", "service_account")


def principals(
    resources: Resources, roles: Mapping[str, Role], bindings: Bindings, applied: Iterable[KubernetesObject]
) -> Iterator[Principal]:
    """All of them: people first, then the platform's roles, then those of EKS, then whom only bindings know.

    Then whom neither an entry nor a binding of the templates knows: people of Argo CD, and charts that deploy others.
    """
    entries = [_entry(resource, resources, roles, bindings) for resource in resources.of("AWS::EKS::AccessEntry")]
    yield from (each for each in entries if each.kind == "named")
    yield from (each for each in entries if each.kind == "platform")
    yield from made_by_eks(resources, roles)
    yield from people_of_argo_cd(resources)
    known = {Subject(kind="group", name=group) for each in entries for group in each.groups}
    known |= {Subject(kind="user", name=each.username) for each in entries if each.username}
    others = sorted(set(bindings.subjects()) - known, key=lambda subject: (ORDER.index(subject.kind), subject.name))
    yield from (_subject(subject, bindings) for subject in others)
    yield from deploying_charts(resources, applied)


def _entry(resource: Resource, resources: Resources, roles: Mapping[str, Role], bindings: Bindings) -> Principal:
    properties = resource.properties
    name = str(properties.get("PrincipalArn"))
    groups = tuple(properties.get("KubernetesGroups") or ())
    username = properties.get("Username")
    kind = str(properties.get("Type", "STANDARD"))
    by_groups = [grant for group in groups for grant in bindings.of("group", group)]
    by_name = bindings.of("user", username) if username else ()
    idle = [group for group in groups if not bindings.of("group", group)]
    role = roles.get(name)
    shut = role is not None and (not role.assumed_by or (role.open_until or ALWAYS) <= NEVER)
    return Principal(
        name=name,
        kind="platform" if role else "named",
        type=kind,
        username=username,
        groups=groups,
        assumed_by=role.assumed_by if role else (),
        functions=tuple(each.name for each in resources.of(FUNCTION) if each.properties.get("Role") == name),
        shut=shut,
        open_until=None if shut or not role else role.open_until,
        grants=(
            *(_policy(policy) for policy in properties.get("AccessPolicies") or ()),
            *([] if kind == "STANDARD" else [of_nodes("access entry")]),
            *by_groups,
            *by_name,
        ),
        notes=(f"no binding of the templates names {', '.join(idle)}",) if idle else (),
    )


def _policy(policy: dict[str, Any]) -> Grant:
    scope = policy.get("AccessScope") or {}
    namespaces = tuple(scope.get("Namespaces") or ()) if scope.get("Type") == "namespace" else None
    return of_policy(policy_name(str(policy.get("PolicyArn"))), through="access entry", namespaces=namespaces)


def _members(subject: Subject) -> str | None:
    """Who is in a group that Kubernetes fills itself.

    https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects and
    https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests, read 2026-11-23.
    """
    of = subject.name.removeprefix("system:serviceaccounts")
    match subject.name:
        case "system:authenticated":
            return "everybody who enters, pods too"
        case "system:unauthenticated":
            return "anybody who reaches the endpoint"
        case "system:serviceaccounts":
            return "the pods of every namespace"
    return f"the pods of {of[1:]}" if of.startswith(":") and of != subject.name else None


def _subject(subject: Subject, bindings: Bindings) -> Principal:
    members = _members(subject) if subject.kind == "group" else None
    return Principal(
        name=subject.name,
        kind=subject.kind,
        type=None,
        username=None,
        groups=(),
        assumed_by=(),
        shut=False,
        open_until=None,
        grants=bindings.of(subject.kind, subject.name),
        notes=(members,) if members else (),
    )
