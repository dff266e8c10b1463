"""One availability zone of a network, and what it holds."""

from collections.abc import Mapping
from ipaddress import IPv4Network

from specs.names import ZoneName
from specs.network.tier import TIERS, Tier
from specs.ranges import Range
from specs.spec import Spec


class ZoneSpec(Spec):
    """One availability zone and the ranges of its subnets.

    The ranges are written out, so that a zone that comes or goes moves no other subnet.
    """

    name: ZoneName
    """The zone by its name, as `eu-west-1a`, or by its id, as `euw1-az1`. EKS has no control plane in use1-az3,
    usw1-az2 and cac1-az3; only an id tells, for a name is another zone in another account. A zone keeps to the
    one that it was made with: the other replaces its subnets."""
    control_plane: Range | None = None
    """Where EKS puts its network interfaces: a small subnet, /28 to /24. The zones that have one are fixed for the
    cluster's life; a zone that comes later has none."""
    private: Range | None = None
    """Where nodes, pods and interface endpoints live."""
    pods: Range | None = None
    """Where pods live apart from their nodes, in the VPC's own or in a secondary range. `pod_subnets` says how."""
    public: Range | None = None
    """Where internet-facing load balancers and the NAT gateway live."""
    drained: bool = False
    """Nodes, NAT, endpoints and functions leave this zone; its subnets stay until a later deploy drops them."""

    @property
    def ranges(self) -> Mapping[Tier, IPv4Network]:
        """The ranges of the subnets that it has."""
        written: dict[Tier, IPv4Network | None] = {
            "public": self.public,
            "private": self.private,
            "pods": self.pods,
            "control_plane": self.control_plane,
        }
        return {tier: block for tier in TIERS if (block := written[tier]) is not None}

    @property
    def holds_nodes(self) -> bool:
        """Nodes, endpoints and functions are placed in it: a private range, and not drained."""
        return self.private is not None and not self.drained

    @property
    def may_hold_nat(self) -> bool:
        """A NAT gateway may stand in it: a public range, and not drained."""
        return self.public is not None and not self.drained
