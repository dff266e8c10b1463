"""Settings of the programs that a control plane is made of."""

from typing import ClassVar, Literal

from pydantic import Field

from specs.control_plane.rules import components as rules
from specs.spec import Rule, Spec


class NodePortsSpec(Spec):
    """The ports of nodes that Services of type NodePort take. Kubernetes's own range is 30000 to 32767."""

    rules: ClassVar[tuple[Rule, ...]] = (rules.first_is_not_over_last,)

    first: int = Field(default=30000, ge=10260, le=32767)
    """The lowest; EKS takes 10260 and above: hashicorp/terraform-provider-aws, docs of aws_eks_cluster (2026-09)."""
    last: int = Field(default=32767, ge=10260, le=32767)
    """The highest."""


class ApiServerSpec(Spec):
    """The Kubernetes API server.

    https://docs.aws.amazon.com/eks/latest/APIReference/API_KubeApiServerConfigRequest.html
    """

    event_ttl_minutes: int | None = Field(default=None, ge=10, le=60)
    """How long Kubernetes events are kept; absent: an hour, which is the longest that EKS takes: hashicorp/
    terraform-provider-aws, docs of aws_eks_cluster (2026-09)."""
    node_ports: NodePortsSpec | None = None
    """The ports of Services of type NodePort; absent: Kubernetes's own."""


class SchedulerSpec(Spec):
    """How the scheduler ranks the nodes that have room for a pod.

    https://kubernetes.io/docs/concepts/scheduling-eviction/resource-bin-packing/
    """

    rules: ClassVar[tuple[Rule, ...]] = (rules.weights_are_those_that_eks_takes,)

    scoring: Literal["least_allocated", "most_allocated"]
    """Spread pods over nodes, as Kubernetes does by itself, or fill one node before the next, which lets the autoscaler
    remove more of them."""
    weights: dict[str, int] = Field(default={}, max_length=100)
    """How much each resource counts, from 1 to 100: `{cpu: 2, memory: 1}`; absent: CPU and memory the same."""


class ControllerManagerSpec(Spec):
    """The controllers of Kubernetes itself.

    https://docs.aws.amazon.com/eks/latest/APIReference/API_KubeControllerManagerConfigRequest.html
    """

    terminated_pods: int | None = Field(default=None, ge=1, le=1_000_000)
    """How many pods that have ended stay in the API before the oldest are removed; absent: 12500."""
    autoscaling_seconds: int | None = Field(default=None, ge=10, le=15)
    """How often the horizontal pod autoscaler looks at its metrics; absent: every 15 seconds. Needs a provisioned
    control plane (`tier`): hashicorp/terraform-provider-aws, docs of aws_eks_cluster (2026-09)."""
