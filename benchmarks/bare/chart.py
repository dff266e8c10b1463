"""The values of the cluster autoscaler's chart, by hand."""

from typing import Any

VALUES: dict[str, Any] = {
    "fullnameOverride": "cluster-autoscaler",
    "cloudProvider": "aws",
    "awsRegion": "eu-west-1",
    "image": {"repository": "registry.k8s.io/autoscaling/cluster-autoscaler", "tag": "v1.35.1"},
    "rbac": {"serviceAccount": {"name": "cluster-autoscaler"}},
    "extraArgs": {
        "balance-similar-node-groups": True,
        "expander": "least-waste",
        "scale-down-unneeded-time": "10m",
        "scale-down-utilization-threshold": "0.5",
        "skip-nodes-with-local-storage": False,
    },
    "replicaCount": 2,
    "podDisruptionBudget": {"maxUnavailable": 1},
    "priorityClassName": "system-cluster-critical",
    "topologySpreadConstraints": [
        {
            "maxSkew": 1,
            "topologyKey": key,
            "whenUnsatisfiable": "ScheduleAnyway",
            "labelSelector": {"matchLabels": {"app.kubernetes.io/instance": "cluster-autoscaler"}},
        }
        for key in ("topology.kubernetes.io/zone", "kubernetes.io/hostname")
    ],
    "resources": {"requests": {"cpu": "100m", "memory": "600Mi"}, "limits": {"memory": "600Mi"}},
    "securityContext": {
        "runAsNonRoot": True,
        "runAsUser": 65534,
        "runAsGroup": 65534,
        "seccompProfile": {"type": "RuntimeDefault"},
    },
    "containerSecurityContext": {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    },
}
