"""AWS::EC2::EgressOnlyInternetGateway."""

from tools.local_aws.emulator.ministack import call_ec2, ec2_tags, element_text, retag_ec2
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted


def _create(wanted: Wanted) -> Provisioned:
    made = call_ec2(
        "CreateEgressOnlyInternetGateway",
        VpcId=wanted.properties["VpcId"],
        **ec2_tags("egress-only-internet-gateway", wanted.properties),
    )
    gateway = element_text(made, "egressOnlyInternetGatewayId")
    return Provisioned(gateway, {"Id": gateway})


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    retag_ec2(physical_id, old, new)
    return Provisioned(physical_id, {"Id": physical_id})


def _delete(physical_id: str, _: Properties) -> None:
    call_ec2("DeleteEgressOnlyInternetGateway", EgressOnlyInternetGatewayId=physical_id)


EGRESS_ONLY_INTERNET_GATEWAY = ResourceType(
    name="AWS::EC2::EgressOnlyInternetGateway", create=_create, update=_update, delete=_delete
)
