"""What an access entry must be, by itself."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.access.policies import AUTO_NODE
from specs.access.rules.principals import KEPT
from specs.problems import Violation
from specs.refusals.access import GROUP_RESERVED, NODES_ARE_ROLES
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.access.entry import AccessPolicySpec

Policies = tuple["AccessPolicySpec", ...]

SESSION_NAME = "{{SessionName}}"
SESSION_NAME_RAW = "{{SessionNameRaw}}"
SESSION_TEMPLATES = (SESSION_NAME, SESSION_NAME_RAW)
"""The templates that a username of an access entry may have, after a colon.

https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html, as of awsdocs/amazon-eks-user-guide at
1b1d3dfc05c9, read 2026-11-23.
"""
TEMPLATE = re.compile(r"\{\{.*?\}\}")


def an_entry_grants_something(type: str, policies: Policies, groups: tuple[str, ...]) -> Iterator[Violation]:  # noqa: A002 -- the field's name
    """An entry without policy and group lets its principal in and then denies everything."""
    if type == "standard" and not policies and not groups:
        yield Violation(path=(), message="must have policies or groups: as it stands, the principal may do nothing")


def policies_come_once(policies: Policies) -> Iterator[Violation]:
    """A policy is associated once with an entry, with one scope."""
    for index, name in repeated(policy.name for policy in policies):
        message = f"must stand once, {name!r} stands above already; write all namespaces there"
        yield Violation(path=("policies", index, "name"), message=message)


def namespaces_come_once(policies: Policies) -> Iterator[Violation]:
    """A policy holds in a namespace or not."""
    for index, policy in enumerate(policies):
        for position, namespace in repeated(policy.namespaces or ()):
            message = f"must stand once, {namespace!r} stands above already"
            yield Violation(path=("policies", index, "namespaces", position), message=message)


def groups_come_once(groups: tuple[str, ...]) -> Iterator[Violation]:
    """Somebody is in a group or not."""
    for index, group in repeated(groups):
        yield Violation(path=("groups", index), message=f"must stand once, {group!r} stands above already")


def groups_are_ones_own(groups: tuple[str, ...]) -> Iterator[Violation]:
    """Kubernetes keeps `system:` for itself, and an access entry refuses it.

    https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
    """
    for index, group in enumerate(groups):
        if GROUP_RESERVED.refuses(groups=(group,)):
            fix = (
                "use a policy, as AmazonEKSClusterAdminPolicy"
                if group == "system:masters"
                else "name a group of your own"
            )
            yield Violation(path=("groups", index), message=f"must not start with 'system:', got {group!r}; {fix}")


def nodes_are_roles(type: str, principal: str) -> Iterator[Violation]:  # noqa: A002 -- the field's name
    """Only roles can be those of nodes: CreateAccessEntryRequest.principalArn of the EKS API, botocore 1.43.106."""
    if NODES_ARE_ROLES.refuses(kind=type.upper(), principal=principal):
        message = f"must be a role where the type is {type}: nodes are no users, got {principal!r}"
        yield Violation(path=("principal",), message=message)


def nodes_have_what_eks_gives_them(
    type: str,  # noqa: A002 -- the field's name
    username: str | None,
    groups: tuple[str, ...],
    policies: Policies,
) -> Iterator[Violation]:
    """EKS gives nodes their name, groups and permissions; those of Auto Mode alone take a policy.

    awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), “Create access entries”; that `ec2` takes one:
    https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html#auto-node-access-entry
    """
    if type == "standard":
        return
    for field, value in (("username", username), ("groups", groups), ("policies", policies if type != "ec2" else ())):
        if value:
            message = f"must not stand beside type {type}: EKS gives nodes their {field} itself; remove it"
            yield Violation(path=(field,), message=message)


def auto_nodes_have_their_policy(type: str, policies: Policies) -> Iterator[Violation]:  # noqa: A002 -- the field's name
    """EKS gives the policy to roles of its own NodeClass alone, and a node without it does not become ready."""
    if type == "ec2" and not any(policy.name == AUTO_NODE for policy in policies):
        message = f"must have {AUTO_NODE} where the type is ec2: without it a node of Auto Mode may do nothing"
        yield Violation(path=("policies",), message=message)


def policies_fit_the_type(type: str, policies: Policies) -> Iterator[Violation]:  # noqa: A002 -- the field's name
    """What nodes may do is nothing for people, nor the other way round; nodes are of the whole cluster."""
    for index, policy in enumerate(policies):
        path = ("policies", index)
        if policy.name == AUTO_NODE and type == "standard":
            message = f"must be a policy for people or services; {AUTO_NODE} is for nodes of Auto Mode (type: ec2)"
            yield Violation(path=(*path, "name"), message=message)
        elif policy.name == AUTO_NODE and policy.namespaces is not None:
            message = f"must not stand with {AUTO_NODE}: a node belongs to the whole cluster; remove it"
            yield Violation(path=(*path, "namespaces"), message=message)
        elif type == "ec2" and policy.name != AUTO_NODE:
            message = f"must be {AUTO_NODE} where the type is ec2: a node's role is no place for other permissions"
            yield Violation(path=(*path, "name"), message=f"{message}, got {policy.name!r}")


def usernames_are_ones_own(username: str | None) -> Iterator[Violation]:
    """Some beginnings are kept, an ARN is its principal's, and a session's name follows a colon: as above."""
    if username is None:
        return
    kept = next((start for start in KEPT if username.startswith(start)), None)
    if kept:
        message = f"must not start with {kept!r}, as names that EKS gives do, got {username!r}; remove it, and EKS "
        yield Violation(path=("username",), message=f"{message}takes the principal's ARN")
    before, found, _ = username.partition(SESSION_NAME)
    if found and ":" not in before:
        message = f"must have a colon before {SESSION_NAME}, as ops:{SESSION_NAME}, got {username!r}"
        yield Violation(path=("username",), message=message)


def usernames_have_templates_that_eks_fills_in(username: str | None) -> Iterator[Violation]:
    """Any other stays as it is written, and nobody has such a name."""
    name = username or ""
    for template in dict.fromkeys(TEMPLATE.findall(name)):
        if template not in SESSION_TEMPLATES:
            message = f"must be without {template}, which EKS does not fill in as it does {SESSION_NAME}, got {name!r}"
            yield Violation(path=("username",), message=message)
        elif template == SESSION_NAME_RAW and ":" not in name.partition(template)[0]:
            message = f"must have a colon before {template}, as ops:{template}, got {name!r}"
            yield Violation(path=("username",), message=message)
