"""The known add-ons, told apart by `name`."""

from typing import Annotated

from pydantic import Field

from specs.add_ons.cluster_autoscaler import ClusterAutoscaler
from specs.add_ons.coredns import CoreDns
from specs.add_ons.ebs_csi import EbsCsiDriver
from specs.add_ons.kube_proxy import KubeProxy
from specs.add_ons.metrics_server import MetricsServer
from specs.add_ons.node_monitoring_agent import NodeMonitoringAgent
from specs.add_ons.pod_identity_agent import PodIdentityAgent
from specs.add_ons.vpc_cni import VpcCni

AddOnSpec = Annotated[
    ClusterAutoscaler
    | CoreDns
    | EbsCsiDriver
    | KubeProxy
    | MetricsServer
    | NodeMonitoringAgent
    | PodIdentityAgent
    | VpcCni,
    Field(discriminator="name"),
]
"""One entry of an environment's add-ons."""
