"""The fifth layer: what runs on nodes. It lives for days."""

from constructs import Construct

from constructs_lib.add_ons.add_ons import AddOns
from specs.environment import Environment
from specs.lock import Lock
from stacks.hand_over import PublishedCluster, PublishedNetwork
from stacks.layer import Layer


class AddOnsStack(Layer):
    """CoreDNS, volumes, metrics, scaling, policies of pods: everything that needs a node."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment, lock: Lock) -> None:
        """Install the add-ons of the environment that run on nodes; without any, the CDK CLI destroys the stack."""
        super().__init__(scope, construct_id, environment=environment, holds="add-ons that run on nodes")
        AddOns(
            self,
            "AddOns",
            specs=environment.add_ons_of("add-ons"),
            cluster=PublishedCluster(self, environment=environment),
            network=PublishedNetwork(self, environment=environment),
            lock=lock,
            pod_policies=environment.pod_policies,
            registry=environment.registry,
            isolated=not environment.network.way_out,
        )
        entries = (*environment.add_ons_of("add-ons"), *environment.pod_policies)
        self.explain_if_empty(entries, of="add-on for nodes, nor policy of pods")
