"""The control plane of an environment: the EKS cluster itself."""

from ipaddress import IPv4Network
from typing import ClassVar, Literal

from pydantic import Field

from specs.capacity.rules import managed_node_group as group_rules
from specs.control_plane.components import ApiServerSpec, ControllerManagerSpec, SchedulerSpec
from specs.control_plane.remote_networks import RemoteNetworksSpec
from specs.control_plane.rules import components as component_rules
from specs.control_plane.rules import endpoint as endpoint_rules
from specs.control_plane.rules import support
from specs.logs import RetentionDays
from specs.names import KubernetesMinor, SecurityGroupId
from specs.ranges import Range
from specs.rules import control_plane as rules
from specs.rules import remote_networks as remote_rules
from specs.spec import Rule, Spec

DEFAULT_SERVICES = IPv4Network("172.20.0.0/16")


class EndpointSpec(Spec):
    """Who reaches the Kubernetes API server, and from where.

    https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        endpoint_rules.a_private_endpoint_has_no_allowed_ranges,
        endpoint_rules.a_public_endpoint_names_who_may_call,
        endpoint_rules.allowed_ranges_come_once,
        endpoint_rules.allowed_ranges_are_of_the_internet,
        endpoint_rules.the_world_has_a_reason,
    )

    access: Literal["private", "public_and_private", "public"] = "private"
    """From within the VPC, from both sides, or from the internet only."""
    allowed_ranges: tuple[Range, ...] = Field(default=(), max_length=40)
    """The public ranges that may call a public endpoint. Nodes take the private path where there is one.
    At most 40: https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html (2024-12-18)"""
    open_to_the_world_because: str | None = Field(default=None, min_length=20)
    """The written reason for which `0.0.0.0/0` may stand among the allowed ranges."""


class ControlPlaneSpec(Spec):
    """One EKS cluster. It is named after its environment.

    Secrets are encrypted with a customer-managed key, all five logs are kept, authentication is by access entries
    alone and nobody is admin by having created it: these are no choices.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-cluster.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        support.the_minor_is_supported,
        rules.the_service_range_is_one_that_eks_allows,
        rules.eks_chooses_the_service_range_of_ipv6,
        group_rules.security_groups_come_once,
        component_rules.frequent_autoscaling_needs_a_tier,
        remote_rules.hybrid_nodes_are_of_ipv4,
        remote_rules.hybrid_nodes_find_one_endpoint,
    )

    version: KubernetesMinor
    """The Kubernetes minor. EKS upgrades one minor at a time."""
    endpoint: EndpointSpec = EndpointSpec()
    """The API server's endpoint."""
    service_cidr: Range | None = None
    """The addresses of Kubernetes Services, outside the VPC's ranges. Absent: 172.20.0.0/16, and in an IPv6 cluster a
    range of EKS's choice. Fixed at creation."""
    ip_family: Literal["ipv4", "ipv6"] = "ipv4"
    """The addresses of pods and Services. IPv6 needs subnets with both families. Fixed at creation."""
    egress: Literal["aws_managed", "customer_routed"] = "aws_managed"
    """The way by which the API servers reach webhooks and identity providers: AWS's own, or that of the VPC's private
    subnets, which flow logs then show. There is no way back to AWS's own:
    https://docs.aws.amazon.com/eks/latest/userguide/control-plane-egress.html"""
    log_retention_days: RetentionDays = 365
    """How long the control plane's five logs are kept."""
    deletion_protection: bool = True
    """The cluster and all stacks of the environment refuse to be deleted. `make decommission` lifts it."""
    upgrade_policy: Literal["standard", "extended"] = "standard"
    """What happens when the minor's standard support ends: EKS upgrades it, or extended support is paid for."""
    zonal_shift: bool = True
    """Amazon Application Recovery Controller may move traffic away from an impaired zone."""
    tier: Literal["standard", "tier-xl", "tier-2xl", "tier-4xl", "tier-8xl", "tier-ultra"] = "standard"
    """The capacity of the provisioned control plane."""
    security_groups: tuple[SecurityGroupId, ...] = Field(default=(), max_length=4)
    """Security groups of its network interfaces in the VPC beside the cluster's own, which stays."""
    remote_networks: RemoteNetworksSpec | None = None
    """The networks of hybrid nodes: machines outside AWS."""
    api_server: ApiServerSpec | None = None
    """Settings of the API server; absent: EKS's."""
    scheduler: SchedulerSpec | None = None
    """Settings of the scheduler; absent: EKS's."""
    controller_manager: ControllerManagerSpec | None = None
    """Settings of the controllers of Kubernetes; absent: EKS's."""

    @property
    def services(self) -> IPv4Network | None:
        """The IPv4 addresses of Services; None in an IPv6 cluster, which has none."""
        return None if self.ip_family == "ipv6" else self.service_cidr or DEFAULT_SERVICES
