"""The shapes that a network may have, beyond one IPv4 range with NAT gateways in public subnets."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.local_aws.emulator.stacks import Stack
from tests.local_aws.emulator.templates import Resources, cluster, get, network, ref, resource

NewStack = Callable[..., Stack]
Client = Callable[[str], Any]
AFTER_IPV6 = {"DependsOn": "Ipv6"}


def test_a_second_range_holds_subnets_and_is_local_in_every_table(new_stack: NewStack, client: Client) -> None:
    before = {**network(), "Before": resource("AWS::EC2::RouteTable", VpcId=ref("Vpc"))}
    stack = new_stack().deploy({**before, **_second_range()})
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    assert _ranges(client, stack) == {"10.0.0.0/16", "100.64.0.0/16"}
    for table in ("Before", "After"):
        assert "100.64.0.0/16" in _local(client, stack.physical_id(table))

    stack.deploy(before)
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    assert _ranges(client, stack) == {"10.0.0.0/16"}
    assert _local(client, stack.physical_id("Before")) == {"10.0.0.0/16"}


def test_a_range_with_a_subnet_in_it_stays(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy({**network(), **_second_range()})
    (vpc,) = client("ec2").describe_vpcs(VpcIds=[stack.physical_id("Vpc")])["Vpcs"]
    association = vpc["CidrBlockAssociationSet"][1]["AssociationId"]
    with pytest.raises(client("ec2").exceptions.ClientError, match="currently has a subnet within CIDR block"):
        client("ec2").disassociate_vpc_cidr_block(AssociationId=association)


@pytest.mark.parametrize(
    ("blocks", "reason"),
    [
        (["172.20.0.0/16"], "The CIDR '172.20.0.0/16' is restricted."),
        (["100.64.0.0/10"], "The CIDR '100.64.0.0/10' is invalid."),
        ([f"100.{64 + number}.0.0/16" for number in range(5)], "has met its maximum number of allowed CIDRs: 5"),
    ],
)
def test_ranges_that_aws_forbids_are_refused(new_stack: NewStack, blocks: list[str], reason: str) -> None:
    ranges = {
        f"Range{number}": resource("AWS::EC2::VPCCidrBlock", VpcId=ref("Vpc"), CidrBlock=block)
        for number, block in enumerate(blocks)
    }
    stack = new_stack().deploy({**network(), **ranges})
    assert stack.status == "ROLLBACK_COMPLETE"
    assert reason in stack.reasons


def test_a_vpc_gets_a_range_of_amazons_and_its_subnets_parts_of_it(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy(_dual_stack(), Outputs={"Ranges": {"Value": {"Fn::Join": [",", _ipv6_ranges()]}}})
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    (vpc,) = client("ec2").describe_vpcs(VpcIds=[stack.physical_id("Vpc")])["Vpcs"]
    block = vpc["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"]
    assert block.endswith("::/56")
    assert stack.outputs()["Ranges"] == block
    (subnet,) = client("ec2").describe_subnets(SubnetIds=[stack.physical_id("Six")])["Subnets"]
    assert subnet["AssignIpv6AddressOnCreation"] is True
    assert (
        subnet["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"] == block.replace("::/56", "").rstrip("0") + "03::/64"
    )
    (table,) = client("ec2").describe_route_tables(RouteTableIds=[stack.physical_id("Table")])["RouteTables"]
    (out,) = [route for route in table["Routes"] if "EgressOnlyInternetGatewayId" in route]
    assert out["DestinationIpv6CidrBlock"] == "::/0"
    assert block in _local(client, stack.physical_id("Table"))
    assert stack.delete().status == "DELETE_COMPLETE", stack.reasons


def test_ipv6_comes_to_a_subnet_that_stands(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy(network())
    before = stack.physical_id("SubnetA")
    wanted = _dual_stack()
    wanted["SubnetA"] = {
        **AFTER_IPV6,
        **wanted["SubnetA"],
        "Properties": {**wanted["SubnetA"]["Properties"], "Ipv6CidrBlock": _part(0)},
    }
    stack.deploy(wanted)
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    assert stack.physical_id("SubnetA") == before
    (subnet,) = client("ec2").describe_subnets(SubnetIds=[before])["Subnets"]
    assert subnet["Ipv6CidrBlockAssociationSet"]


def test_two_subnets_do_not_share_ipv6_addresses(new_stack: NewStack) -> None:
    six = _dual_stack()["Six"]
    twin = {**six, "Properties": {**six["Properties"], "CidrBlock": "10.0.8.0/24"}}
    stack = new_stack().deploy({**_dual_stack(), "Twin": twin})
    assert stack.status == "ROLLBACK_COMPLETE"
    assert "conflicts with another subnet" in stack.reasons


def test_a_regional_nat_gateway_needs_no_subnet(new_stack: NewStack, client: Client) -> None:
    stack = new_stack(team="platform").deploy({**network(), **_regional()})
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    name = stack.physical_id("Nat")
    (gateway,) = client("ec2").describe_nat_gateways(NatGatewayIds=[name])["NatGateways"]
    assert gateway["AvailabilityMode"] == "regional"
    assert "SubnetId" not in gateway
    assert gateway["VpcId"] == stack.physical_id("Vpc")
    assert {"Key": "team", "Value": "platform"} in gateway["Tags"]
    (own,) = client("ec2").describe_route_tables(RouteTableIds=[gateway["RouteTableId"]])["RouteTables"]
    assert {"0.0.0.0/0"} == {route["DestinationCidrBlock"] for route in own["Routes"] if route["GatewayId"] != "local"}
    assert stack.delete().status == "DELETE_COMPLETE", stack.reasons


def test_a_nat_gateway_waits_for_the_internet_gateway(new_stack: NewStack) -> None:
    stack = new_stack().deploy({**network(), "Nat": {**_regional()["Nat"], "DependsOn": "Vpc"}})
    assert stack.status == "ROLLBACK_COMPLETE"
    assert "has no Internet gateway attached" in stack.reasons


def test_an_internet_gateway_stays_while_something_has_a_public_address(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy({**network(), **_regional()})
    gateway, vpc = stack.physical_id("Gateway"), stack.physical_id("Vpc")
    with pytest.raises(client("ec2").exceptions.ClientError, match="has some mapped public address"):
        client("ec2").detach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)


def test_a_range_is_reserved_in_a_subnet(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy({**network(), "Reservation": _reservation("10.0.0.128/25")})
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    subnet = stack.physical_id("SubnetA")
    (found,) = client("ec2").get_subnet_cidr_reservations(SubnetId=subnet)["SubnetIpv4CidrReservations"]
    assert (found["Cidr"], found["ReservationType"]) == ("10.0.0.128/25", "prefix")
    stack.deploy(network())
    assert not client("ec2").get_subnet_cidr_reservations(SubnetId=subnet)["SubnetIpv4CidrReservations"]


@pytest.mark.parametrize(
    ("blocks", "reason"),
    [
        (["10.0.1.0/28"], "Reservation CIDR should be within subnet CIDR block"),
        (["10.0.0.128/25", "10.0.0.192/26"], "has overlap with existing reserved CIDR block"),
    ],
)
def test_reservations_lie_in_their_subnet_and_apart(new_stack: NewStack, blocks: list[str], reason: str) -> None:
    reserved = {f"Reservation{number}": _reservation(block) for number, block in enumerate(blocks)}
    stack = new_stack().deploy({**network(), **reserved})
    assert stack.status == "ROLLBACK_COMPLETE"
    assert reason in stack.reasons


def test_a_subnet_is_put_by_the_id_of_its_zone(new_stack: NewStack, client: Client) -> None:
    subnet = resource("AWS::EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.0.9.0/24", AvailabilityZoneId="euw1-az2")
    stack = new_stack().deploy({**network(), "ById": subnet})
    (found,) = client("ec2").describe_subnets(SubnetIds=[stack.physical_id("ById")])["Subnets"]
    assert (found["AvailabilityZone"], found["AvailabilityZoneId"]) == ("eu-west-1b", "euw1-az2")


def test_a_zone_id_of_another_region_is_refused(new_stack: NewStack) -> None:
    subnet = resource("AWS::EC2::Subnet", VpcId=ref("Vpc"), CidrBlock="10.0.9.0/24", AvailabilityZoneId="use1-az2")
    stack = new_stack().deploy({**network(), "ById": subnet})
    assert stack.status == "ROLLBACK_COMPLETE"
    assert "Value (use1-az2) for parameter availabilityZoneId is invalid" in stack.reasons


def test_an_ipv6_cluster_has_services_of_eks_own(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy(_ipv6_cluster(subnets=("Six", "OtherSix")))
    assert stack.status == "CREATE_COMPLETE", stack.reasons
    found = client("eks").describe_cluster(name=stack.physical_id("Cluster"))["cluster"]["kubernetesNetworkConfig"]
    assert found["ipFamily"] == "ipv6"
    assert found["serviceIpv6Cidr"].startswith("fd")
    assert "serviceIpv4Cidr" not in found


@pytest.mark.parametrize(
    ("subnets", "services", "reason"),
    [
        (("Six", "SubnetB"), {}, "have no IPv6 CIDR block"),
        (("Six", "OtherSix"), {"ServiceIpv4Cidr": "172.20.0.0/16"}, "cannot be specified with ipFamily ipv6"),
    ],
)
def test_ipv6_clusters_that_eks_refuses(
    new_stack: NewStack, subnets: tuple[str, ...], services: dict[str, str], reason: str
) -> None:
    stack = new_stack().deploy(_ipv6_cluster(subnets=subnets, **services))
    assert stack.status == "ROLLBACK_COMPLETE"
    assert reason in stack.reasons


def test_routed_egress_does_not_go_back(new_stack: NewStack, client: Client) -> None:
    stack = new_stack().deploy(_egress("AWS_MANAGED"))
    stack.deploy(_egress("CUSTOMER_ROUTED"))
    assert stack.status == "UPDATE_COMPLETE", stack.reasons
    found = client("eks").describe_cluster(name=stack.physical_id("Cluster"))["cluster"]["resourcesVpcConfig"]
    assert found["controlPlaneEgressMode"] == "CUSTOMER_ROUTED"
    stack.deploy(_egress("AWS_MANAGED"))
    assert stack.status == "UPDATE_ROLLBACK_COMPLETE"
    assert "cannot be changed from CUSTOMER_ROUTED to AWS_MANAGED" in stack.reasons


def _second_range() -> Resources:
    return {
        "Second": resource("AWS::EC2::VPCCidrBlock", VpcId=ref("Vpc"), CidrBlock="100.64.0.0/16"),
        "Pods": resource(
            "AWS::EC2::Subnet", attributes={"DependsOn": "Second"}, VpcId=ref("Vpc"), CidrBlock="100.64.0.0/18"
        ),
        "After": resource("AWS::EC2::RouteTable", attributes={"DependsOn": "Second"}, VpcId=ref("Vpc")),
    }


def _dual_stack() -> Resources:
    return {
        **network(),
        "Ipv6": resource("AWS::EC2::VPCCidrBlock", VpcId=ref("Vpc"), AmazonProvidedIpv6CidrBlock=True),
        "Six": _six("10.0.7.0/24", "eu-west-1a", number=3),
        "Egress": resource("AWS::EC2::EgressOnlyInternetGateway", VpcId=ref("Vpc")),
        "Table": resource("AWS::EC2::RouteTable", attributes=AFTER_IPV6, VpcId=ref("Vpc")),
        "Out": resource(
            "AWS::EC2::Route",
            RouteTableId=ref("Table"),
            DestinationIpv6CidrBlock="::/0",
            EgressOnlyInternetGatewayId=ref("Egress"),
        ),
    }


def _six(block: str, zone: str, *, number: int) -> dict[str, Any]:
    return resource(
        "AWS::EC2::Subnet",
        attributes=AFTER_IPV6,
        VpcId=ref("Vpc"),
        CidrBlock=block,
        AvailabilityZone=zone,
        Ipv6CidrBlock=_part(number),
        AssignIpv6AddressOnCreation=True,
    )


def _ipv6_ranges() -> dict[str, list[str]]:
    return get("Vpc", "Ipv6CidrBlocks")


def _part(number: int) -> dict[str, Any]:
    return {"Fn::Select": [number, {"Fn::Cidr": [{"Fn::Select": [0, _ipv6_ranges()]}, 8, "64"]}]}


def _regional() -> Resources:
    return {
        "Gateway": resource("AWS::EC2::InternetGateway"),
        "Attached": resource("AWS::EC2::VPCGatewayAttachment", VpcId=ref("Vpc"), InternetGatewayId=ref("Gateway")),
        "Nat": resource(
            "AWS::EC2::NatGateway",
            attributes={"DependsOn": "Attached"},
            VpcId=ref("Vpc"),
            AvailabilityMode="regional",
            ConnectivityType="public",
        ),
    }


def _reservation(block: str) -> dict[str, Any]:
    return resource("AWS::EC2::SubnetCidrReservation", SubnetId=ref("SubnetA"), Cidr=block, ReservationType="prefix")


def _ipv6_cluster(*, subnets: tuple[str, ...], **services: str) -> Resources:
    made = cluster(subnets=subnets, KubernetesNetworkConfig={"IpFamily": "ipv6", **services})
    return {**_dual_stack(), "OtherSix": _six("10.0.8.0/24", "eu-west-1b", number=4), **made}


def _egress(mode: str) -> Resources:
    made = cluster()
    made["Cluster"]["Properties"]["ResourcesVpcConfig"]["ControlPlaneEgressMode"] = mode
    return made


def _ranges(client: Client, stack: Stack) -> set[str]:
    (vpc,) = client("ec2").describe_vpcs(VpcIds=[stack.physical_id("Vpc")])["Vpcs"]
    return {each["CidrBlock"] for each in vpc["CidrBlockAssociationSet"]}


def _local(client: Client, table: str) -> set[str]:
    (found,) = client("ec2").describe_route_tables(RouteTableIds=[table])["RouteTables"]
    local = [route for route in found["Routes"] if route.get("GatewayId") == "local"]
    return {route.get("DestinationCidrBlock") or route["DestinationIpv6CidrBlock"] for route in local}
