"""What EC2 refuses of the ranges that are reserved within a subnet."""

from collections.abc import Collection
from datetime import date

from specs.refusals.blocks import lies_within, overlaps
from specs.refusals.refusal import Refusal

READ = date(2026, 11, 23)


def _outside(*, block: str, subnet_ranges: Collection[str]) -> bool:
    return not lies_within(block, subnet_ranges)


def _overlap(*, block: str, reserved: Collection[str]) -> bool:
    return overlaps(block, reserved)


OUTSIDE_SUBNET = Refusal(
    id="ec2-reservation-is-outside-the-subnet",
    condition=_outside,
    service="Ec2",
    code="InvalidParameterValue",
    status=400,
    answer="Reservation CIDR should be within subnet CIDR block ({subnet_ranges})",
    quoted=True,
    source="Amazon VPC user guide, subnet-cidr-reservation; the words in getmoto/moto 5.2.5, ec2/exceptions.py",
    read=READ,
)

OVERLAP = Refusal(
    id="ec2-reservations-overlap",
    condition=_overlap,
    service="Ec2",
    code="InvalidParameterValue",
    status=400,
    answer="Reservation CIDR {block} has overlap with existing reserved CIDR block",
    quoted=True,
    source="Amazon VPC user guide, subnet-cidr-reservation; the words in getmoto/moto 5.2.5, ec2/exceptions.py",
    read=READ,
)
