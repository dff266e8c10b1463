"""What an add-on is told of where it is installed."""

from collections.abc import Mapping
from typing import Literal, Protocol

from specs.lock import ImageLock


class Surroundings(Protocol):
    """The cluster and network around an add-on. Its texts may be CloudFormation tokens: they are passed on, not read.

    What is never asked for is never read: each value of another layer becomes a parameter of the stack that asks.
    """

    @property
    def cluster(self) -> str:
        """The cluster's name, as literal text."""
        ...

    @property
    def ip_family(self) -> Literal["ipv4", "ipv6"]:
        """The addresses of pods and Services."""
        ...

    @property
    def security_group_id(self) -> str:
        """The cluster's security group."""
        ...

    @property
    def region(self) -> str:
        """The AWS region."""
        ...

    @property
    def vpc_id(self) -> str:
        """The VPC."""
        ...

    @property
    def node_subnet_ids(self) -> Mapping[str, str]:
        """The private subnets, by zone."""
        ...

    @property
    def pod_subnets(self) -> Literal["discovery", "custom_networking"]:
        """How the CNI gets to the subnets of pods, where there are some."""
        ...

    @property
    def pod_subnet_ids(self) -> Mapping[str, str]:
        """The subnets of pods, by zone."""
        ...

    @property
    def registry(self) -> str | None:
        """The account's own registry, from which charts and their images come; None: each from its maker's."""
        ...

    @property
    def isolated(self) -> bool:
        """Whether pods have no way to the internet."""
        ...

    def image(self, name: str) -> ImageLock:
        """The image that the lock pins under a name for the cluster's minor. Raises ValueError where there is none."""
        ...
