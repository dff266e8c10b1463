"""The third layer: who may enter, and what must be there before any node. It lives for months."""

from constructs import Construct

from constructs_lib.access.access import Access
from constructs_lib.add_ons.add_ons import AddOns
from constructs_lib.identity.oidc_provider import OidcProvider
from constructs_lib.identity.workload_identities import WorkloadsOnNodes
from specs.environment import Environment
from specs.lock import Lock
from stacks.hand_over import PublishedCluster, PublishedNetwork
from stacks.layer import Layer


class SystemStack(Layer):
    """Access entries and the bastion, the add-ons without which no node becomes ready, and who pods on nodes are."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment, lock: Lock) -> None:
        """Open the cluster to the environment's people and install its first add-ons."""
        super().__init__(
            scope, construct_id, environment=environment, holds="access entries, and add-ons that come before nodes"
        )
        cluster = PublishedCluster(self, environment=environment)
        network = PublishedNetwork(self, environment=environment)
        Access(
            self,
            "Access",
            spec=environment.access,
            teams=environment.teams,
            cluster=cluster,
            network=network,
            retain=environment.retain,
        )
        AddOns(
            self,
            "AddOns",
            specs=environment.add_ons_of("system"),
            cluster=cluster,
            network=network,
            lock=lock,
            capacity=environment.capacity,
        )
        WorkloadsOnNodes(self, "Workloads", specs=environment.workloads_by("pod_identity"), cluster=cluster)
        if environment.uses_irsa:
            OidcProvider(self, "OidcProvider", cluster=cluster)
