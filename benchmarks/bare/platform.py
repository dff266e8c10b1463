"""All layers of one environment, by hand."""

from aws_cdk import Environment, Stage, Tags
from constructs import Construct

from benchmarks.bare.add_ons import AddOnsStack
from benchmarks.bare.capacity import CapacityStack
from benchmarks.bare.cluster import ClusterStack
from benchmarks.bare.network import NetworkStack
from benchmarks.bare.system import SystemStack


class BarePlatform(Stage):
    """The platform of `environments/prod.yaml`, with its node groups in any number."""

    def __init__(self, scope: Construct, name: str, *, node_groups: int) -> None:
        super().__init__(scope, name, env=Environment(account="111122223333", region="eu-west-1"))
        network = NetworkStack(self, "network", name)
        cluster = ClusterStack(self, "cluster", name)
        system = SystemStack(self, "system", name)
        capacity = CapacityStack(self, "capacity", name, node_groups)
        add_ons = AddOnsStack(self, "add-ons", name)
        cluster.add_stack_dependency(network)
        system.add_stack_dependency(cluster)
        capacity.add_stack_dependency(system)
        add_ons.add_stack_dependency(capacity)
        Tags.of(self).add("environment", "prod")
        Tags.of(self).add("owner", "platform")
