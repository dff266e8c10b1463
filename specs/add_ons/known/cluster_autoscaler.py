"""Nodes come when pods wait and go when they idle."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.chart import Chart
from specs.add_ons.spread import spread
from specs.add_ons.surroundings import Surroundings
from specs.capacity.capacity import CapacitySpec, node_groups
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.json import Json
from specs.problems import Violation

if TYPE_CHECKING:
    from specs.control_plane.control_plane import ControlPlaneSpec

OWN_GROUPS = ("StringEquals", "aws:ResourceTag/k8s.io/cluster-autoscaler/{cluster}", "owned")
"""The tag that EKS puts on the Auto Scaling groups of a cluster's managed node groups, for auto-discovery.

https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
"""

IDENTITY = Identity(
    service_account="cluster-autoscaler",
    annotations_at=("rbac", "serviceAccount", "annotations"),
    statements=(
        Statement(
            actions=(
                "autoscaling:DescribeAutoScalingGroups",
                "autoscaling:DescribeAutoScalingInstances",
                "autoscaling:DescribeLaunchConfigurations",
                "autoscaling:DescribeScalingActivities",
                "ec2:DescribeImages",
                "ec2:DescribeInstanceTypes",
                "ec2:DescribeLaunchTemplateVersions",
                "ec2:GetInstanceTypesFromInstanceRequirements",
            ),
            because="these read actions know no resource",
        ),
        Statement(
            actions=("eks:DescribeNodegroup",),
            resources=("arn:{partition}:eks:{region}:{account}:nodegroup/{cluster}/*",),
            because="the node groups of this one cluster, whose names CloudFormation chooses",
        ),
        Statement(
            actions=("autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"),
            resources=("arn:{partition}:autoscaling:{region}:{account}:autoScalingGroup:*",),
            conditions=(OWN_GROUPS,),
            because="the names of Auto Scaling groups are EKS's; the condition holds it to this cluster's own",
        ),
    ),
)
"""It may read all groups, and scale this cluster's own.

kubernetes/autoscaler 55c37cd (2026-08-22), cluster-autoscaler/cloudprovider/aws/README.md.
"""

REACH = Reach(
    calls=(
        Call(service="autoscaling", because="finds and sizes the groups of the nodes"),
        Call(service="ec2", because="learns what a node of an empty group would offer"),
        Call(service="eks", because="reads labels and taints of node groups"),
    )
)


RELEASE = "cluster-autoscaler"
NOBODY = 65534

RESOURCES: dict[str, Json] = {"requests": {"cpu": "100m", "memory": "600Mi"}, "limits": {"memory": "600Mi"}}
"""What its makers give it on AWS, but for the limit on CPU, which would slow it down when pods wait.

kubernetes/autoscaler 55c37cd (2026-08-22), cloudprovider/aws/examples/cluster-autoscaler-autodiscover.yaml.
"""

POD_SECURITY: dict[str, Json] = {
    "runAsNonRoot": True,
    "runAsUser": NOBODY,
    "runAsGroup": NOBODY,
    "seccompProfile": {"type": "RuntimeDefault"},
}

CONTAINER_SECURITY: dict[str, Json] = {
    "allowPrivilegeEscalation": False,
    "readOnlyRootFilesystem": True,
    "capabilities": {"drop": ["ALL"]},
}

WITHOUT_INTERNET: dict[str, Json] = {"aws-use-static-instance-list": True}
"""The list of instance types that the image brings, instead of one that is fetched; younger types are unknown to it.

awsdocs/amazon-eks-user-guide 4d52b4d (2024-12-18), private-clusters.adoc.
"""


class ClusterAutoscaler(Chart):
    """The Kubernetes cluster autoscaler over this cluster's managed node groups, as a Helm chart.

    It finds the groups by the tags that EKS puts on their Auto Scaling groups, and may scale no other. Of its two
    replicas one leads, by the election that is its default, and the other stands by. What an empty group would bring
    (labels, taints) it asks of EKS, so groups scale from zero. Its image has the cluster's minor.
    https://docs.aws.amazon.com/eks/latest/best-practices/cas.html
    """

    definition: ClassVar[Definition] = Definition(
        provides=(Ability.NODE_SCALING,),
        needs=(Ability.POD_CREDENTIALS, Ability.DNS),
        identities=(IDENTITY,),
        reach=REACH,
        controller=True,
    )

    name: Literal["cluster-autoscaler"]
    """Which add-on this entry is."""
    expander: Literal["least-waste", "most-pods", "random", "least-nodes"] = "least-waste"
    """Which group grows when several could. (`priority` needs a list of its own, which stands nowhere here.)"""
    scale_down_after_minutes: int = Field(default=10, ge=1, le=1440)
    """Minutes that a node is not needed before it goes."""
    scale_down_utilization_threshold: float = Field(default=0.5, gt=0, lt=1)
    """Below this sum of requests over capacity a node counts as not needed."""

    @override
    def against(
        self,
        control_plane: "ControlPlaneSpec",
        capacity: Sequence[CapacitySpec],
    ) -> Iterator[Violation]:
        """It scales managed node groups, and nothing else."""
        if not any(node_groups(capacity)):
            yield Violation(path=(), message="needs a managed node group to scale, and there is none")

    def values(self, around: Surroundings) -> dict[str, Json]:
        """The chart's values. The region is said, for no pod reaches a node's metadata service to ask for it.

        The chart knows no digest of the image: its tag ends in one.
        https://github.com/kubernetes/autoscaler/tree/master/cluster-autoscaler/charts/cluster-autoscaler
        """
        image = around.image(RELEASE)
        return {
            "fullnameOverride": RELEASE,
            "cloudProvider": "aws",
            "awsRegion": around.region,
            "autoDiscovery": {"clusterName": around.cluster},
            "image": {"repository": image.name(registry=around.registry), "tag": image.pinned_tag},
            "rbac": {"serviceAccount": {"name": IDENTITY.service_account}},
            "extraArgs": self._arguments(isolated=around.isolated),
            "replicaCount": 2,
            "podDisruptionBudget": {"maxUnavailable": 1},
            "priorityClassName": "system-cluster-critical",
            "topologySpreadConstraints": spread({"app.kubernetes.io/instance": RELEASE}),
            "resources": RESOURCES,
            "securityContext": POD_SECURITY,
            "containerSecurityContext": CONTAINER_SECURITY,
        }

    def _arguments(self, *, isolated: bool) -> dict[str, Json]:
        """The flags.

        `skip-nodes-with-local-storage`: an emptyDir is gone with its pod at every update of the nodes, and must not
        keep a node that is not needed; the makers' example for AWS says so too. Pods of kube-system are moved where a
        disruption budget allows it, which is the default.
        https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md
        """
        return {
            "balance-similar-node-groups": True,
            "expander": self.expander,
            "scale-down-unneeded-time": f"{self.scale_down_after_minutes}m",
            "scale-down-utilization-threshold": str(self.scale_down_utilization_threshold),
            "skip-nodes-with-local-storage": False,
            **(WITHOUT_INTERNET if isolated else {}),
        }
