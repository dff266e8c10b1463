"""Roles: what somebody may do, before anybody is named."""

from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field

from specs.names import Namespace
from specs.rbac.rule import PolicyRuleSpec
from specs.rbac.rules import resources as rbac_resources
from specs.rbac.rules import role as rules
from specs.rbac.rules.names import the_name_is_ones_own
from specs.spec import Rule, Spec
from specs.written import Written

RoleName: TypeAlias = Annotated[
    str,
    Written(
        pattern=r"[a-z0-9]([-a-z0-9.:]*[a-z0-9])?",
        longest=63,
        rule="must be the name of a role: lower-case letters, digits, hyphens, dots and colons",
        example="deployer",
    ),
]
"""A role's name."""


class ClusterRoleSpec(Spec):
    """What somebody may do in the whole cluster, or in the namespace of a role binding that names it.

    https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        the_name_is_ones_own,
        rules.the_name_is_no_standing_roles,
        rules.secrets_of_the_cluster_have_a_reason,
    )

    name: RoleName
    """The cluster role's name, which must not start with `system:` and be none that Kubernetes or an add-on has."""
    allow: tuple[PolicyRuleSpec, ...] = Field(min_length=1)
    """What it lets do: the sum of all."""


class RoleSpec(Spec):
    """What somebody may do in one namespace. The namespace is made where there is none, and stays."""

    rules: ClassVar[tuple[Rule, ...]] = (
        the_name_is_ones_own,
        rules.the_name_is_no_standing_roles,
        rules.a_role_has_no_urls,
        rbac_resources.a_role_is_of_a_namespace,
    )

    name: RoleName
    """The role's name, which must not start with `system:`."""
    namespace: Namespace
    """Its namespace."""
    allow: tuple[PolicyRuleSpec, ...] = Field(min_length=1)
    """What it lets do: the sum of all."""
