"""AWS::EC2::VPCGatewayAttachment: public addresses in the VPC keep it."""

from ministack.services import ec2

from tools.local_aws.emulator.ec2_api.checks import check_detachment
from tools.local_aws.emulator.ministack import refused_by
from tools.local_aws.emulator.resource_type import Amendment, Properties


def _delete(_: str, properties: Properties) -> None:
    vpc_id, name = properties["VpcId"], properties.get("InternetGatewayId", "")
    with refused_by("Ec2"):
        check_detachment(vpc_id)
    gateway = ec2._internet_gateways.get(name)
    if gateway is not None:
        gateway["Attachments"] = [each for each in gateway["Attachments"] if each["VpcId"] != vpc_id]


GATEWAY_ATTACHMENT = Amendment(name="AWS::EC2::VPCGatewayAttachment", delete=_delete)
