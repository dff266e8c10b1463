"""The network of an environment: one VPC, its zones and what each holds."""

from ipaddress import IPv4Network
from typing import ClassVar, Literal

from pydantic import Field

from specs.logs import RetentionDays
from specs.network.endpoint_services import EndpointChoice, EndpointService
from specs.network.zone import ZoneSpec
from specs.problems import FieldPath
from specs.ranges import Range
from specs.rules import network as rules
from specs.rules import pod_subnets as pod_rules
from specs.rules import vpc_ranges as range_rules
from specs.spec import Rule, Spec


class NetworkSpec(Spec):
    """One VPC over named zones, with public, private, control-plane and pod subnets.

    https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
    """

    state: ClassVar[str] = "is made"
    rules: ClassVar[tuple[Rule, ...]] = (
        range_rules.the_vpc_has_ranges_of_a_size_that_aws_allows,
        range_rules.the_vpc_has_ranges_that_aws_allows,
        range_rules.secondary_ranges_may_stand_beside_the_first,
        range_rules.the_vpcs_ranges_do_not_overlap,
        range_rules.connected_networks_have_other_ranges,
        rules.there_are_two_zones,
        rules.zones_come_once,
        rules.zones_are_all_named_or_all_by_id,
        rules.zones_take_the_control_plane,
        rules.zones_hold_something,
        rules.two_zones_hold_the_control_plane,
        rules.two_zones_hold_nodes,
        rules.subnets_lie_in_the_vpc,
        rules.subnets_do_not_overlap,
        rules.subnets_are_large_enough,
        rules.nat_has_a_public_subnet,
        pod_rules.pods_live_beside_their_nodes,
        pod_rules.custom_networking_takes_other_ranges,
        rules.endpoints_come_once,
    )

    cidr: Range
    """The VPC's range, /16 to /28."""
    zones: tuple[ZoneSpec, ...]
    """At least two; three in production. All by name or all by id."""
    secondary_ranges: tuple[Range, ...] = Field(default=(), max_length=4)
    """More ranges of the VPC, /16 to /28 each, for pod subnets above all: those of 100.64.0.0/10 are not routed
    outside and seldom taken. What may stand beside `cidr` is AWS's choice:
    https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html#add-cidr-block-restrictions"""
    connected_ranges: tuple[Range, ...] = ()
    """Ranges of the networks that this one is connected to, by peering, transit gateway or VPN: none may overlap."""
    ip_family: Literal["ipv4", "dual_stack"] = "ipv4"
    """Whether the subnets have IPv6 addresses too, a /64 each of the /56 that Amazon gives. An IPv6 cluster needs them.
    Private subnets and those of pods then go out by an egress-only gateway beside NAT, where there is NAT."""
    nat: Literal["none", "single", "per_zone", "regional"]
    """The way out for private subnets: none (no internet gateway either, unless a zone has a public range), one NAT
    gateway for all zones, one in each, or one regional gateway that spans the zones and needs no public subnet."""
    pod_subnets: Literal["discovery", "custom_networking"] = "discovery"
    """How pods get to the zones' `pods` ranges. `discovery`: the CNI finds them by their tag, and takes each network
    interface from the subnet with the most free addresses, the node's own among them. `custom_networking`: an ENIConfig
    for each zone; no pod then has an address of its node's subnet."""
    endpoints: EndpointChoice = "required"
    """Interface endpoints with private DNS, one network interface in each zone: those that what the environment uses
    calls, all that are known, or a list. S3 always has its gateway endpoint."""
    flow_log_retention_days: RetentionDays = 365
    """How long the log of all accepted and rejected traffic is kept."""

    @property
    def ranges(self) -> tuple[IPv4Network, ...]:
        """All IPv4 ranges of the VPC, the one that it was created with first."""
        return (self.cidr, *self.secondary_ranges)

    @property
    def has_a_way_out(self) -> bool:
        """Private subnets reach the internet."""
        return self.nat != "none"

    @property
    def has_an_internet_gateway(self) -> bool:
        """Public subnets route to one; a regional NAT gateway needs one on the VPC, and no subnet that routes to it."""
        return self.nat == "regional" or any(zone.public for zone in self.zones)

    @property
    def pod_zones(self) -> tuple[ZoneSpec, ...]:
        """The zones in which pods live apart from their nodes; a drained zone stays among them."""
        return tuple(zone for zone in self.zones if zone.pods)

    @property
    def existing_endpoints(self) -> tuple[EndpointService, ...]:
        """Endpoints that somebody else made in it: none."""
        return ()

    @property
    def makes_its_gateways(self) -> bool:
        """Its NAT gateways are made with it, and nobody knows their addresses before."""
        return True

    @property
    def isolated_by(self) -> str:
        """What says that there is no way out."""
        return "nat is none"

    @property
    def written_zones(self) -> tuple[tuple[FieldPath, str], ...]:
        """Every zone by its name, with the place where it stands."""
        return tuple((("zones", index, "name"), zone.name) for index, zone in enumerate(self.zones))

    @property
    def node_places(self) -> tuple[tuple[FieldPath, str], ...]:
        """Every zone that holds nodes, with the place where that stands."""
        return tuple((("zones", index), zone.name) for index, zone in enumerate(self.zones) if zone.holds_nodes)

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
            case "none" | "regional":
                return ()
            case "single":
                return candidates[:1]
            case "per_zone":
                return candidates
