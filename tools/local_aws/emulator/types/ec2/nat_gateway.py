"""AWS::EC2::NatGateway: zonal in a subnet, or regional in a VPC."""

from ministack.services import ec2

from tools.local_aws.emulator.ministack import call_ec2, ec2_tags, element_text, retag_ec2
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted

SAME_NAME = ("SubnetId", "VpcId", "AllocationId", "AvailabilityMode")


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    made = call_ec2(
        "CreateNatGateway",
        **{name: properties.get(name) for name in SAME_NAME},
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
    table = ec2._nat_gateways[gateway].get("RouteTableId")
    return Provisioned(gateway, {"NatGatewayId": gateway, **({"RouteTableId": table} if table else {})})


NAT_GATEWAY = ResourceType(name="AWS::EC2::NatGateway", create=_create, update=_update, delete=_delete)
