"""What others need to know of a network."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class NetworkAttributes:
    """A network as its consumers see it: ids that may be CloudFormation tokens, keyed by the name of the zone."""

    vpc_id: str
    vpc_cidr: str
    """The VPC's range as literal text: a security group rule over it can be read by people and checkers."""
    private_subnet_ids: Mapping[str, str]
    """Subnets for nodes and functions; zones that are drained are not among them."""
    control_plane_subnet_ids: Mapping[str, str]
    """Subnets for EKS's own network interfaces."""

    def private_subnets_in(self, zones: tuple[str, ...] | None) -> list[str]:
        """The private subnets of some zones, in their order; of all, where none are named."""
        return [self.private_subnet_ids[zone] for zone in zones or tuple(self.private_subnet_ids)]
