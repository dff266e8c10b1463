"""All that pods run on, of every kind."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import assert_never

from constructs import Construct

from constructs_lib.capacity.fargate_profile import FargateProfile
from constructs_lib.capacity.managed_node_group import PLAIN, ManagedNodeGroup
from constructs_lib.capacity.volumes_key import VolumesKey
from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.network.attributes import NetworkAttributes
from specs.addresses.cni_mode import CniMode
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
        cni_mode: CniMode = PLAIN,
    ) -> None:
        """Create them all; Fargate profiles one after another, for EKS changes one at a time."""
        super().__init__(scope, construct_id)
        self._cluster = cluster
        profiles: list[FargateProfile] = []
        for spec in specs:
            match spec:
                case ManagedNodeGroupSpec():
                    ManagedNodeGroup(
                        self,
                        spec.name,
                        spec=spec,
                        cluster=cluster,
                        network=network,
                        volumes_key=self._volumes_key,
                        cni_mode=cni_mode,
                    )
                case FargateProfileSpec():
                    profiles.append(FargateProfile(self, spec.name, spec=spec, cluster=cluster, network=network))
                case _:
                    assert_never(spec)
        for earlier, later in pairwise(profiles):
            later.resource.add_dependency(earlier.resource)

    @cached_property
    def _volumes_key(self) -> VolumesKey:
        """One for all node groups; where there is none, it is not made."""
        return VolumesKey(self, "VolumesKey", cluster_name=self._cluster.name)
