"""What DescribeVpcs, DescribeSubnets and DescribeVpcEndpoints tell and ministack keeps to itself."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from ministack.services import ec2

Record = Mapping[str, Any]
Telling = Callable[[Record], str]
Writer = Callable[..., str]

ONE_RANGE = re.compile("<cidrBlockAssociationSet>.*</cidrBlockAssociationSet>", re.DOTALL)
NO_IPV6 = re.compile("<assignIpv6AddressOnCreation>false</assignIpv6AddressOnCreation>")
"""What ministack writes of a VPC and of a subnet, and we write in full."""


def tell_more() -> None:
    """Put our members behind ministack's, wherever it writes one of the three."""
    ec2._vpc_fields_xml = _with(_of_vpc, ec2._vpc_fields_xml, without=ONE_RANGE)
    ec2._subnet_fields_xml = _with(_of_subnet, ec2._subnet_fields_xml, without=NO_IPV6)
    ec2._vpce_fields_xml = _with(_of_endpoint, ec2._vpce_fields_xml)


def _with(more: Telling, ministacks: Writer, *, without: re.Pattern[str] | None = None) -> Writer:
    def written(record: Record, tag: str = "item") -> str:
        start, end, rest = ministacks(record, tag=tag).rpartition(f"</{tag}>")
        return (without.sub("", start) if without else start) + more(record) + end + rest

    return written


def _of_vpc(vpc: Record) -> str:
    ranges = vpc.get("CidrBlockAssociationSet", ())
    first = {"AssociationId": f"vpc-cidr-assoc-{vpc['VpcId'][4:]}", "CidrBlock": vpc["CidrBlock"]}
    return _associations("cidrBlock", (first, *ranges)) + _associations(
        "ipv6CidrBlock", vpc.get("Ipv6CidrBlockAssociationSet", ())
    )


def _of_subnet(subnet: Record) -> str:
    block, assigned = subnet.get("Ipv6CidrBlock"), subnet.get("AssignIpv6AddressOnCreation", False)
    association = {"AssociationId": f"subnet-cidr-assoc-{subnet['SubnetId'][7:]}", "Ipv6CidrBlock": block}
    return f"<assignIpv6AddressOnCreation>{str(assigned).lower()}</assignIpv6AddressOnCreation>" + _associations(
        "ipv6CidrBlock", (association,) if block else ()
    )


def _of_endpoint(endpoint: Record) -> str:
    groups = "".join(f"<item><groupId>{group}</groupId></item>" for group in endpoint.get("SecurityGroupIds", ()))
    private = str(bool(endpoint.get("PrivateDnsEnabled"))).lower()
    return f"<privateDnsEnabled>{private}</privateDnsEnabled><groupSet>{groups}</groupSet>"


def _associations(member: str, associations: Any) -> str:
    name = member[0].upper() + member[1:]
    items = "".join(
        f"<item><associationId>{each['AssociationId']}</associationId><{member}>{each[name]}</{member}>"
        f"<{member}State><state>associated</state></{member}State></item>"
        for each in associations
    )
    return f"<{member}AssociationSet>{items}</{member}AssociationSet>"
