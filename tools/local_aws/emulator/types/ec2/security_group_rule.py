"""AWS::EC2::SecurityGroupIngress and AWS::EC2::SecurityGroupEgress."""

from typing import Literal

from ministack.services import ec2

from tools.local_aws.emulator.ministack import call_ec2, element_text
from tools.local_aws.emulator.resource_type import Properties, Provisioned, ResourceType, Wanted

Direction = Literal["Ingress", "Egress"]
PERMISSION = "IpPermissions.1."


def _rule(direction: Direction) -> ResourceType:
    def create(wanted: Wanted) -> Provisioned:
        made = call_ec2(f"AuthorizeSecurityGroup{direction}", **_query(wanted.properties))
        rule = element_text(made, "securityGroupRuleId")
        return Provisioned(rule, {"Id": rule})

    def update(physical_id: str, old: Properties, new: Properties) -> Provisioned:
        delete(physical_id, old)
        call_ec2(f"AuthorizeSecurityGroup{direction}", **_query(new))
        return Provisioned(physical_id, {"Id": physical_id})

    def delete(_: str, properties: Properties) -> None:
        if properties["GroupId"] in ec2._security_groups:
            call_ec2(f"RevokeSecurityGroup{direction}", **_query(properties))

    return ResourceType(name=f"AWS::EC2::SecurityGroup{direction}", create=create, update=update, delete=delete)


def _query(properties: Properties) -> dict[str, object]:
    peers = {
        "IpRanges.1.CidrIp": properties.get("CidrIp"),
        "Ipv6Ranges.1.CidrIpv6": properties.get("CidrIpv6"),
        "PrefixListIds.1.PrefixListId": properties.get("SourcePrefixListId")
        or properties.get("DestinationPrefixListId"),
        "UserIdGroupPairs.1.GroupId": properties.get("SourceSecurityGroupId")
        or properties.get("DestinationSecurityGroupId"),
    }
    query: dict[str, object] = {
        "GroupId": properties["GroupId"],
        PERMISSION + "IpProtocol": properties["IpProtocol"],
        PERMISSION + "FromPort": properties.get("FromPort"),
        PERMISSION + "ToPort": properties.get("ToPort"),
    }
    for name, peer in peers.items():
        if peer:
            query[PERMISSION + name] = peer
            query[PERMISSION + name.rpartition(".")[0] + ".Description"] = properties.get("Description")
    return query


INGRESS = _rule("Ingress")
EGRESS = _rule("Egress")
