"""Ranges that are reserved within subnets: created, listed and deleted; ministack has no such actions."""

from ipaddress import ip_network
from uuid import uuid4

from ministack.core.responses import get_account_id
from ministack.services import ec2

from specs.refusals import network, subnet_reservations
from tools.local_aws.emulator.ec2_api.guard import Query, value
from tools.local_aws.emulator.ministack import Answer

MEMBERS = ("SubnetCidrReservationId", "SubnetId", "Cidr", "ReservationType", "OwnerId", "Description")


def answer_create(query: Query) -> Answer:
    """CreateSubnetCidrReservation."""
    subnet, block = value(query, "SubnetId"), value(query, "Cidr")
    network.SUBNET_MISSING.check(subnet=subnet, subnets=list(ec2._subnets))
    record = ec2._subnets[subnet]
    ranges = [record[name] for name in ("CidrBlock", "Ipv6CidrBlock") if record.get(name)]
    subnet_reservations.OUTSIDE_SUBNET.check(block=block, subnet_ranges=ranges)
    reserved = record.setdefault("CidrReservations", [])
    subnet_reservations.OVERLAP.check(block=block, reserved=[each["Cidr"] for each in reserved])
    made = {
        "SubnetCidrReservationId": f"scr-{uuid4().hex[:17]}",
        "SubnetId": subnet,
        "Cidr": block,
        "ReservationType": value(query, "ReservationType"),
        "OwnerId": get_account_id(),
        "Description": value(query, "Description"),
    }
    reserved.append(made)
    ec2._parse_tag_specs(query, "subnet-cidr-reservation", made["SubnetCidrReservationId"])
    return _answer("CreateSubnetCidrReservation", _xml(made, tag="subnetCidrReservation"))


def answer_get(query: Query) -> Answer:
    """GetSubnetCidrReservations."""
    subnet = value(query, "SubnetId")
    network.SUBNET_MISSING.check(subnet=subnet, subnets=list(ec2._subnets))
    found = ec2._subnets[subnet].get("CidrReservations", [])
    sets = "".join(
        f"<subnetIpv{version}CidrReservationSet>"
        + "".join(_xml(each, tag="item") for each in found if ip_network(each["Cidr"]).version == version)
        + f"</subnetIpv{version}CidrReservationSet>"
        for version in (4, 6)
    )
    return _answer("GetSubnetCidrReservations", sets)


def answer_delete(query: Query) -> Answer:
    """DeleteSubnetCidrReservation."""
    gone = value(query, "SubnetCidrReservationId")
    for subnet in ec2._subnets.values():
        kept = [each for each in subnet.get("CidrReservations", []) if each["SubnetCidrReservationId"] != gone]
        subnet["CidrReservations"] = kept
    ec2._tags.pop(gone, None)
    return _answer("DeleteSubnetCidrReservation", "")


def _xml(reservation: dict[str, str], *, tag: str) -> str:
    members = "".join(
        f"<{name[0].lower()}{name[1:]}>{reservation[name]}</{name[0].lower()}{name[1:]}>" for name in MEMBERS
    )
    return f"<{tag}>{members}{ec2._tag_set_xml(reservation['SubnetCidrReservationId'])}</{tag}>"


def _answer(action: str, inner: str) -> Answer:
    answer: Answer = ec2._xml(200, f"{action}Response", inner)
    return answer
