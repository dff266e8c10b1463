"""AWS::EC2::SecurityGroup: what carries it, or names it in a rule, keeps it."""

from ministack.services import ec2

from tools.local_aws.emulator.api_error import ApiError
from tools.local_aws.emulator.ministack import call_ec2
from tools.local_aws.emulator.resource_type import Amendment, Properties


def _delete(physical_id: str, _: Properties) -> None:
    try:
        call_ec2("DeleteSecurityGroup", GroupId=physical_id)
    except ApiError as error:
        if error.code != "InvalidGroup.NotFound":
            raise
    ec2._tags.pop(physical_id, None)


SECURITY_GROUP = Amendment(name="AWS::EC2::SecurityGroup", delete=_delete)
