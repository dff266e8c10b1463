"""Nodes come when pods wait and go when they idle."""

from typing import Any

from aws_cdk import Duration
from aws_cdk.aws_eks import CfnPodIdentityAssociation
from aws_cdk.aws_eks_v2 import HelmChart
from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.pod_identity_role import PodIdentityRole
from constructs_lib.kubernetes.kubectl import Kubectl
from constructs_lib.place import place_of
from specs.add_ons.cluster_autoscaler import IDENTITY
from specs.add_ons.cluster_autoscaler import ClusterAutoscaler as ClusterAutoscalerSpec
from specs.lock import ImageLock, Lock, read_lock
from specs.names import Registry

RELEASE = "cluster-autoscaler"
NOBODY = 65534
RESOURCES = {"requests": {"cpu": "100m", "memory": "600Mi"}, "limits": {"memory": "600Mi"}}
"""What its makers give it on AWS, but for the limit on CPU, which would slow it down when pods wait.

kubernetes/autoscaler 55c37cd (2026-08-22), cloudprovider/aws/examples/cluster-autoscaler-autodiscover.yaml.
"""
SPREAD_OVER = ("topology.kubernetes.io/zone", "kubernetes.io/hostname")


class ClusterAutoscaler(Construct):
    """The cluster autoscaler over the managed node groups of one cluster.

    It finds the groups by the tags that EKS puts on their Auto Scaling groups, and may scale no other. Of its two
    replicas one leads, by the election that is its default, and the other stands by. What an empty group would bring
    (labels, taints) it asks of EKS, so groups scale from zero.
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
        lock: Lock | None = None,
        registry: Registry | None = None,
        isolated: bool = False,
    ) -> None:
        """Install the chart and image of a lock, or of `eks.lock.json`; with a registry, they come from there.

        `isolated` says that nodes have no way to the internet. Raises ValueError where the lock has no image of the
        cluster's minor.
        """
        super().__init__(scope, construct_id)
        lock = lock or read_lock()
        role = PodIdentityRole(self, "Role", identity=IDENTITY, cluster=cluster)
        association = self._association(spec, cluster, role)
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
            values=_values(
                spec,
                cluster,
                image=_image(lock, cluster),
                region=place_of(self).region,
                registry=registry,
                isolated=isolated,
            ),
        )
        release.node.add_dependency(role, association, kubectl)

    def _association(
        self, spec: ClusterAutoscalerSpec, cluster: ClusterAttributes, role: PodIdentityRole
    ) -> CfnPodIdentityAssociation:
        return CfnPodIdentityAssociation(
            self,
            "PodIdentity",
            cluster_name=cluster.name,
            namespace=spec.definition.namespace,
            service_account=IDENTITY.service_account,
            role_arn=role.role_arn,
        )


def _image(lock: Lock, cluster: ClusterAttributes) -> ImageLock:
    image = lock.images.get(RELEASE, {}).get(cluster.version)
    if image is None:
        raise ValueError(f"the lock of {lock.as_of} has no image of {RELEASE} for Kubernetes {cluster.version}")
    return image


def _values(
    spec: ClusterAutoscalerSpec,
    cluster: ClusterAttributes,
    *,
    image: ImageLock,
    region: str,
    registry: Registry | None,
    isolated: bool,
) -> dict[str, Any]:
    """The chart's values. The region is said, for no pod reaches a node's metadata service to ask for it.

    The chart knows no digest of its own, and writes `repository:tag`: a tag may end in `@` and the digest, by which
    the image is then pulled.

    https://github.com/kubernetes/autoscaler/tree/master/cluster-autoscaler/charts/cluster-autoscaler
    """
    return {
        "fullnameOverride": RELEASE,
        "cloudProvider": "aws",
        "awsRegion": region,
        "autoDiscovery": {"clusterName": cluster.name},
        "image": {
            "repository": f"{registry}/{image.registry_path}" if registry else image.repository,
            "tag": f"{image.tag}@{image.digest.value}",
        },
        "rbac": {"serviceAccount": {"name": IDENTITY.service_account}},
        "extraArgs": _arguments(spec, isolated=isolated),
        "replicaCount": 2,
        "podDisruptionBudget": {"maxUnavailable": 1},
        "priorityClassName": "system-cluster-critical",
        "topologySpreadConstraints": [_spread_over(key) for key in SPREAD_OVER],
        "resources": RESOURCES,
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


def _spread_over(topology: str) -> dict[str, Any]:
    return {
        "maxSkew": 1,
        "topologyKey": topology,
        "whenUnsatisfiable": "ScheduleAnyway",
        "labelSelector": {"matchLabels": {"app.kubernetes.io/instance": RELEASE}},
    }


def _arguments(spec: ClusterAutoscalerSpec, *, isolated: bool) -> dict[str, Any]:
    """The flags.

    `skip-nodes-with-local-storage`: an emptyDir is gone with its pod at every update of the nodes, and must not keep
    a node that is not needed; the makers' example for AWS says so too. Pods of kube-system are moved where a
    disruption budget allows it, which is the default.
    https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md
    """
    return {
        "balance-similar-node-groups": True,
        "expander": spec.expander,
        "scale-down-unneeded-time": f"{spec.scale_down_after_minutes}m",
        "scale-down-utilization-threshold": str(spec.scale_down_utilization_threshold),
        "skip-nodes-with-local-storage": False,
        **(_flags_without_internet() if isolated else {}),
    }


def _flags_without_internet() -> dict[str, Any]:
    """The list of instance types that the image brings, instead of one that is fetched.

    Types younger than the image are unknown to it.
    awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), private-clusters.adoc.
    """
    return {"aws-use-static-instance-list": True}
