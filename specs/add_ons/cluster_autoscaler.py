"""Nodes come when pods wait and go when they idle."""

from typing import ClassVar, Literal

from pydantic import Field

from specs.add_ons.add_on import AddOn, Definition, Identity, Statement
from specs.endpoints.reach import Call, Reach

OWN_GROUPS = ("StringEquals", "aws:ResourceTag/k8s.io/cluster-autoscaler/{cluster}", "owned")
"""The tag that EKS puts on the Auto Scaling groups of a cluster's managed node groups, for auto-discovery.

https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html
"""

IDENTITY = Identity(
    service_account="cluster-autoscaler",
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


class ClusterAutoscaler(AddOn):
    """The Kubernetes cluster autoscaler over this cluster's managed node groups, as a Helm chart.

    Its image has the cluster's minor; its chart and image are pinned in `eks.lock.json`.
    https://docs.aws.amazon.com/eks/latest/best-practices/cas.html
    """

    definition: ClassVar[Definition] = Definition(
        layer="add-ons",
        identity=IDENTITY,
        reach=REACH,
        needs=("eks-pod-identity-agent", "coredns"),
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

    @property
    def uses_kubectl(self) -> bool:
        """It is a chart."""
        return True
