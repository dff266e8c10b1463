"""A platform whose pods live in an overlay of Cilium's, and not in the VPC.

    cdk deploy --app "python -m examples.own_cni" '**'

Cilium's chart stands in a layer of its own between the system layer and the nodes, which are not ready without it.
docs/decisions/0030-a-cni-of-ones-own.md says why.
"""

from itertools import pairwise
from pathlib import Path
from typing import Any

from aws_cdk import App, Stage
from aws_cdk import Environment as Target
from aws_cdk.aws_eks_v2 import HelmChart
from constructs import Construct

from constructs_lib.kubernetes.kubectl import Kubectl
from specs.environment import Environment
from specs.lock import Lock, read_lock
from specs.own_cni import OwnCniSpec
from specs.reading import read_environment
from stacks.add_ons_stack import AddOnsStack
from stacks.capacity_stack import CapacityStack
from stacks.cluster_stack import ClusterStack
from stacks.hand_over import PublishedCluster, PublishedNetwork
from stacks.layer import Layer
from stacks.network_stack import NetworkStack
from stacks.system_stack import SystemStack

ENVIRONMENT = Path(__file__).with_name("overlay.yaml")
CHART_VERSION = "1.19.1"
"""cilium/cilium pull request 44412 (2026-02-17)."""


class CniStack(Layer):
    """Cilium as an overlay: VXLAN between nodes, a range for each node out of the environment's own."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment, own_cni: OwnCniSpec) -> None:
        """Install the chart. Its pods wait for nodes, so nothing waits for them."""
        super().__init__(scope, construct_id, environment=environment, holds="the CNI plugin, before any node")
        kubectl = Kubectl(
            self,
            "kubectl",
            cluster=PublishedCluster(self, environment=environment),
            network=PublishedNetwork(self, environment=environment),
        )
        chart = HelmChart(
            self,
            "Cilium",
            cluster=kubectl.cluster,
            chart="cilium",
            repository="https://helm.cilium.io",
            version=CHART_VERSION,
            release="cilium",
            namespace="kube-system",
            create_namespace=False,
            wait=False,
            values=_values(own_cni),
        )
        chart.node.add_dependency(kubectl)


class OverlayPlatform(Stage):
    """The five layers of a platform, and the plugin's between the third and the fourth."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment, lock: Lock) -> None:
        """Create the layers and say their order. Raises ValueError for an environment without a CNI of its own."""
        super().__init__(scope, construct_id, env=Target(account=environment.account, region=environment.region))
        if environment.own_cni is None:
            raise ValueError(f"{environment.name} has EKS's own CNI; deploy it with app.py")
        layers = (
            NetworkStack(self, "network", environment=environment),
            ClusterStack(self, "cluster", environment=environment),
            SystemStack(self, "system", environment=environment, lock=lock),
            CniStack(self, "cni", environment=environment, own_cni=environment.own_cni),
            CapacityStack(self, "capacity", environment=environment),
            AddOnsStack(self, "add-ons", environment=environment, lock=lock),
        )
        for below, above in pairwise(layers):
            above.add_stack_dependency(below)


def _values(own_cni: OwnCniSpec) -> dict[str, Any]:
    """Overlay and cluster pool are the chart's defaults; its default range, 10.0.0.0/8, would be the VPC's too.

    cilium/cilium 036445d, Documentation/installation/k8s-install-helm.rst, tab EKS, and network/concepts/ipam.
    """
    return {
        "routingMode": "tunnel",
        "tunnelProtocol": "vxlan",
        "ipam": {"mode": "cluster-pool", "operator": {"clusterPoolIPv4PodCIDRList": [str(own_cni.pod_range)]}},
    }


if __name__ == "__main__":
    app = App()
    described = read_environment(ENVIRONMENT)
    OverlayPlatform(app, described.name, environment=described, lock=read_lock())
    app.synth()
