"""A network that stands already: a VPC by its ids, described in the file and looked up nowhere."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from specs.names import RouteTableId, SubnetId, VpcId, ZoneName
from specs.network.endpoint_services import EndpointService
from specs.network.rules import existing as rules
from specs.network.rules import subnet_tags as tag_rules
from specs.network.tier import Tier
from specs.network.vpc import VpcSpec, WrittenSubnet
from specs.network.zone import ZoneSpec
from specs.problems import FieldPath
from specs.ranges import Range
from specs.spec import Rule, Spec

StandingEndpoint = Literal[EndpointService, "s3"]
"""An endpoint that somebody else made: one for interfaces, by its service, or the gateway of S3."""

TagText = Annotated[str, Field(max_length=256)]


class ExistingSubnetSpec(Spec):
    """One subnet of the VPC, as `aws ec2 describe-subnets` tells it."""

    id: SubnetId
    """Its id."""
    zone: ZoneName
    """The zone in which it lies."""
    cidr: Range
    """Its range."""
    tier: Tier
    """What lives in it."""
    with_control_plane: bool = False
    """EKS puts its network interfaces here too, where the VPC has no subnets of their own for them."""
    route_table_id: RouteTableId | None = None
    """Its route table, to which the gateway endpoint of S3 is added; absent: its routes are left alone."""
    tags: dict[TagText, TagText] = Field(default={})
    """Its tags, by which load balancers and the CNI find it. They are read here and written nowhere."""

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """All that lives in it."""
        return (
            ("control_plane", self.tier) if self.with_control_plane and self.tier != "control_plane" else (self.tier,)
        )


class ExistingNetworkSpec(VpcSpec):
    """A VPC that somebody else made and keeps. Of it nothing is created but the endpoints that it lacks.

    `make describe-vpc VPC=vpc-...` writes this section from what an account tells.
    DNS hostnames and DNS resolution are on in it, or nodes cannot join.
    https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
    """

    told_by: ClassVar[frozenset[str]] = frozenset({"vpc_id", "subnets"})
    state: ClassVar[str] = "stands already"
    rules: ClassVar[tuple[Rule, ...]] = (
        *VpcSpec.rules,
        rules.subnets_come_once,
        rules.a_zone_has_one_subnet_of_a_tier,
        tag_rules.subnets_are_found_by_their_tags,
        tag_rules.subnets_are_not_found_for_another_tier,
        rules.images_come_through_s3,
        rules.standing_endpoints_come_once,
        rules.an_endpoint_stands_or_is_made,
    )
    subnets_stand_in: ClassVar[str] = "subnets"
    more_for_the_control_plane: ClassVar[str] = "; private subnets may take its part: write with_control_plane: true"

    vpc_id: VpcId
    """The VPC."""
    way_out: bool
    """Whether the private subnets reach the internet: by NAT, a transit gateway or a proxy of the network."""
    subnets: tuple[ExistingSubnetSpec, ...]
    """The subnets that the platform uses; others of the VPC are not its business. One of a tier in a zone; zones all by
    name or all by id."""
    existing_endpoints: tuple[StandingEndpoint, ...] = ()
    """Endpoints that stand in the VPC already: interface endpoints with private DNS, and the gateway of S3."""

    @property
    def makes_its_gateways(self) -> bool:
        """Whatever leads out of it stands already, with addresses that its owner knows."""
        return False

    @property
    def isolated_by(self) -> str:
        """What says that there is no way out."""
        return "way_out is false"

    @property
    def zones(self) -> tuple[ZoneSpec, ...]:
        """The zones of its subnets with their ranges, in the order in which they are named first."""
        zones: dict[str, dict[str, Any]] = {}
        for subnet in self.subnets:
            for tier in subnet.tiers:
                zones.setdefault(subnet.zone, {}).setdefault(tier, subnet.cidr)
        return tuple(ZoneSpec.model_construct(name=name, **ranges) for name, ranges in zones.items())

    @property
    def written_zones(self) -> tuple[tuple[FieldPath, str], ...]:
        """Every zone by its name, with the place where it stands."""
        return tuple((("subnets", index, "zone"), subnet.zone) for index, subnet in enumerate(self.subnets))

    @property
    def written_subnets(self) -> tuple[WrittenSubnet, ...]:
        """Every subnet, with the place where it stands."""
        return tuple(
            WrittenSubnet(
                path=("subnets", index),
                range_path=("subnets", index, "cidr"),
                zone=subnet.zone,
                tiers=subnet.tiers,
                block=subnet.cidr,
                id=subnet.id,
            )
            for index, subnet in enumerate(self.subnets)
        )

    @property
    def nat_zones(self) -> tuple[ZoneSpec, ...]:
        """The zones in which a NAT gateway is made: none, the way out is somebody else's."""
        return ()

    def subnets_of(self, tier: Tier) -> Mapping[str, ExistingSubnetSpec]:
        """The subnet of a tier in each zone that has one."""
        return {subnet.zone: subnet for subnet in self.subnets if tier in subnet.tiers}
