"""What EC2 refuses of the ranges of a VPC, beside those that `network` names."""

from collections.abc import Collection
from datetime import date

from specs.refusals.blocks import overlaps
from specs.refusals.refusal import Refusal

READ = date(2026, 11, 23)
MOST_RANGES = 5
"""IPv4 ranges of one VPC, the first included. AWS raises the quota on request (L-83CA0A9D)."""


def _too_many(*, vpc: str, ranges: Collection[str]) -> bool:  # noqa: ARG001 -- named in the answer
    return len(ranges) >= MOST_RANGES


def _used(*, vpc: str, block: str, subnets: Collection[str]) -> bool:  # noqa: ARG001 -- named in the answer
    return overlaps(block, subnets)


TOO_MANY_RANGES = Refusal(
    id="ec2-vpc-has-too-many-ranges",
    condition=_too_many,
    service="Ec2",
    code="CidrLimitExceeded",
    status=400,
    answer=f"This network '{{vpc}}' has met its maximum number of allowed CIDRs: {MOST_RANGES}",
    quoted=True,
    source="Amazon VPC quotas, IPv4 CIDR blocks per VPC; the words in getmoto/moto's tests of AssociateVpcCidrBlock",
    read=READ,
)

RANGE_IN_USE = Refusal(
    id="ec2-vpc-range-is-in-use",
    condition=_used,
    service="Ec2",
    code="InvalidCidrBlock.InUse",
    status=400,
    answer="The vpc {vpc} currently has a subnet within CIDR block {block}",
    quoted=True,
    source="DisassociateVpcCidrBlock: command output in public repositories on GitHub",
    read=READ,
)
