"""Who may do what in an environment, as plain values: what `make access ENV=… ARGS=--json` prints.

`docs/access.md` says what each field means; it keeps its names.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Grant(_Part):
    """One thing that somebody is given: an EKS access policy, or a role of Kubernetes by a binding."""

    what: str
    """`AmazonEKSEditPolicy`, `ClusterRole deployer`."""
    through: str
    """How it comes: `access entry`, `ClusterRoleBinding deployers (group deployers)`."""
    namespaces: tuple[str, ...] | None
    """Where it holds; null: in the whole cluster."""
    allows: tuple[str, ...]
    """What that is, in words."""

    def holds_in(self, namespace: str) -> bool:
        """Whether it counts there: what holds in the whole cluster holds in each namespace."""
        return self.namespaces is None or namespace in self.namespaces


class Principal(_Part):
    """Somebody who may enter, and with what."""

    name: str
    """An ARN, or the path of the construct that makes the role; a group's, user's or service account's name."""
    kind: Literal["named", "platform", "eks", "group", "user", "service_account", "identity_center"]
    """`named`: an ARN, as it is in the file; `platform`: a role that a template makes; `eks`: EKS makes the entry;
    `identity_center`: a user or group of IAM Identity Center, who works in Argo CD."""
    type: str | None
    """The type of its access entry; null: it has none."""
    username: str | None
    groups: tuple[str, ...]
    assumed_by: tuple[str, ...]
    """Who may become this role, where a template makes it."""
    functions: tuple[str, ...] = ()
    """Lambda functions that run as this role: whoever may deploy, change or invoke one acts as it."""
    shut: bool
    """Nobody can become it: its trust policy names nobody, or a time that is long past."""
    open_until: str | None
    """Until when it can be assumed; null: its trust policy names no time, or it is shut."""
    grants: tuple[Grant, ...]
    notes: tuple[str, ...]


class Statement(_Part):
    """What a role may do in AWS: one statement of its policies."""

    effect: Literal["Allow", "Deny"]
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    conditions: tuple[str, ...]


class Workload(_Part):
    """A service account and the IAM role that its pods hold."""

    namespace: str | None
    """null: no template tells the namespace of the add-on that has it."""
    service_account: str
    through: Literal["pod identity", "IRSA"]
    role: str
    target_role: str | None
    """The role of another account that EKS goes on to for the pods."""
    managed_policies: tuple[str, ...]
    """By name; AWS's own, or one's own that no template holds."""
    statements: tuple[Statement, ...]


class CapabilityRole(_Part):
    """A capability of EKS and what it may do in AWS: others act with that through its objects."""

    name: str
    kind: str
    """`ACK`, `ARGOCD`, `KRO`."""
    role: str
    acted_for: str
    """Who makes it act."""
    is_told: bool
    """Whether a template makes the role; else nobody tells here what it may do."""
    managed_policies: tuple[str, ...]
    statements: tuple[Statement, ...]


class IdentityProvider(_Part):
    """The OIDC provider of people."""

    name: str
    issuer: str
    client_id: str
    groups: tuple[str, ...]
    """Groups that bindings name and no access entry holds: whoever has such a claim is in them."""


class Entrant(_Part):
    """One grant of one principal, as a namespace sees it."""

    principal: str
    what: str
    through: str
    cluster_wide: bool


class NamespaceReport(_Part):
    """A namespace, who may do what in it, and the IAM roles that its pods can hold."""

    name: str
    entrants: tuple[Entrant, ...]
    roles: tuple[str, ...]


class Report(_Part):
    """All of it."""

    environment: str
    account: str
    region: str
    authentication_mode: str
    creator_is_admin: bool
    principals: tuple[Principal, ...]
    identity_provider: IdentityProvider | None
    workloads: tuple[Workload, ...]
    capabilities: tuple[CapabilityRole, ...]
    namespaces: tuple[NamespaceReport, ...]
    unseen: tuple[str, ...]
    """What brings objects, and perhaps RBAC, that no template holds."""
