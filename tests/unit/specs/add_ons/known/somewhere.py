"""A cluster and its network in plain values, for the tests of what add-ons write."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from specs.lock import ImageLock, read_lock


@dataclass(frozen=True)
class Somewhere:
    """A place to install add-ons at."""

    cluster: str = "prod"
    minor: str = "1.35"
    ip_family: Literal["ipv4", "ipv6"] = "ipv4"
    security_group_id: str = "sg-cluster"
    region: str = "eu-west-1"
    vpc_id: str = "vpc-1"
    node_subnet_ids: Mapping[str, str] = field(default_factory=lambda: {"eu-west-1a": "subnet-nodes-a"})
    pod_subnets: Literal["discovery", "custom_networking"] = "discovery"
    pod_subnet_ids: Mapping[str, str] = field(default_factory=dict)
    registry: str | None = None
    isolated: bool = False

    def image(self, name: str) -> ImageLock:
        """The image that the repository's lock pins."""
        image = read_lock().image(name, minor=self.minor)
        assert image is not None
        return image


SOMEWHERE = Somewhere()
