"""Why a mapping of `aws-auth` may not become what it seems to be: it would lock somebody out, or let somebody else in.

What an access entry refuses by itself, the rules of `specs` say.
"""

from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from pydantic import TypeAdapter, ValidationError

from specs.access.rules.entry import (
    SESSION_NAME_RAW,
    SESSION_TEMPLATES,
    TEMPLATE,
    groups_are_ones_own,
    usernames_are_ones_own,
)
from specs.access.rules.principals import can_have_an_entry
from specs.names import RoleOrUserArn
from tools.access.aws_auth.config_map import ConfigMap
from tools.access.aws_auth.kinds import GROUPS_OF_NODES, MASTERS, NODES
from tools.access.aws_auth.mapping import Mapping, Refused, printable

ARN: TypeAdapter[str] = TypeAdapter(RoleOrUserArn)
LONGEST_GROUP = 63
IDENTITY_CENTER = "AWSReservedSSO_"
SERVICE_LINKED = "AWSServiceRoleFor"
"""How the names of service-linked roles begin: aws-auth drops the path by which one knows them otherwise.

https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html, read 2026-11-23.
"""


def of_principal(mapping: Mapping) -> Iterator[str]:
    """Who is mapped must be a role or user, by an ARN that EKS knows."""
    try:
        ARN.validate_python(mapping.arn)
    except ValidationError as invalid:
        yield from (str(error["msg"]) for error in invalid.errors())
    for violation in can_have_an_entry((), mapping.arn):
        told = f"aws iam get-role --role-name {mapping.name} --query Role.Arn tells it; write it into the file"
        fix = told if mapping.name.startswith(IDENTITY_CENTER) else "remove the entry"
        yield f"{violation.message}; {fix}"
    if mapping.name.startswith(SERVICE_LINKED) and ":role/aws-service-role/" not in mapping.arn:
        yield "must not be a service-linked role, which no access entry takes; remove the entry"


def of_path(mapping: Mapping, *, confirmed: Set[str]) -> Iterator[str]:
    """Who is out today comes in by somebody's decision: “The role ARN can't include a path”.

    https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html, as of awsdocs/amazon-eks-user-guide at
    4d52b4d05e34, read 2026-11-23.
    """
    if out_today(mapping, confirmed=confirmed):
        yield (
            "must be meant: aws-auth takes no path, and so does not let this role in today; its entry would. Say "
            f"WITH_PATH={mapping.with_path} if it shall enter, or remove the entry"
        )


def out_today(mapping: Mapping, *, confirmed: Set[str]) -> bool:
    """A role with a path, which nobody has confirmed by ARN, or by path and name."""
    return mapping.with_path is not None and not confirmed & {mapping.arn, mapping.with_path}


def of_standard(mapping: Mapping) -> Iterator[str]:
    """A person's or service's groups and name must be such as an access entry takes."""
    if not mapping.groups:
        named = f"user {printable(mapping.username)!r}" if mapping.username else "user name"
        yield (
            "must have groups: without one its principal may only authenticate; give it a group and bind to that what "
            f"is bound to its {named}, or remove the entry"
        )
    for group in mapping.groups:
        if TEMPLATE.search(group):
            yield f"must have groups without templates, got {printable(group)!r}; write each group out"
        elif not 0 < len(group) <= LONGEST_GROUP or not group.isprintable():
            yield f"must have groups of 1 to {LONGEST_GROUP} characters in one line, got {printable(group)!r}"
    told = (*groups_are_ones_own(mapping.groups), *usernames_are_ones_own(mapping.username))
    yield from (f"{violation.path[0]} {violation.message}" for violation in told)
    yield from _of_username(mapping)


def _of_username(mapping: Mapping) -> Iterator[str]:
    """`aws-auth` fills in more than an access entry does.

    `{{AccountID}}`, `{{AccessKeyID}}`, `{{EC2PrivateDNSName}}`: README.md of kubernetes-sigs/aws-iam-authenticator at
    81b1daba00d1, read 2026-11-23.
    """
    name = mapping.username or ""
    for template in dict.fromkeys(TEMPLATE.findall(name)):
        if template == "{{AccountID}}":
            account = mapping.arn.split(":")[4]
            yield f"must have a username without {template}, which an access entry does not fill in; write {account}"
        elif template not in SESSION_TEMPLATES:
            told = f"must have a username without {printable(template)}"
            yield f"{told}, which an access entry does not fill in; remove it"
        elif template == SESSION_NAME_RAW and ":" not in name.partition(template)[0]:
            yield f"must have a colon before {template} in its username, as ops:{template}, got {printable(name)!r}"


def of_nodes(mapping: Mapping, *, account: str | None, written: bool) -> Iterator[str]:
    """A node's role has the groups of nodes alone; an entry of its own must be of the cluster's account.

    https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html, read as above: the type, and the ARN.
    """
    if ":user/" in mapping.arn:
        yield f"must not have {', '.join(sorted(NODES))}: nodes are roles, and this is a user; remove the groups"
    others = [group for group in mapping.groups if group not in GROUPS_OF_NODES]
    if others:
        told = "admin" if MASTERS in others else f"in {', '.join(map(printable, others))}"
        yield f"must not be a node's role and {told}: an entry of nodes takes no groups; give it a role of its own"
    owner = mapping.arn.split(":")[4] if mapping.arn.count(":") >= 5 else account
    if written and account and owner != account:
        yield f"must be of the cluster's account {account}, as roles of nodes are, got {owner}"


def of_all(found: ConfigMap, *, confirmed: Set[str] = frozenset()) -> Iterator[Refused]:
    """What no mapping shows by itself. That a whole account has no entry, eksctl says too.

    pkg/actions/accessentry/migrator.go of eksctl-io/eksctl at 99984adb6164, read 2026-11-23.
    """
    for index, account in enumerate(found.accounts):
        message = "must not be: no access entry lets a whole account in; name the roles and users of it that enter"
        yield Refused(place=f"mapAccounts[{index}] {printable(account)}", message=message)
    yield from _duplicates(found.mappings)
    partitions = {mapping.arn.split(":")[1]: mapping for mapping in found.mappings if mapping.arn.startswith("arn:aws")}
    if len(partitions) > 1:
        told = ", ".join(f"{name} ({mapping.place})" for name, mapping in partitions.items())
        message = f"must be principals of one partition, the cluster's own, got {told}; remove the others"
        yield Refused(place="mapRoles and mapUsers", message=message)
    inside = [mapping for mapping in found.mappings if not out_today(mapping, confirmed=confirmed)]
    if MASTERS not in found.unread_groups.union(*(mapping.groups for mapping in inside)):
        message = (
            f"must have somebody in {MASTERS}: nobody else would be admin, for the cluster's creator, whom aws-auth "
            f"does not name, is none here; give {MASTERS} to a role that people can assume"
        )
        yield Refused(place="mapRoles", message=message)


def _duplicates(mappings: Sequence[Mapping]) -> Iterator[Refused]:
    """aws-auth keeps the last of them; a principal has one access entry.

    saveMap in pkg/mapper/configmap/configmap.go of kubernetes-sigs/aws-iam-authenticator at 81b1daba00d1, read
    2026-11-23.
    """
    for _, same in groupby(sorted(mappings, key=lambda each: each.key), key=lambda each: each.key):
        first, *others = same
        for other in others:
            if says(first) != says(other):
                message = f"must say of {first.arn} what {first.place} says, for a principal has one entry; write one"
                yield Refused(place=f"{other.place} {printable(other.arn)}", message=message)


def says(mapping: Mapping) -> tuple[str, str | None, frozenset[str]]:
    """All that an entry says; the order of groups is nothing."""
    return mapping.arn, mapping.username, frozenset(mapping.groups)
