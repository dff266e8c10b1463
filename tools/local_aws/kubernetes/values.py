"""Values that a schema's type allows and the API server does not.

Ranges, closed sets and wording: kubernetes/kubernetes, pkg/apis/core/validation/validation.go with the `+enum` types of
staging/src/k8s.io/api, and kubernetes/apimachinery, pkg/util/validation and pkg/api/resource (read 2026-11-23).
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from tools.local_aws.kubernetes import names
from tools.local_aws.kubernetes.pods import pod
from tools.local_aws.kubernetes.schemas import Field, Schemas

Rule = Callable[[Any, str], Iterator[str]]
"""What is wrong with a value at a path; nothing for a good one."""

_QUANTITY = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(m|u|n|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\d+)?")


def wrong_values(schemas: Schemas, definition: str, found: dict[str, Any]) -> Iterator[str]:
    """All that is wrong with the values of an object whose shape is right."""
    for field in schemas.fields(definition, found):
        if field.value is not None:
            yield from _wrong(field)


def _wrong(field: Field) -> Iterator[str]:
    owner = field.definition.rpartition(".")[2]
    rule = FIELDS.get((owner, field.name))
    if rule is not None:
        yield from rule(field.value, field.path)
    allowed = CLOSED.get((owner, field.name))
    if allowed is not None and field.value not in allowed:
        supported = ", ".join(f'"{value}"' for value in sorted(allowed))
        yield f'{field.path}: Unsupported value: "{field.value}": supported values: {supported}'
    of_type = TYPES.get(field.type.rpartition(".")[2])
    if of_type is not None:
        yield from of_type(field.value, field.path)


def port(value: Any, path: str) -> Iterator[str]:  # noqa: ANN401 -- JSON
    """A number of a port, or the name of one."""
    if isinstance(value, int):
        if not 1 <= value <= 65535:
            yield f"{path}: Invalid value: {value}: must be between 1 and 65535, inclusive"
    elif not re.fullmatch("(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*", str(value)) or len(value) > 15:
        yield (
            f'{path}: Invalid value: "{value}": must contain only alpha-numeric characters (a-z, 0-9), single hyphens '
            "and at least one letter, and be no more than 15 characters"
        )


def node_port(value: int, path: str) -> Iterator[str]:
    """A port of every node, of the range that EKS keeps at its default; 0 asks for one to be chosen."""
    if value and not 30000 <= value <= 32767:
        yield (
            f"{path}: Invalid value: {value}: provided port is not in the valid range. "
            "The range of valid ports is 30000-32767"
        )


def not_negative(value: int, path: str) -> Iterator[str]:
    """A count."""
    if value < 0:
        yield f"{path}: Invalid value: {value}: must be greater than or equal to 0"


def quantities(value: dict[str, Any], path: str) -> Iterator[str]:
    """Amounts of resources, such as `100m` and `1Gi`."""
    for resource, amount in value.items():
        if not _QUANTITY.fullmatch(str(amount)):
            yield (
                f'{path}[{resource}]: Invalid value: "{amount}": quantities must match the regular expression '
                "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
            )


def provisioner(value: str, path: str) -> Iterator[str]:
    """The name of what provisions volumes."""
    yield from names.labels({value.lower(): ""}, path)


def workload(spec: dict[str, Any], path: str) -> Iterator[str]:
    """What keeps pods by a selector: it must select the pods that it makes."""
    wanted = (spec.get("selector") or {}).get("matchLabels") or {}
    made = ((spec.get("template") or {}).get("metadata") or {}).get("labels") or {}
    if not wanted and not (spec.get("selector") or {}).get("matchExpressions"):
        yield f"{path}.selector: Invalid value: empty selector is invalid for deployment"
    if any(made.get(key) != value for key, value in wanted.items()):
        yield f"{path}.template.metadata.labels: Invalid value: `selector` does not match template `labels`"


def service(spec: dict[str, Any], path: str) -> Iterator[str]:
    """A Service: several ports need names, and no port is there twice."""
    ports = spec.get("ports") or []
    if not ports and spec.get("type") != "ExternalName" and spec.get("clusterIP") != "None":
        yield f"{path}.ports: Required value"
    if len(ports) > 1:
        yield from (
            f"{path}.ports[{number}].name: Required value" for number, one in enumerate(ports) if not one.get("name")
        )
    seen = [(one.get("protocol", "TCP"), one["port"]) for one in ports]
    yield from (f"{path}.ports[{number}]: Duplicate value" for number, one in enumerate(seen) if one in seen[:number])


FIELDS: dict[tuple[str, str], Rule] = {
    ("ContainerPort", "containerPort"): port,
    ("ContainerPort", "hostPort"): port,
    ("ContainerPort", "name"): port,
    ("ServicePort", "port"): port,
    ("ServicePort", "targetPort"): port,
    ("ServicePort", "nodePort"): node_port,
    ("HTTPGetAction", "port"): port,
    ("TCPSocketAction", "port"): port,
    ("GRPCAction", "port"): port,
    ("NetworkPolicyPort", "port"): port,
    ("ServiceBackendPort", "number"): port,
    ("ServiceReference", "port"): port,
    ("DeploymentSpec", "replicas"): not_negative,
    ("StatefulSetSpec", "replicas"): not_negative,
    ("ReplicaSetSpec", "replicas"): not_negative,
    ("ResourceRequirements", "limits"): quantities,
    ("ResourceRequirements", "requests"): quantities,
    ("VolumeResourceRequirements", "requests"): quantities,
    ("VolumeResourceRequirements", "limits"): quantities,
    ("ResourceQuotaSpec", "hard"): quantities,
    ("ObjectMeta", "labels"): names.labels,
    ("LabelSelector", "matchLabels"): names.labels,
    ("PodSpec", "nodeSelector"): names.labels,
    ("StorageClass", "provisioner"): provisioner,
}
"""By type and field."""

TYPES: dict[str, Rule] = {
    "PodSpec": pod,
    "DeploymentSpec": workload,
    "DaemonSetSpec": workload,
    "StatefulSetSpec": workload,
    "ReplicaSetSpec": workload,
    "ServiceSpec": service,
}
"""By the type of a value, for what several of its fields decide together."""

_PROTOCOLS = frozenset({"TCP", "UDP", "SCTP"})
_RECLAIM = frozenset({"Delete", "Retain"})

CLOSED: dict[tuple[str, str], frozenset[str]] = {
    ("Container", "imagePullPolicy"): frozenset({"Always", "IfNotPresent", "Never"}),
    ("ContainerPort", "protocol"): _PROTOCOLS,
    ("DeploymentStrategy", "type"): frozenset({"Recreate", "RollingUpdate"}),
    ("LabelSelectorRequirement", "operator"): frozenset({"DoesNotExist", "Exists", "In", "NotIn"}),
    ("NetworkPolicyPort", "protocol"): _PROTOCOLS,
    ("PersistentVolumeSpec", "persistentVolumeReclaimPolicy"): _RECLAIM | {"Recycle"},
    ("PodDisruptionBudgetSpec", "unhealthyPodEvictionPolicy"): frozenset({"AlwaysAllow", "IfHealthyBudget"}),
    ("PodSpec", "dnsPolicy"): frozenset({"ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"}),
    ("PodSpec", "restartPolicy"): frozenset({"Always", "Never", "OnFailure"}),
    ("PriorityClass", "preemptionPolicy"): frozenset({"Never", "PreemptLowerPriority"}),
    ("ServicePort", "protocol"): _PROTOCOLS,
    ("ServiceSpec", "type"): frozenset({"ClusterIP", "ExternalName", "LoadBalancer", "NodePort"}),
    ("StorageClass", "reclaimPolicy"): _RECLAIM,
    ("StorageClass", "volumeBindingMode"): frozenset({"Immediate", "WaitForFirstConsumer"}),
    ("Toleration", "effect"): frozenset({"", "NoExecute", "NoSchedule", "PreferNoSchedule"}),
    ("Toleration", "operator"): frozenset({"", "Equal", "Exists"}),
    ("TopologySpreadConstraint", "whenUnsatisfiable"): frozenset({"DoNotSchedule", "ScheduleAnyway"}),
}
"""By type and field: the only values there are."""
