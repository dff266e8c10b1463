"""The parts of subnets that are kept for prefixes."""

from collections.abc import Sequence

from aws_cdk.aws_ec2 import CfnSubnetCidrReservation, PrivateSubnet
from constructs import Construct

from constructs_lib.network.subnets import Subnets
from specs.addresses.reservations import Reservation


class PrefixReservations(Construct):
    """Ranges of private and pod subnets from which EC2 takes the prefixes of nodes, each under its own name.

    Without them single addresses scatter over a subnet until no aligned /28 is left in it, however many addresses are
    free: “InsufficientCidrBlocks”. What stands in a range when it is reserved stays, and is not given out again once it
    goes.
    https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html
    """

    def __init__(
        self, scope: Construct, construct_id: str, *, reservations: Sequence[Reservation], subnets: Subnets
    ) -> None:
        """Reserve the ranges in the subnets of their zones."""
        super().__init__(scope, construct_id)
        by_tier: dict[str, dict[str, PrivateSubnet]] = {"private": subnets.private, "pods": subnets.pods}
        for reservation in reservations:
            CfnSubnetCidrReservation(
                self,
                str(reservation.block).replace("/", "-"),
                cidr=str(reservation.block),
                reservation_type="prefix",
                subnet_id=by_tier[reservation.tier][reservation.zone].subnet_id,
                description="Prefixes of nodes: their pods' addresses",
            )
