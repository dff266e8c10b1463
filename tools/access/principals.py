"""Who may enter: access entries, those that EKS makes itself, and whom bindings name beside them."""

from collections.abc import Iterator, Mapping
from typing import Any

from tools.access.access_policies import ACCESS_POLICIES, MADE_BY_EKS, NODES, policy_name
from tools.access.bindings import Bindings, Subject
from tools.access.report import Grant, Principal
from tools.access.resources import Resource, Resources
from tools.access.roles import Role

ORDER = ("group", "user", "service_account")
UNKNOWN = "not told here: see AWS's page of access policies"


def principals(resources: Resources, roles: Mapping[str, Role], bindings: Bindings) -> Iterator[Principal]:
    """All of them: people first, then the platform's roles, then those of EKS, then whom only bindings know."""
    entries = [_entry(resource, roles, bindings) for resource in resources.of("AWS::EKS::AccessEntry")]
    yield from (each for each in entries if each.kind == "named")
    yield from (each for each in entries if each.kind == "platform")
    yield from _made_by_eks(resources, roles)
    known = {Subject(kind="group", name=group) for each in entries for group in each.groups}
    known |= {Subject(kind="user", name=each.username) for each in entries if each.username}
    others = sorted(set(bindings.subjects()) - known, key=lambda subject: (ORDER.index(subject.kind), subject.name))
    yield from (_subject(subject, bindings) for subject in others)


def _entry(resource: Resource, roles: Mapping[str, Role], bindings: Bindings) -> Principal:
    properties = resource.properties
    name = str(properties.get("PrincipalArn"))
    groups = tuple(properties.get("KubernetesGroups") or ())
    username = properties.get("Username")
    kind = str(properties.get("Type", "STANDARD"))
    by_groups = [grant for group in groups for grant in bindings.of("group", group)]
    by_name = bindings.of("user", username) if username else ()
    idle = [group for group in groups if not bindings.of("group", group)]
    return Principal(
        name=name,
        kind="platform" if name in roles else "named",
        type=kind,
        username=username,
        groups=groups,
        assumed_by=roles[name].assumed_by if name in roles else (),
        grants=(
            *(_policy(policy) for policy in properties.get("AccessPolicies") or ()),
            *([] if kind == "STANDARD" else [_nodes("access entry")]),
            *by_groups,
            *by_name,
        ),
        notes=(f"no binding of the templates names {', '.join(idle)}",) if idle else (),
    )


def _policy(policy: dict[str, Any]) -> Grant:
    name = policy_name(str(policy.get("PolicyArn")))
    scope = policy.get("AccessScope") or {}
    return Grant(
        what=name,
        through="access entry",
        namespaces=tuple(scope.get("Namespaces") or ()) if scope.get("Type") == "namespace" else None,
        allows=(ACCESS_POLICIES.get(name, UNKNOWN),),
    )


def _made_by_eks(resources: Resources, roles: Mapping[str, Role]) -> Iterator[Principal]:
    """A role once, whatever number of node groups or profiles has it."""
    owners: dict[tuple[str, str], list[str]] = {}
    for each in resources.of("AWS::EKS::Nodegroup"):
        windows = str(each.properties.get("AmiType", "")).startswith("WINDOWS")
        kind = "EC2_WINDOWS" if windows else "EC2_LINUX"
        owners.setdefault((str(each.properties.get("NodeRole")), kind), []).append(f"node group {_last(each)}")
    for each in resources.of("AWS::EKS::FargateProfile"):
        role = str(each.properties.get("PodExecutionRoleArn"))
        owners.setdefault((role, "FARGATE_LINUX"), []).append(f"Fargate profile {_last(each)}")
    for each in resources.of("AWS::EKS::Capability"):
        owners.setdefault((str(each.properties.get("RoleArn")), "STANDARD"), []).append(f"capability {_last(each)}")
    for (role, kind), of in owners.items():
        yield Principal(
            name=role,
            kind="eks",
            type=kind,
            username=None,
            groups=(),
            assumed_by=roles[role].assumed_by if role in roles else (),
            grants=() if kind == "STANDARD" else (_nodes(MADE_BY_EKS),),
            notes=(", ".join(of), *([f"{MADE_BY_EKS}, and says what it may do"] if kind == "STANDARD" else [])),
        )


def _nodes(through: str) -> Grant:
    return Grant(what="nodes", through=through, namespaces=None, allows=(NODES,))


def _last(resource: Resource) -> str:
    return resource.name.rpartition("/")[2]


def _subject(subject: Subject, bindings: Bindings) -> Principal:
    return Principal(
        name=subject.name,
        kind=subject.kind,
        type=None,
        username=None,
        groups=(),
        assumed_by=(),
        grants=bindings.of(subject.kind, subject.name),
        notes=(),
    )
