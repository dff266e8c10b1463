"""Fields that an object keeps for life.

Read 2026-11-23 in kubernetes/kubernetes, pkg/apis/{storage,batch,core,rbac,scheduling,node}/validation; for selectors
the Kubernetes page "Deployments", section "Label selector updates".
"""

from collections.abc import Iterator
from typing import Any

from tools.local_aws.kubernetes.kinds import Kind

KEPT = "field is immutable"

PATHS: dict[str, dict[str, str]] = {
    "StorageClass": {
        "provisioner": "Forbidden: updates to provisioner are forbidden.",
        "parameters": "Forbidden: updates to parameters are forbidden.",
        "reclaimPolicy": "Forbidden: updates to reclaimPolicy are forbidden.",
        "volumeBindingMode": KEPT,
    },
    "Deployment": {"spec.selector": KEPT},
    "DaemonSet": {"spec.selector": KEPT},
    "ReplicaSet": {"spec.selector": KEPT},
    "Job": {"spec.template": KEPT, "spec.selector": KEPT, "spec.completionMode": KEPT},
    "Secret": {"type": KEPT},
    "RoleBinding": {"roleRef": "cannot change roleRef"},
    "ClusterRoleBinding": {"roleRef": "cannot change roleRef"},
    "PriorityClass": {
        "value": "Forbidden: may not be changed in an update.",
        "preemptionPolicy": KEPT,
    },
    "RuntimeClass": {"handler": KEPT},
}
"""By kind: what is said when the field at this path changes."""

DEFAULTS: dict[str, dict[str, str]] = {
    "StorageClass": {"reclaimPolicy": "Delete", "volumeBindingMode": "Immediate"},
    "Secret": {"type": "Opaque"},
    "PriorityClass": {"preemptionPolicy": "PreemptLowerPriority"},
}
"""What the API server writes where nothing is written, of the fields above."""

ONLY_MUTABLE: dict[str, frozenset[str]] = {
    "StatefulSet": frozenset(
        {
            "replicas",
            "ordinals",
            "template",
            "updateStrategy",
            "revisionHistoryLimit",
            "persistentVolumeClaimRetentionPolicy",
            "minReadySeconds",
        }
    ),
    "PersistentVolumeClaim": frozenset({"resources", "volumeAttributesClassName", "volumeName"}),
}
"""By kind: the only fields of `spec` that may change."""


def changes(kind: Kind, old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """All forbidden changes between two states of an object."""
    if not kind.definition:
        return
    defaults = DEFAULTS.get(kind.name, {})
    for path, said in PATHS.get(kind.name, {}).items():
        before, after = (_at(state, path) or defaults.get(path) for state in (old, new))
        if before != after:
            yield f"{path}: {said}" if said.startswith("Forbidden") else f"{path}: Invalid value: {said}"
    allowed = ONLY_MUTABLE.get(kind.name)
    if allowed is not None:
        before, after = old.get("spec") or {}, new.get("spec") or {}
        for field in sorted((before.keys() | after.keys()) - allowed):
            if before.get(field) != after.get(field):
                yield f"spec.{field}: Forbidden: only {', '.join(sorted(allowed))} may be updated"
    if old.get("immutable") and any(old.get(field) != new.get(field) for field in ("data", "binaryData", "immutable")):
        yield "data: Forbidden: field is immutable when `immutable` is set"


def _at(state: dict[str, Any], path: str) -> Any:  # noqa: ANN401 -- whatever stands there
    found: Any = state
    for part in path.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found
