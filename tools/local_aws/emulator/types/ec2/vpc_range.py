"""AWS::EC2::VPCCidrBlock: a secondary IPv4 range, or an IPv6 range of Amazon's."""

from tools.local_aws.emulator.api_error import ApiError
from tools.local_aws.emulator.ministack import call_ec2, element_text
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted


def _create(wanted: Wanted) -> Provisioned:
    properties = wanted.properties
    if "CidrBlock" not in properties and not properties.get("AmazonProvidedIpv6CidrBlock"):
        raise ApiError(
            service="Ec2",
            code="InvalidRequest",
            message="the local AWS adds ranges by CidrBlock or by AmazonProvidedIpv6CidrBlock",
            status=400,
        )
    made = call_ec2(
        "AssociateVpcCidrBlock",
        VpcId=properties["VpcId"],
        CidrBlock=properties.get("CidrBlock"),
        AmazonProvidedIpv6CidrBlock=properties.get("AmazonProvidedIpv6CidrBlock"),
    )
    association = element_text(made, "associationId")
    return Provisioned(association, {"Id": association})


def _update(physical_id: str, _: Properties, __: Properties) -> Provisioned:
    return Provisioned(physical_id, {"Id": physical_id})


def _delete(physical_id: str, _: Properties) -> None:
    call_ec2("DisassociateVpcCidrBlock", AssociationId=physical_id)


VPC_RANGE = ResourceType(name="AWS::EC2::VPCCidrBlock", create=_create, update=_update, delete=_delete)
