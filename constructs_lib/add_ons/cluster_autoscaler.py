"""Nodes come when pods wait and go when they idle."""

from typing import Any

from aws_cdk import Duration, Stack
from aws_cdk.aws_eks import CfnPodIdentityAssociation
from aws_cdk.aws_eks_v2 import HelmChart
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.pod_identity_role import PodIdentityRole
from constructs_lib.kubernetes.kubectl import Kubectl
from specs.add_ons.cluster_autoscaler import IDENTITY
from specs.add_ons.cluster_autoscaler import ClusterAutoscaler as ClusterAutoscalerSpec
from specs.lock import Lock
from specs.names import Registry

RELEASE = "cluster-autoscaler"
NOBODY = 65534


class ClusterAutoscaler(Construct):
    """The cluster autoscaler over the managed node groups of one cluster.

    It finds the groups by the tags that EKS puts on their Auto Scaling groups, and may scale no other.
    https://docs.aws.amazon.com/eks/latest/best-practices/cas.html
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        spec: ClusterAutoscalerSpec,
        cluster: ClusterAttributes,
        kubectl: Kubectl,
        lock: Lock,
        registry: Registry | None = None,
    ) -> None:
        """Install its chart; with a registry, chart and image come from there and nothing is asked of the internet."""
        super().__init__(scope, construct_id)
        association = self._identity(spec, cluster)
        chart = lock.charts[RELEASE]
        release = HelmChart(
            self,
            "Chart",
            cluster=kubectl.cluster,
            chart=chart.name,
            repository=f"oci://{registry}/{chart.registry_path}" if registry else chart.repository,
            version=chart.version,
            release=RELEASE,
            namespace=spec.definition.namespace,
            create_namespace=False,
            atomic=True,
            timeout=Duration.minutes(10),
            values=self._values(spec, cluster, lock, registry),
        )
        release.node.add_dependency(association, kubectl)

    def _identity(self, spec: ClusterAutoscalerSpec, cluster: ClusterAttributes) -> CfnPodIdentityAssociation:
        role = PodIdentityRole(self, "Role", identity=IDENTITY, cluster=cluster)
        return CfnPodIdentityAssociation(
            self,
            "PodIdentity",
            cluster_name=cluster.name,
            namespace=spec.definition.namespace,
            service_account=IDENTITY.service_account,
            role_arn=role.role_arn,
        )

    def _values(
        self, spec: ClusterAutoscalerSpec, cluster: ClusterAttributes, lock: Lock, registry: Registry | None
    ) -> dict[str, Any]:
        """The chart's values.

        https://github.com/kubernetes/autoscaler/tree/master/charts/cluster-autoscaler
        """
        image = lock.images[RELEASE][cluster.version]
        labels = {"app.kubernetes.io/instance": RELEASE}
        return {
            "fullnameOverride": RELEASE,
            "cloudProvider": "aws",
            "awsRegion": Stack.of(self).region,
            "autoDiscovery": {"clusterName": cluster.name},
            "image": {
                "repository": f"{registry}/{image.registry_path}" if registry else image.repository,
                "tag": image.tag,
            },
            "rbac": {"serviceAccount": {"name": IDENTITY.service_account}},
            "extraArgs": _arguments(spec, offline=registry is not None),
            "replicaCount": 2,
            "podDisruptionBudget": {"maxUnavailable": 1},
            "priorityClassName": "system-cluster-critical",
            "topologySpreadConstraints": [
                {
                    "maxSkew": 1,
                    "topologyKey": key,
                    "whenUnsatisfiable": "ScheduleAnyway",
                    "labelSelector": {"matchLabels": labels},
                }
                for key in ("topology.kubernetes.io/zone", "kubernetes.io/hostname")
            ],
            "resources": {
                "requests": {"cpu": "100m", "memory": "600Mi"},
                "limits": {"memory": "600Mi"},
            },
            "securityContext": {
                "runAsNonRoot": True,
                "runAsUser": NOBODY,
                "runAsGroup": NOBODY,
                "seccompProfile": {"type": "RuntimeDefault"},
            },
            "containerSecurityContext": {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            },
        }


def _arguments(spec: ClusterAutoscalerSpec, *, offline: bool) -> dict[str, Any]:
    """The flags.

    https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md
    """
    return {
        "balance-similar-node-groups": True,
        "expander": spec.expander,
        "scale-down-unneeded-time": f"{spec.scale_down_after_minutes}m",
        "scale-down-utilization-threshold": str(spec.scale_down_utilization_threshold),
        "skip-nodes-with-system-pods": False,
        **({"aws-use-static-instance-list": True} if offline else {}),
    }
