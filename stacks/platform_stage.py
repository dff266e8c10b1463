"""All layers of one environment."""

from collections.abc import Callable
from itertools import pairwise

from aws_cdk import Environment as Target
from aws_cdk import PermissionsBoundary, Stage, Tags
from constructs import Construct

from specs.environment import Environment
from specs.lock import Lock
from stacks.add_ons_stack import AddOnsStack
from stacks.capacity_stack import CapacityStack
from stacks.cluster_stack import ClusterStack
from stacks.layer import Layer
from stacks.network_stack import NetworkStack
from stacks.system_stack import SystemStack


class PlatformStage(Stage):
    """One EKS platform in five layers, from what lives for years to what lives for days."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        environment: Environment,
        lock: Lock,
        own_cni: Callable[[Stage], Layer] | None = None,
    ) -> None:
        """Create the layers in the versions of the lock, and say their order, which nothing else says.

        `own_cni` makes one more, before the nodes that wait for it, for an environment that brings its own CNI.
        Raises ValueError where only one of the two speaks of it.
        """
        if (environment.own_cni is None) != (own_cni is None):
            raise ValueError(
                f"{environment.name}: own_cni must be in the environment and a layer of the stage, or neither"
            )
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
            *((own_cni(self),) if own_cni else ()),
            CapacityStack(self, "capacity", environment=environment),
            AddOnsStack(self, "add-ons", environment=environment, lock=lock),
        )
        for below, above in pairwise(layers):
            above.add_stack_dependency(below)
        for key, value in environment.tags.items():
            Tags.of(self).add(key, value)
