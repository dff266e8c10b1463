"""The fifth layer: what runs on nodes. It lives for days."""

from constructs import Construct

from constructs_lib.add_ons.add_ons import AddOns
from constructs_lib.capabilities.capabilities import Capabilities
from constructs_lib.identity.workload_identities import WorkloadsOnFargate
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
        add_ons = AddOns(
            self,
            "AddOns",
            specs=environment.add_ons_of("add-ons"),
            cluster=PublishedCluster(self, environment=environment),
            network=PublishedNetwork(self, environment=environment),
            lock=lock,
            pod_policies=environment.pod_policies,
            registry=environment.registry,
            isolated=not environment.network.way_out,
            uses_kubectl=environment.rbac is not None or bool(environment.workloads_by("irsa")),
            capacity=environment.capacity,
            retain=environment.retain,
        )
        if add_ons.kubectl:
            kubectl = add_ons.kubectl
            namespaces = Namespaces(self, "Namespaces", kubectl=kubectl, made=add_ons.namespaces)
            Teams(self, "Teams", specs=environment.teams, kubectl=kubectl, namespaces=namespaces)
            if environment.rbac:
                Rbac(self, "Rbac", spec=environment.rbac, kubectl=kubectl, namespaces=namespaces)
            WorkloadsOnFargate(
                self,
                "Workloads",
                specs=environment.workloads_by("irsa"),
                capacity=environment.capacity,
                cluster=PublishedCluster(self, environment=environment),
                kubectl=kubectl,
                namespaces=namespaces,
            )
        Capabilities(
            self,
            "Capabilities",
            specs=environment.capabilities,
            cluster=PublishedCluster(self, environment=environment),
        )
        entries = (
            *environment.add_ons_of("add-ons"),
            *environment.pod_policies,
            *filter(None, [environment.rbac]),
            *environment.capabilities,
            *environment.workloads_by("irsa"),
        )
        self.explain_if_empty(entries, of="add-on for nodes, nor policy of pods, nor role, nor capability")
