"""AWS::EC2::Subnet: its range is checked, and what uses it keeps it."""

from ministack.services import ec2

from tools.local_aws.emulator.api_error import ApiError
from tools.local_aws.emulator.ec2_api.checks import check_range
from tools.local_aws.emulator.ministack import call_ec2, refused_by
from tools.local_aws.emulator.resource_type import Amendment, Properties, Wanted


def _check(wanted: Wanted) -> None:
    with refused_by("Ec2"):
        check_range(vpc_id=wanted.properties["VpcId"], block=wanted.properties.get("CidrBlock", ""))


def _delete(physical_id: str, _: Properties) -> None:
    try:
        call_ec2("DeleteSubnet", SubnetId=physical_id)
    except ApiError as error:
        if error.code != "InvalidSubnetID.NotFound":
            raise
    for table in ec2._route_tables.values():
        table["Associations"] = [found for found in table["Associations"] if found.get("SubnetId") != physical_id]
    ec2._tags.pop(physical_id, None)


SUBNET = Amendment(name="AWS::EC2::Subnet", check=_check, delete=_delete)
