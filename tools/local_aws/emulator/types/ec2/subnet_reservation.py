"""AWS::EC2::SubnetCidrReservation."""

from tools.local_aws.emulator.ministack import call_ec2, ec2_tags, element_text, retag_ec2
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted

SAME_NAME = ("SubnetId", "Cidr", "ReservationType", "Description")


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    made = call_ec2(
        "CreateSubnetCidrReservation",
        **{name: properties.get(name) for name in SAME_NAME},
        **ec2_tags("subnet-cidr-reservation", properties),
    )
    return _standing(element_text(made, "subnetCidrReservationId"))


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    retag_ec2(physical_id, old, new)
    return _standing(physical_id)


def _delete(physical_id: str, _: Properties) -> None:
    call_ec2("DeleteSubnetCidrReservation", SubnetCidrReservationId=physical_id)


def _standing(reservation: str) -> Provisioned:
    return Provisioned(reservation, {"SubnetCidrReservationId": reservation})


SUBNET_RESERVATION = ResourceType(
    name="AWS::EC2::SubnetCidrReservation", create=_create, update=_update, delete=_delete
)
