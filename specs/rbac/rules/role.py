"""What a role must be."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from specs.problems import Violation
from specs.rbac.default_roles import OF_ADD_ONS, USER_FACING
from specs.rbac.powers import reads_secrets

if TYPE_CHECKING:
    from specs.rbac.rule import PolicyRuleSpec


def the_name_is_no_standing_roles(name: str) -> Iterator[Violation]:
    """A role of the same name would be overwritten, or put back."""
    if name in USER_FACING:
        message = f"must be another name, {name!r} is that of a role that every cluster has"
        yield Violation(path=("name",), message=message)
    elif name in OF_ADD_ONS:
        message = f"must be another name, {name!r} is that of an add-on's own role, which would be overwritten"
        yield Violation(path=("name",), message=message)


def secrets_of_the_cluster_have_a_reason(allow: tuple["PolicyRuleSpec", ...]) -> Iterator[Violation]:
    """They are tokens of the platform, too; those of one namespace a role lets read.

    https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets
    """
    for index, rule in enumerate(allow):
        if rule.because is None and reads_secrets(rule.api_groups, rule.resources, rule.verbs):
            message = "must say why Secrets of the whole cluster may be read; a role of rbac.roles reads a namespace's"
            yield Violation(path=("allow", index, "because"), message=message)


def a_role_has_no_urls(allow: tuple["PolicyRuleSpec", ...]) -> Iterator[Violation]:
    """Addresses are of no namespace: PolicyRule.nonResourceURLs of the Kubernetes API."""
    for index, rule in enumerate(allow):
        if rule.non_resource_urls:
            message = "must stand in a cluster role: addresses are of no namespace"
            yield Violation(path=("allow", index, "non_resource_urls"), message=message)
