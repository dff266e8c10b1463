"""AWS::EC2::VPC: attributes that CDK's templates read, and that grow while ranges are added."""

from collections.abc import Mapping
from typing import Any

from specs.refusals import network
from tools.local_aws.emulator.ec2_api.ranges import associations_of, ipv6_ranges_of
from tools.local_aws.emulator.ministack import refused_by
from tools.local_aws.emulator.resource_type import Amendment, Properties, Wanted


def _check(wanted: Wanted) -> None:
    block = wanted.properties.get("CidrBlock")
    if block:
        with refused_by("Ec2"):
            network.VPC_RANGE_SIZE.check(block=block)
            network.VPC_RANGE_RESERVED.check(block=block)


def _attributes(physical_id: str, properties: Properties) -> Mapping[str, Any]:
    return {
        "CidrBlock": properties.get("CidrBlock", ""),
        "CidrBlockAssociations": associations_of(physical_id),
        "Ipv6CidrBlocks": ipv6_ranges_of(physical_id),
    }


VPC = Amendment(name="AWS::EC2::VPC", check=_check, attributes=_attributes)
