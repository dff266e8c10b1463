"""What the people and principals who may enter must be."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.instance_types import instance_type, is_named, nearest
from specs.problems import FieldPath, Violation
from specs.refusals.access import SERVICE_LINKED_ROLE
from specs.rules.lists import repeated

if TYPE_CHECKING:
    from specs.access import AccessEntrySpec, AccessPolicySpec

Entries = tuple["AccessEntrySpec", ...]


def somebody_is_admin(admins: tuple[str, ...]) -> Iterator[Violation]:
    """A cluster without an administrator cannot be administered: its creator is none."""
    if not admins:
        message = "must name at least one role or user: nobody else is admin, not even the creator of the cluster"
        yield Violation(path=("admins",), message=message)


def principals_come_once(admins: tuple[str, ...], entries: Entries) -> Iterator[Violation]:
    """A principal has one access entry.

    CreateAccessEntryRequest.principalArn of the EKS API, botocore 1.43.106.
    """
    paths: list[FieldPath] = [("admins", index) for index in range(len(admins))]
    paths += [("entries", index, "principal") for index in range(len(entries))]
    for index, principal in repeated((*admins, *(entry.principal for entry in entries))):
        message = f"must stand once, {principal!r} stands above already"
        yield Violation(path=paths[index], message=message)


def principals_can_have_entries(admins: tuple[str, ...], entries: Entries) -> Iterator[Violation]:
    """EKS knows a role of IAM Identity Center by its full path only, and lets nobody edit service-linked roles.

    Errors seen in terraform-aws-modules/terraform-aws-eks issue 2969 (2024-03-12, “The specified principalArn is
    invalid: invalid principal”) and hashicorp/terraform-provider-aws issue 36447 (2024-03-18).
    """
    for index, principal in enumerate(admins):
        yield from _of_an_entry(("admins", index), principal)
    for index, entry in enumerate(entries):
        yield from _of_an_entry(("entries", index, "principal"), entry.principal)


def entry_names_come_once(entries: Entries) -> Iterator[Violation]:
    """A name is the construct's id."""
    for index, name in repeated(entry.name for entry in entries):
        message = f"must be another name, {name!r} stands above already"
        yield Violation(path=("entries", index, "name"), message=message)


def an_entry_grants_something(policies: tuple["AccessPolicySpec", ...], groups: tuple[str, ...]) -> Iterator[Violation]:
    """An entry without policy and group lets its principal in and then denies everything."""
    if not policies and not groups:
        yield Violation(path=(), message="must have policies or groups: as it stands, the principal may do nothing")


def policies_come_once(policies: tuple["AccessPolicySpec", ...]) -> Iterator[Violation]:
    """A policy is associated once with an entry, with one scope."""
    for index, name in repeated(policy.name for policy in policies):
        message = f"must stand once, {name!r} stands above already; write all namespaces there"
        yield Violation(path=("policies", index, "name"), message=message)


def groups_are_ones_own(groups: tuple[str, ...]) -> Iterator[Violation]:
    """Kubernetes keeps `system:` for itself, and an access entry refuses it.

    https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
    """
    for index, group in enumerate(groups):
        if group.startswith("system:"):
            fix = (
                "use a policy, as AmazonEKSClusterAdminPolicy"
                if group == "system:masters"
                else "name a group of your own"
            )
            yield Violation(path=("groups", index), message=f"must not start with 'system:', got {group!r}; {fix}")


def the_bastion_has_an_x86_64_type(instance_type: str) -> Iterator[Violation]:
    """Its AMI and its kubectl are built for x86-64."""
    yield from _x86_64(instance_type)


def _x86_64(name: str) -> Iterator[Violation]:
    known = instance_type(name)
    if known is None and not is_named(name):
        near = nearest(name)
        hint = f"; did you mean {near}?" if near else ""
        yield Violation(path=("instance_type",), message=f"must be an EC2 instance type, got {name!r}{hint}")
    elif known is not None and known.architecture != "x86_64":
        message = f"must be an x86_64 instance type, as t3.micro, got {name!r} ({known.architecture})"
        yield Violation(path=("instance_type",), message=message)


def _of_an_entry(path: FieldPath, principal: str) -> Iterator[Violation]:
    name = principal.rpartition("/")[2]
    if name.startswith("AWSReservedSSO_") and ":role/aws-reserved/sso.amazonaws.com/" not in principal:
        message = (
            f"must carry the role's path, as role/aws-reserved/sso.amazonaws.com/<region>/{name}, got {principal!r}"
        )
        yield Violation(path=path, message=message)
    if SERVICE_LINKED_ROLE.refuses(principal=principal):
        message = f"must not be a service-linked role, whose entries EKS makes itself, got {principal!r}"
        yield Violation(path=path, message=message)
