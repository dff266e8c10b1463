"""A platform whose pods live in an overlay of Cilium's, and not in the VPC.

    cdk deploy --app "python -m examples.own_cni" '**'

Cilium's chart stands in a layer of its own between the system layer and the nodes, which are not ready without it.
docs/decisions/0030-a-cni-of-ones-own.md says why.
"""

from pathlib import Path
from typing import Any

from aws_cdk import App, Stage
from aws_cdk.aws_eks_v2 import HelmChart
from constructs import Construct

from constructs_lib.kubernetes.kubectl import Kubectl
from specs.environment import Environment
from specs.lock import Lock, read_lock
from specs.own_cni import OwnCniSpec
from specs.reading import read_environment
from stacks.hand_over import PublishedCluster, PublishedNetwork
from stacks.layer import Layer
from stacks.platform_stage import PlatformStage

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


def overlay_platform(scope: Construct, *, environment: Environment, lock: Lock) -> PlatformStage:
    """The five layers of a platform, and the plugin's before its nodes.

    Raises ValueError for an environment without a CNI of its own.
    """
    own_cni = environment.own_cni
    if own_cni is None:
        raise ValueError(f"{environment.name} has EKS's own CNI; deploy it with app.py")

    def cni(stage: Stage) -> Layer:
        return CniStack(stage, "cni", environment=environment, own_cni=own_cni)

    return PlatformStage(scope, environment.name, environment=environment, lock=lock, own_cni=cni)


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
    overlay_platform(app, environment=described, lock=read_lock())
    app.synth()
