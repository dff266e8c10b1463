"""What the VPC of an environment says of itself, whether it is made or stands already."""

from dataclasses import dataclass
from ipaddress import IPv4Network
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from specs.network.endpoint_services import EndpointChoice
from specs.network.rules import pod_subnets as pod_rules
from specs.network.rules import vpc as rules
from specs.network.rules import vpc_ranges as range_rules
from specs.network.tier import Tier
from specs.network.zone import ZoneSpec
from specs.problems import FieldPath
from specs.ranges import Range
from specs.spec import Rule, Spec


@dataclass(frozen=True, kw_only=True)
class WrittenSubnet:
    """A subnet of either kind of VPC, as the file writes it."""

    path: FieldPath
    """Where it stands."""
    range_path: FieldPath
    """Where its range stands."""
    zone: str
    tiers: tuple[Tier, ...]
    """All that lives in it."""
    block: IPv4Network
    id: str | None = None
    """Its id, where it stands already."""

    @property
    def name(self) -> str:
        """How messages call it."""
        return self.id or f"{' and '.join(self.tiers)} of {self.zone}"


class VpcSpec(Spec):
    """The ranges of a VPC and what holds for all its subnets. Each kind says in its own way which subnets it has."""

    rules: ClassVar[tuple[Rule, ...]] = (
        range_rules.the_vpc_has_ranges_of_a_size_that_aws_allows,
        range_rules.the_vpc_has_ranges_that_aws_allows,
        range_rules.the_vpcs_ranges_do_not_overlap,
        range_rules.connected_networks_have_other_ranges,
        rules.zones_are_all_named_or_all_by_id,
        rules.zones_take_the_control_plane,
        rules.two_zones_hold_the_control_plane,
        rules.two_zones_hold_nodes,
        rules.subnets_lie_in_the_vpc,
        rules.subnets_do_not_overlap,
        rules.subnets_are_large_enough,
        pod_rules.pods_live_beside_their_nodes,
        pod_rules.custom_networking_takes_other_ranges,
        rules.endpoints_come_once,
    )
    subnets_stand_in: ClassVar[str]
    """The field in which its subnets are written."""
    more_for_the_control_plane: ClassVar[str] = ""
    """What else gives the control plane a subnet."""

    cidr: Range
    """The VPC's range, the one that it was created with, /16 to /28."""
    secondary_ranges: tuple[Range, ...] = Field(default=(), max_length=4)
    """More ranges of the VPC, /16 to /28 each, for pod subnets above all: those of 100.64.0.0/10 are not routed
    outside and seldom taken. What may stand beside `cidr` is AWS's choice:
    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions"""
    connected_ranges: tuple[Range, ...] = ()
    """Ranges of the networks that this one is connected to, by peering, transit gateway or VPN: none may overlap."""
    ip_family: Literal["ipv4", "dual_stack"] = "ipv4"
    """Whether the subnets have IPv6 addresses too. An IPv6 cluster needs them. In a VPC that is made, each has a /64 of
    the /56 that Amazon gives; private subnets and those of pods then go out by an egress-only gateway beside NAT, where
    there is NAT."""
    pod_subnets: Literal["discovery", "custom_networking"] = "discovery"
    """How pods get to subnets of their own. `discovery`: the CNI finds them by their tag, and takes each network
    interface from the subnet with the most free addresses, the node's own among them. `custom_networking`: an ENIConfig
    for each zone; no pod then has an address of its node's subnet."""
    endpoints: EndpointChoice = "required"
    """Interface endpoints with private DNS, one network interface in each zone: those that what the environment uses
    calls, all that are known, or a list. Of those that stand already none is created. A VPC that is made always has the
    gateway endpoint of S3."""

    if TYPE_CHECKING:  # a field of the one, a property of the other

        @property
        def zones(self) -> tuple[ZoneSpec, ...]:
            """Its zones with the ranges of their subnets."""

    @property
    def ranges(self) -> tuple[IPv4Network, ...]:
        """All IPv4 ranges of the VPC, the one that it was created with first."""
        return (self.cidr, *self.secondary_ranges)

    @property
    def placement_zones(self) -> tuple[ZoneSpec, ...]:
        """The zones in which nodes, endpoints and functions are placed."""
        return tuple(zone for zone in self.zones if zone.holds_nodes)

    @property
    def control_plane_zones(self) -> tuple[ZoneSpec, ...]:
        """The zones over which EKS runs the control plane; a drained zone stays among them."""
        return tuple(zone for zone in self.zones if zone.control_plane)

    @property
    def pod_zones(self) -> tuple[ZoneSpec, ...]:
        """The zones in which pods live apart from their nodes; a drained zone stays among them."""
        return tuple(zone for zone in self.zones if zone.pods)
