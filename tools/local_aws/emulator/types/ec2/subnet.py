"""AWS::EC2::Subnet: its ranges are checked, IPv6 is kept, and what uses it keeps it."""

from collections.abc import Mapping
from typing import Any

from ministack.services import ec2

from specs.refusals import network
from tools.local_aws.emulator.api_error import ApiError
from tools.local_aws.emulator.ec2_api.checks import check_range
from tools.local_aws.emulator.ec2_api.zones import zone_of
from tools.local_aws.emulator.ministack import call_ec2, refused_by
from tools.local_aws.emulator.resource_type import Amendment, Properties, Wanted


def _check(wanted: Wanted) -> None:
    properties = wanted.properties
    with refused_by("Ec2"):
        for name in ("CidrBlock", "Ipv6CidrBlock"):
            check_range(vpc_id=properties["VpcId"], block=properties.get(name, ""))
        zone = properties.get("AvailabilityZoneId")
        if zone is not None:
            network.ZONE_ID_MISSING.check(zone=zone, known=zone_of(zone) is not None)


def _keep(physical_id: str, properties: Properties) -> None:
    """Store what ministack drops; an IPv6 range may also come to a subnet that stands."""
    record, block = ec2._subnets[physical_id], properties.get("Ipv6CidrBlock", "")
    with refused_by("Ec2"):
        check_range(vpc_id=record["VpcId"], block=block, but=physical_id)
    record["Ipv6CidrBlock"] = block
    record["AssignIpv6AddressOnCreation"] = str(properties.get("AssignIpv6AddressOnCreation", False)).lower() == "true"


def _attributes(physical_id: str, properties: Properties) -> Mapping[str, Any]:
    block = ec2._subnets[physical_id]["Ipv6CidrBlock"]
    return {
        "AvailabilityZoneId": ec2._subnets[physical_id]["AvailabilityZoneId"],
        "CidrBlock": properties.get("CidrBlock", ""),
        "Ipv6CidrBlocks": [block] if block else [],
        "VpcId": properties["VpcId"],
    }


def _delete(physical_id: str, _: Properties) -> None:
    try:
        call_ec2("DeleteSubnet", SubnetId=physical_id)
    except ApiError as error:
        if error.code != "InvalidSubnetID.NotFound":
            raise
    for table in ec2._route_tables.values():
        table["Associations"] = [found for found in table["Associations"] if found.get("SubnetId") != physical_id]
    ec2._tags.pop(physical_id, None)


SUBNET = Amendment(name="AWS::EC2::Subnet", check=_check, keep=_keep, attributes=_attributes, delete=_delete)
