"""AWS::EC2::EIP."""

from ministack.services import ec2

from tools.local_aws.emulator.ministack import call_ec2, ec2_tags, element_text, retag_ec2
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted


def _create(wanted: Wanted) -> Provisioned:
    made = call_ec2("AllocateAddress", Domain="vpc", **ec2_tags("elastic-ip", wanted.properties))
    return _standing(element_text(made, "publicIp"), element_text(made, "allocationId"))


def _update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
    allocation = _allocation(physical_id)
    retag_ec2(allocation, old, new)
    return _standing(physical_id, allocation)


def _delete(physical_id: str, _: Properties) -> None:
    call_ec2("ReleaseAddress", AllocationId=_allocation(physical_id))


def _allocation(public_ip: str) -> str:
    found: str = next(name for name, address in ec2._addresses.items() if address["PublicIp"] == public_ip)
    return found


def _standing(public_ip: str, allocation: str) -> Provisioned:
    return Provisioned(public_ip, {"AllocationId": allocation, "PublicIp": public_ip})


ELASTIC_IP = ResourceType(name="AWS::EC2::EIP", create=_create, update=_update, delete=_delete)
