"""The network of an environment: one VPC, its zones and what each holds."""

from typing import ClassVar, Literal

from specs.logs import RetentionDays
from specs.network.endpoint_services import EndpointService
from specs.network.rules import network as rules
from specs.network.rules import vpc_ranges as range_rules
from specs.network.vpc import VpcSpec, WrittenSubnet
from specs.network.zone import ZoneSpec
from specs.problems import FieldPath
from specs.spec import Rule


class NetworkSpec(VpcSpec):
    """One VPC over named zones, with public, private, control-plane and pod subnets.

    https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
    """

    state: ClassVar[str] = "is made"
    rules: ClassVar[tuple[Rule, ...]] = (
        *VpcSpec.rules,
        range_rules.secondary_ranges_may_stand_beside_the_first,
        rules.zones_come_once,
        rules.zones_hold_something,
        rules.nat_has_a_public_subnet,
    )
    subnets_stand_in: ClassVar[str] = "zones"

    zones: tuple[ZoneSpec, ...]
    """At least two; three in production. All by name or all by id."""
    nat: Literal["none", "single", "per_zone", "regional"]
    """The way out for private subnets: none (no internet gateway either, unless a zone has a public range), one NAT
    gateway for all zones, one in each, or one regional gateway that spans the zones and needs no public subnet."""
    flow_log_retention_days: RetentionDays = 365
    """How long the log of all accepted and rejected traffic is kept."""

    @property
    def way_out(self) -> bool:
        """Private subnets reach the internet."""
        return self.nat != "none"

    @property
    def has_an_internet_gateway(self) -> bool:
        """Public subnets route to one; a regional NAT gateway needs one on the VPC, and no subnet that routes to it."""
        return self.nat == "regional" or any(zone.public for zone in self.zones)

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
    def written_subnets(self) -> tuple[WrittenSubnet, ...]:
        """Every subnet, with the place where its range stands."""
        return tuple(
            WrittenSubnet(
                path=("zones", index, tier),
                range_path=("zones", index, tier),
                zone=zone.name,
                tiers=(tier,),
                block=block,
            )
            for index, zone in enumerate(self.zones)
            for tier, block in zone.ranges.items()
        )

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
