"""What others need to know of a network."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol


class NetworkAttributes(Protocol):
    """A network as its consumers see it: ids that may be CloudFormation tokens, keyed by the name of the zone."""

    @property
    def vpc_id(self) -> str:
        """The VPC."""
        ...

    @property
    def vpc_ranges(self) -> Sequence[str]:
        """The VPC's IPv4 ranges as literal text: a security group rule over them can be read by people and checkers."""
        ...

    @property
    def private_subnet_ids(self) -> Mapping[str, str]:
        """Subnets for nodes and functions; zones that are drained are not among them."""
        ...

    @property
    def control_plane_subnet_ids(self) -> Mapping[str, str]:
        """Subnets for EKS's own network interfaces."""
        ...

    @property
    def pod_subnet_ids(self) -> Mapping[str, str]:
        """Subnets for pods apart from their nodes; a drained zone, where nodes may still be, stays among them."""
        ...

    @property
    def pod_subnets(self) -> Literal["discovery", "custom_networking"]:
        """How the CNI gets to them: by their tag, or by an ENIConfig for each zone."""
        ...


@dataclass(frozen=True, kw_only=True)
class KnownNetwork:
    """A network whose ids are at hand: one of the same stack, or one that stood before."""

    vpc_id: str
    vpc_ranges: Sequence[str]
    private_subnet_ids: Mapping[str, str]
    control_plane_subnet_ids: Mapping[str, str]
    pod_subnet_ids: Mapping[str, str] = field(default_factory=dict)
    pod_subnets: Literal["discovery", "custom_networking"] = "discovery"


def private_subnets(network: NetworkAttributes, zones: tuple[str, ...] | None) -> list[str]:
    """The private subnets of some zones, in their order; of all, where none are named.

    Raises ValueError for a zone without one.
    """
    known = network.private_subnet_ids
    for zone in zones or ():
        if zone not in known:
            raise ValueError(f"zone {zone} has no private subnet to place anything in; known are {', '.join(known)}")
    return [known[zone] for zone in zones or tuple(known)]
