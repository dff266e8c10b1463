"""The settings of a control plane's programs and of what lies beyond its VPC, as CloudFormation spells them.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-cluster.html
"""

from aws_cdk.aws_eks import CfnCluster

from specs.control_plane.components import ApiServerSpec, ControllerManagerSpec, SchedulerSpec
from specs.control_plane.remote_networks import RemoteNetworksSpec

SCORINGS = {"least_allocated": "LeastAllocated", "most_allocated": "MostAllocated"}


def api_server(spec: ApiServerSpec) -> CfnCluster.KubeApiServerConfigProperty:
    """Of the Kubernetes API server."""
    ports = spec.node_ports
    return CfnCluster.KubeApiServerConfigProperty(
        event_ttl=f"{spec.event_ttl_minutes}m" if spec.event_ttl_minutes else None,
        service_node_port_range=CfnCluster.ServiceNodePortRangeProperty(min_port=ports.first, max_port=ports.last)
        if ports
        else None,
    )


def scheduler(spec: SchedulerSpec) -> CfnCluster.KubeSchedulerConfigProperty:
    """Of the scheduler."""
    weights = [CfnCluster.ResourceWeightProperty(name=name, weight=weight) for name, weight in spec.weights.items()]
    strategy = CfnCluster.ScoringStrategyProperty(type=SCORINGS[spec.scoring], resources=weights or None)
    return CfnCluster.KubeSchedulerConfigProperty(
        node_resources_fit=CfnCluster.NodeResourcesFitConfigProperty(scoring_strategy=strategy)
    )


def controller_manager(spec: ControllerManagerSpec) -> CfnCluster.KubeControllerManagerConfigProperty:
    """Of the controllers of Kubernetes."""
    pods, seconds = spec.terminated_pods, spec.autoscaling_seconds
    return CfnCluster.KubeControllerManagerConfigProperty(
        pod_gc_controller_config=CfnCluster.PodGcControllerConfigProperty(terminated_pod_gc_threshold=pods)
        if pods
        else None,
        horizontal_pod_autoscaler_controller_config=CfnCluster.HorizontalPodAutoscalerControllerConfigProperty(
            horizontal_pod_autoscaler_sync_period=f"{seconds}s"
        )
        if seconds
        else None,
    )


def remote_networks(spec: RemoteNetworksSpec) -> CfnCluster.RemoteNetworkConfigProperty:
    """Of hybrid nodes."""
    nodes = CfnCluster.RemoteNodeNetworkProperty(cidrs=[str(block) for block in spec.nodes])
    pods = CfnCluster.RemotePodNetworkProperty(cidrs=[str(block) for block in spec.pods])
    return CfnCluster.RemoteNetworkConfigProperty(
        remote_node_networks=[nodes], remote_pod_networks=[pods] if spec.pods else None
    )
