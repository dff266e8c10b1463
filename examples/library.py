"""An EKS cluster in a stack of one's own, with nodes that come and go as pods need them."""

from itertools import pairwise

from aws_cdk import App, Stack
from constructs import Construct

from constructs_lib.access.access_entries import AccessEntries
from constructs_lib.add_ons.add_ons import AddOns
from constructs_lib.capacity.managed_node_group import ManagedNodeGroup
from constructs_lib.capacity.volumes_key import VolumesKey
from constructs_lib.control_plane.control_plane import ControlPlane
from constructs_lib.network.network import Network
from specs.access.access import AccessSpec
from specs.access.grants import grants
from specs.add_ons.known.cluster_autoscaler import ClusterAutoscaler
from specs.add_ons.known.coredns import CoreDns
from specs.add_ons.known.kube_proxy import KubeProxy
from specs.add_ons.known.pod_identity_agent import PodIdentityAgent
from specs.add_ons.known.vpc_cni.vpc_cni import VpcCni
from specs.capacity.managed_node_group import ManagedNodeGroupSpec, ScalingSpec
from specs.control_plane.control_plane import ControlPlaneSpec
from specs.endpoints.features import features
from specs.endpoints.resolution import resolve
from specs.network.network import NetworkSpec

ADMIN = "arn:aws:iam::111122223333:role/admin"
ZONES = (
    {"name": "eu-west-1a", "control_plane": "10.0.0.0/28", "public": "10.0.1.0/24", "private": "10.0.64.0/18"},
    {"name": "eu-west-1b", "control_plane": "10.0.0.16/28", "public": "10.0.2.0/24", "private": "10.0.128.0/18"},
)
NETWORK = NetworkSpec.model_validate({"cidr": "10.0.0.0/16", "nat": "single", "zones": ZONES, "endpoints": "none"})
NODES = ManagedNodeGroupSpec(
    kind="managed_node_group", name="nodes", instance_types=("m7i.large",), scaling=ScalingSpec(min=2, max=9)
)
BEFORE_NODES = (VpcCni(name="vpc-cni"), KubeProxy(name="kube-proxy"), PodIdentityAgent(name="eks-pod-identity-agent"))
ON_NODES = (CoreDns(name="coredns"), ClusterAutoscaler(name="cluster-autoscaler"))
FEATURES = features(capacity=(NODES,), add_ons=(*BEFORE_NODES, *ON_NODES), uses_kubectl=True, has_a_way_out=True)
ENDPOINTS = resolve(NETWORK.endpoints, FEATURES)


class Mine(Stack):
    """All of a small platform; the order of its parts is the last thing that it says."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        """Create it."""
        super().__init__(scope, construct_id)
        network = Network(self, "Network", spec=NETWORK, endpoints=ENDPOINTS)
        vpc = network.attributes
        plane = ControlPlane(self, "ControlPlane", name="mine", spec=ControlPlaneSpec(version="1.35"), network=vpc)
        cluster = plane.attributes
        access = AccessEntries(self, "Access", cluster=cluster, grants=grants(AccessSpec(admins=(ADMIN,))))
        system = AddOns(self, "System", specs=BEFORE_NODES, cluster=cluster, network=vpc)
        volumes = VolumesKey(self, "VolumesKey", cluster_name=cluster.name)
        nodes = ManagedNodeGroup(self, "Nodes", spec=NODES, cluster=cluster, network=vpc, volumes_key=volumes)
        add_ons = AddOns(self, "AddOns", specs=ON_NODES, cluster=cluster, network=vpc)
        for earlier, later in pairwise((plane, access, system, nodes, add_ons)):
            later.node.add_dependency(earlier)


if __name__ == "__main__":
    app = App()
    Mine(app, "mine")
    app.synth()
