"""AWS::EC2::VPC: attributes that CDK's templates read."""

from collections.abc import Mapping
from typing import Any

from tools.local_aws.emulator.resource_type import Amendment, Properties


def _attributes(_: str, properties: Properties) -> Mapping[str, Any]:
    return {"CidrBlock": properties.get("CidrBlock", ""), "CidrBlockAssociations": [], "Ipv6CidrBlocks": []}


VPC = Amendment(name="AWS::EC2::VPC", attributes=_attributes)
