"""AWS::EC2::NatGateway."""

from tools.local_aws.emulator.ministack import call_ec2, ec2_tags, element_text, retag_ec2
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    made = call_ec2(
        "CreateNatGateway",
        SubnetId=properties["SubnetId"],
        AllocationId=properties.get("AllocationId"),
        ConnectivityType=properties.get("ConnectivityType", "public"),
        **ec2_tags("natgateway", properties),
    )
    return _standing(element_text(made, "natGatewayId"))


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    retag_ec2(physical_id, old, new)
    return _standing(physical_id)


def _delete(physical_id: str, _: Properties) -> None:
    call_ec2("DeleteNatGateway", NatGatewayId=physical_id)


def _standing(gateway: str) -> Provisioned:
    return Provisioned(gateway, {"NatGatewayId": gateway})


NAT_GATEWAY = ResourceType(name="AWS::EC2::NatGateway", create=_create, update=_update, delete=_delete)
