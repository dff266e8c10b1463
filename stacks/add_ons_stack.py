"""The fifth layer: what runs on nodes. It lives for days."""

from constructs import Construct

from constructs_lib.add_ons.add_ons import AddOns
from constructs_lib.capabilities.capabilities import Capabilities
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.identity.workload_identities import WorkloadsOnFargate
from constructs_lib.kubernetes.kubectl import Kubectl
from constructs_lib.kubernetes.namespaces import Namespaces
from constructs_lib.rbac.rbac import Rbac
from constructs_lib.teams.teams import Teams
from specs.environment import Environment
from specs.lock import Lock
from stacks.hand_over import PublishedCluster, PublishedNetwork
from stacks.layer import Layer


class AddOnsStack(Layer):
    """CoreDNS, volumes, metrics, scaling, policies of pods, teams, roles: everything that needs a node."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment, lock: Lock) -> None:
        """Install the add-ons of the environment that run on nodes; without any, the CDK CLI destroys the stack."""
        super().__init__(scope, construct_id, environment=environment, holds="add-ons that run on nodes")
        self._environment = environment
        cluster = PublishedCluster(self, environment=environment)
        add_ons = self._add_ons(cluster, lock)
        if add_ons.kubectl:
            namespaces = Namespaces(self, "Namespaces", kubectl=add_ons.kubectl, made=add_ons.namespaces)
            self._in_namespaces(namespaces, cluster, add_ons.kubectl)
        Capabilities(self, "Capabilities", specs=environment.capabilities, cluster=cluster)
        if not (environment.applies_objects or environment.add_ons_of("add-ons") or environment.capabilities):
            self.explain_emptiness(of="add-on for nodes, nor policy of pods, nor role, nor capability")

    def _add_ons(self, cluster: ClusterAttributes, lock: Lock) -> AddOns:
        environment = self._environment
        return AddOns(
            self,
            "AddOns",
            specs=environment.add_ons_of("add-ons"),
            cluster=cluster,
            network=PublishedNetwork(self, environment=environment),
            lock=lock,
            pod_policies=environment.pod_policies,
            registry=environment.registry,
            isolated=not environment.network.way_out,
            uses_kubectl=environment.applies_objects,
            capacity=environment.capacity,
            retain=environment.retain,
        )

    def _in_namespaces(self, namespaces: Namespaces, cluster: ClusterAttributes, kubectl: Kubectl) -> None:
        """Teams, roles, and the service accounts of pods on Fargate."""
        environment = self._environment
        Teams(self, "Teams", specs=environment.teams, kubectl=kubectl, namespaces=namespaces)
        if environment.rbac:
            Rbac(self, "Rbac", spec=environment.rbac, kubectl=kubectl, namespaces=namespaces)
        WorkloadsOnFargate(
            self,
            "Workloads",
            specs=environment.workloads_by("irsa"),
            capacity=environment.capacity,
            cluster=cluster,
            kubectl=kubectl,
            namespaces=namespaces,
        )
