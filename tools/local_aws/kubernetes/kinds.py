"""Kinds that a cluster serves: those of its Kubernetes minor, and those that its custom resource definitions add.

Which kinds a minor has is read from its schemas; of those only stable versions are served, because beta and alpha APIs
are off unless the control plane enables them, which EKS does not offer (Kubernetes "API Overview", section "API
versioning", and the EKS user guide's "Beta APIs aren't enabled by default"; read 2026-11-23). The scopes and the
exceptions below are those of the Kubernetes API reference.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tools.local_aws.kubernetes.schemas import definition_of, schemas_of

OBJECT_META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"

# fmt: off
CLUSTER_SCOPED = frozenset(
    {
        "APIService", "CSIDriver", "CSINode", "CertificateSigningRequest", "ClusterRole", "ClusterRoleBinding",
        "CustomResourceDefinition", "DeviceClass", "FlowSchema", "IPAddress", "IngressClass",
        "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding", "MutatingWebhookConfiguration", "Namespace",
        "Node", "PersistentVolume", "PriorityClass", "PriorityLevelConfiguration", "ResourceSlice", "RuntimeClass",
        "ServiceCIDR", "StorageClass", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding",
        "ValidatingWebhookConfiguration", "VolumeAttachment", "VolumeAttributesClass",
    }
)
# fmt: on

NOT_STORED = frozenset({"Binding", "ComponentStatus", "Eviction", "Scale", "TokenRequest"})
"""Kinds that are questions or parts of other objects; so are all whose name ends in Review."""

SHORT_NAMES: Mapping[str, tuple[str, ...]] = {
    "ConfigMap": ("cm",),
    "CustomResourceDefinition": ("crd", "crds"),
    "DaemonSet": ("ds",),
    "Deployment": ("deploy",),
    "HorizontalPodAutoscaler": ("hpa",),
    "Ingress": ("ing",),
    "Namespace": ("ns",),
    "NetworkPolicy": ("netpol",),
    "Node": ("no",),
    "PersistentVolume": ("pv",),
    "PersistentVolumeClaim": ("pvc",),
    "Pod": ("po",),
    "PodDisruptionBudget": ("pdb",),
    "PriorityClass": ("pc",),
    "Secret": (),
    "Service": ("svc",),
    "ServiceAccount": ("sa",),
    "StatefulSet": ("sts",),
    "StorageClass": ("sc",),
}


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind in one of its versions, and how it is addressed.

    `definition` names its type in the schemas of the minor; a custom kind has none, but the `schema` of its definition.
    """

    group: str
    version: str
    name: str
    plural: str
    namespaced: bool
    definition: str = ""
    schema: Mapping[str, Any] | None = None
    short_names: tuple[str, ...] = ()

    @property
    def api_version(self) -> str:
        """As objects write it: `v1`, `apps/v1`."""
        return f"{self.group}/{self.version}" if self.group else self.version

    @property
    def resource(self) -> str:
        """As messages write it: `pods`, `deployments.apps`."""
        return f"{self.plural}.{self.group}" if self.group else self.plural

    @property
    def qualified(self) -> str:
        """As messages about an object write it: `Pod`, `Deployment.apps`."""
        return f"{self.name}.{self.group}" if self.group else self.name


@cache
def builtin_kinds(minor: str) -> tuple[Kind, ...]:
    """The kinds of a Kubernetes minor, in every stable version."""
    return tuple(sorted(_builtin_kinds(minor), key=lambda kind: (kind.group, kind.version, kind.name)))


def _builtin_kinds(minor: str) -> Iterator[Kind]:
    for definition, schema in schemas_of(minor).definitions.items():
        names = schema.get("x-kubernetes-group-version-kind", ())
        if len(names) != 1 or definition_of(schema.get("properties", {}).get("metadata", {})) != OBJECT_META:
            continue
        group, version, name = names[0]["group"], names[0]["version"], names[0]["kind"]
        if re.fullmatch(r"v\d+", version) and name not in NOT_STORED and not name.endswith("Review"):
            yield Kind(
                group=group,
                version=version,
                name=name,
                plural=plural_of(name),
                namespaced=name not in CLUSTER_SCOPED,
                definition=definition,
                short_names=SHORT_NAMES.get(name, ()),
            )


def plural_of(name: str) -> str:
    """The resource of a built-in kind: `NetworkPolicy` is `networkpolicies`."""
    lower = name.lower()
    if lower.endswith(("endpoints",)):
        return lower
    if lower.endswith(("s", "x", "ch", "sh")):
        return lower + "es"
    return lower[:-1] + "ies" if lower.endswith("y") and lower[-2] not in "aeiou" else lower + "s"
