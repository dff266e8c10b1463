"""What the add-ons of a cluster are told of where they are installed."""

from collections.abc import Mapping
from typing import Literal

from constructs import Construct

from constructs_lib.control_plane.attributes import ClusterAttributes
from constructs_lib.network.attributes import NetworkAttributes
from constructs_lib.place import place_of
from specs.lock import ImageLock, Lock
from specs.names import Registry


class KnownSurroundings:
    """A cluster and its network, asked for each value when an add-on asks for it."""

    def __init__(
        self,
        scope: Construct,
        *,
        cluster: ClusterAttributes,
        network: NetworkAttributes,
        lock: Lock,
        registry: Registry | None = None,
        isolated: bool = False,
    ) -> None:
        """Speak for a cluster; `scope` says in which region the add-ons are deployed."""
        self.cluster = cluster.name
        self.ip_family: Literal["ipv4", "ipv6"] = cluster.ip_family
        self.region = place_of(scope).region
        self.registry = registry
        self.isolated = isolated
        self._cluster = cluster
        self._network = network
        self._lock = lock

    @property
    def security_group_id(self) -> str:
        """The cluster's security group."""
        return self._cluster.security_group_id

    @property
    def vpc_id(self) -> str:
        """The VPC."""
        return self._network.vpc_id

    @property
    def node_subnet_ids(self) -> Mapping[str, str]:
        """The private subnets, by zone."""
        return self._network.private_subnet_ids

    @property
    def pod_subnets(self) -> Literal["discovery", "custom_networking"]:
        """How the CNI gets to the subnets of pods, where there are some."""
        return self._network.pod_subnets

    @property
    def pod_subnet_ids(self) -> Mapping[str, str]:
        """The subnets of pods, by zone."""
        return self._network.pod_subnet_ids

    def image(self, name: str) -> ImageLock:
        """The image that the lock pins under a name for the cluster's minor. Raises ValueError where there is none."""
        image = self._lock.image(name, minor=self._cluster.version)
        if image is None:
            raise ValueError(
                f"the lock of {self._lock.as_of} has no image of {name} for Kubernetes {self._cluster.version}"
            )
        return image
