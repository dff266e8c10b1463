"""The network of an environment: one VPC, its zones and what each holds."""

from typing import ClassVar, Literal

from specs.logs import RetentionDays
from specs.names import ZoneName
from specs.ranges import Range
from specs.rules import network as rules
from specs.spec import Rule, Spec

EndpointService = Literal[
    "autoscaling",
    "ec2",
    "ec2messages",
    "ecr.api",
    "ecr.dkr",
    "eks",
    "eks-auth",
    "elasticloadbalancing",
    "kms",
    "lambda",
    "logs",
    "ssm",
    "ssmmessages",
    "sts",
]
"""An AWS service that has an interface endpoint (AWS PrivateLink), by the last part of its service name."""


class ZoneSpec(Spec):
    """One availability zone and the ranges of its subnets.

    The ranges are written out, so that a zone that comes or goes moves no other subnet.
    """

    name: ZoneName
    """The zone, as `eu-west-1a`."""
    control_plane: Range | None = None
    """Where EKS puts its network interfaces: a small subnet, /28 to /24. The zones that have one are fixed for the
    cluster's life; a zone that comes later has none."""
    private: Range | None = None
    """Where nodes, pods and interface endpoints live."""
    public: Range | None = None
    """Where internet-facing load balancers and the NAT gateway live."""
    drained: bool = False
    """Nodes, NAT, endpoints and functions leave this zone; its subnets stay until a later deploy drops them."""

    @property
    def holds_nodes(self) -> bool:
        """Nodes, endpoints and functions are placed in it: a private range, and not drained."""
        return self.private is not None and not self.drained

    @property
    def may_hold_nat(self) -> bool:
        """A NAT gateway may stand in it: a public range, and not drained."""
        return self.public is not None and not self.drained


class NetworkSpec(Spec):
    """One VPC over named zones, with public, private and control-plane subnets.

    https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        rules.the_vpc_has_a_size_that_aws_allows,
        rules.there_are_two_zones,
        rules.zones_come_once,
        rules.zones_hold_something,
        rules.two_zones_hold_the_control_plane,
        rules.two_zones_hold_nodes,
        rules.subnets_lie_in_the_vpc,
        rules.subnets_do_not_overlap,
        rules.subnets_are_large_enough,
        rules.nat_has_a_public_subnet,
        rules.endpoints_come_once,
    )

    cidr: Range
    """The VPC's range, /16 to /28."""
    zones: tuple[ZoneSpec, ...]
    """At least two; three in production."""
    nat: Literal["none", "single", "per_zone"]
    """The way out for private subnets: none (no internet gateway either, unless a zone has a public range), one NAT
    gateway for all zones, or one in each."""
    endpoints: tuple[EndpointService, ...] = ()
    """Interface endpoints with private DNS, one network interface in each zone. S3 always has its gateway endpoint."""
    flow_log_retention_days: RetentionDays = 365
    """How long the log of all accepted and rejected traffic is kept."""

    @property
    def has_a_way_out(self) -> bool:
        """Private subnets reach the internet."""
        return self.nat != "none"

    @property
    def placement_zones(self) -> tuple[ZoneSpec, ...]:
        """The zones in which nodes, endpoints and functions are placed."""
        return tuple(zone for zone in self.zones if zone.holds_nodes)

    @property
    def control_plane_zones(self) -> tuple[ZoneSpec, ...]:
        """The zones over which EKS runs the control plane; a drained zone stays among them."""
        return tuple(zone for zone in self.zones if zone.control_plane)

    @property
    def nat_zones(self) -> tuple[ZoneSpec, ...]:
        """The zones that hold a NAT gateway."""
        candidates = tuple(zone for zone in self.zones if zone.may_hold_nat)
        match self.nat:
            case "none":
                return ()
            case "single":
                return candidates[:1]
            case "per_zone":
                return candidates
