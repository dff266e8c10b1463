"""What a role lets do."""

from typing import ClassVar

from pydantic import Field

from specs.rbac.rules import resources as rbac_resources
from specs.rbac.rules import rule as rules
from specs.spec import Rule, Spec


class PolicyRuleSpec(Spec):
    """Verbs on resources of the Kubernetes API, or on addresses of it that are no resources.

    https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.a_rule_is_of_one_kind,
        rules.power_has_a_reason,
        rules.verbs_are_known,
        rules.entries_come_once,
        rbac_resources.groups_are_groups,
        rbac_resources.resources_are_of_their_groups,
        rbac_resources.names_are_known_beforehand,
        rbac_resources.urls_begin_with_a_slash,
    )

    api_groups: tuple[str, ...] = ("",)
    """The groups of the resources; `""`: the core group, which is also meant where none is written."""
    resources: tuple[str, ...] = ()
    """The resources, in the plural, with their subresource if it is meant: `pods/log`. Either these or
    `non_resource_urls` are written."""
    resource_names: tuple[str, ...] = ()
    """The names of the objects; none: all."""
    non_resource_urls: tuple[str, ...] = ()
    """Addresses that are no resources, as `/metrics`; `*` at the end: all that begin so. In cluster roles only."""
    verbs: tuple[str, ...] = Field(min_length=1)
    """What may be done: get, list, watch, create, update, patch, delete, deletecollection, …"""
    because: str | None = Field(default=None, min_length=20)
    """The written reason for which this may stand: `*` among the resources; escalate, bind and impersonate; writing
    bindings or admission webhooks; tokens of service accounts; nodes/proxy; exec, attach and portforward; approving
    certificates; labels of namespaces; making volumes by hand; in a cluster role reading Secrets; `*` as a verb of any
    of these; a verb that Kubernetes does not know."""
