"""All that pods run on, of every kind."""

from collections.abc import Sequence
from itertools import pairwise
from typing import assert_never

from constructs import Construct

from constructs_lib.capacity.fargate_profile import FargateProfile
from constructs_lib.capacity.managed_node_group import ManagedNodeGroup
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.network.attributes import NetworkAttributes
from specs.capacity.capacity import CapacitySpec
from specs.capacity.fargate_profile import FargateProfileSpec
from specs.capacity.managed_node_group import ManagedNodeGroupSpec


class Capacity(Construct):
    """The node groups and Fargate profiles of a cluster, each under its own name."""

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        specs: Sequence[CapacitySpec],
        cluster: ClusterAttributes,
        network: NetworkAttributes,
    ) -> None:
        """Create them all; Fargate profiles one after another, for EKS changes one at a time."""
        super().__init__(scope, construct_id)
        profiles: list[FargateProfile] = []
        for spec in specs:
            match spec:
                case ManagedNodeGroupSpec():
                    ManagedNodeGroup(self, spec.name, spec=spec, cluster=cluster, network=network)
                case FargateProfileSpec():
                    profiles.append(FargateProfile(self, spec.name, spec=spec, cluster=cluster, network=network))
                case _:
                    assert_never(spec)
        for earlier, later in pairwise(profiles):
            later.resource.add_dependency(earlier.resource)
