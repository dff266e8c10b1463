"""All layers of one environment."""

from itertools import pairwise

from aws_cdk import Environment as Target
from aws_cdk import PermissionsBoundary, Stage, Tags
from constructs import Construct

from specs.environment import Environment
from specs.lock import Lock
from stacks.add_ons_stack import AddOnsStack
from stacks.capacity_stack import CapacityStack
from stacks.cluster_stack import ClusterStack
from stacks.network_stack import NetworkStack
from stacks.system_stack import SystemStack


class PlatformStage(Stage):
    """One EKS platform in five layers, from what lives for years to what lives for days."""

    def __init__(self, scope: Construct, construct_id: str, *, environment: Environment, lock: Lock) -> None:
        """Create the layers in the versions of the lock, and say their order, which nothing else says."""
        boundary = environment.permissions_boundary
        super().__init__(
            scope,
            construct_id,
            env=Target(account=environment.account, region=environment.region),
            permissions_boundary=PermissionsBoundary.from_arn(boundary) if boundary else None,
        )
        layers = (
            NetworkStack(self, "network", environment=environment),
            ClusterStack(self, "cluster", environment=environment),
            SystemStack(self, "system", environment=environment, lock=lock),
            CapacityStack(self, "capacity", environment=environment),
            AddOnsStack(self, "add-ons", environment=environment, lock=lock),
        )
        for below, above in pairwise(layers):
            above.add_stack_dependency(below)
        for key, value in environment.tags.items():
            Tags.of(self).add(key, value)
