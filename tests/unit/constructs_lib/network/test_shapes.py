"""Shapes of a VPC beside the plain one: regional NAT, subnets for pods, zones by id, a way for the control plane."""

from typing import Any

import pytest

from constructs_lib.network.network import Network
from specs.endpoints.resolution import Endpoints, resolve
from tests.synthesis import SomeonesStack, only, properties, resources, tag, template_of
from tests.unit.constructs_lib.network.routes_of_templates import routes_by_range, subnet_of
from tests.unit.constructs_lib.network.specs_of_networks import network_spec, zone

PODS = {"a": "100.64.0.0/18", "b": "100.64.64.0/18", "c": "100.64.128.0/18"}
WITHOUT_PUBLIC = tuple(zone(letter, public=None) for letter in "abc")
WITH_PODS = {"secondary_ranges": ("100.64.0.0/16",), "zones": tuple(zone(each, pods=PODS[each]) for each in "abc")}
IDS = ("euw1-az1", "euw1-az3")
BY_NAT = {"0.0.0.0/0": "NatGatewayId"}


def network(*, control_plane_goes_out: bool = False, **changes: Any) -> tuple[Network, dict[str, Any]]:
    stack = SomeonesStack()
    made = Network(
        stack,
        "Network",
        spec=network_spec(**changes),
        endpoints=Endpoints(),
        control_plane_goes_out=control_plane_goes_out,
    )
    return made, template_of(stack)


def template(**changes: Any) -> dict[str, Any]:
    return network(**changes)[1]


@pytest.fixture(scope="module")
def regional() -> dict[str, Any]:
    return template(nat="regional", zones=WITHOUT_PUBLIC)


@pytest.fixture(scope="module")
def with_pods() -> dict[str, Any]:
    return template(**WITH_PODS)


def test_a_regional_gateway_is_one_of_the_vpc_and_of_no_subnet(regional: dict[str, Any]) -> None:
    (vpc,) = resources(regional, "AWS::EC2::VPC")
    gateway = only(regional, "AWS::EC2::NatGateway")

    assert gateway["Properties"]["VpcId"] == {"Ref": vpc}
    assert gateway["Properties"]["AvailabilityMode"] == "regional"
    assert not {"SubnetId", "AllocationId"} & gateway["Properties"].keys()
    assert not resources(regional, "AWS::EC2::EIP"), "AWS allocates its addresses as it spreads over zones"


def test_a_regional_gateway_waits_for_the_internet_gateway_on_its_vpc(regional: dict[str, Any]) -> None:
    (attachment,) = resources(regional, "AWS::EC2::VPCGatewayAttachment")

    assert attachment in only(regional, "AWS::EC2::NatGateway")["DependsOn"]


def test_all_private_subnets_go_out_through_the_regional_gateway_and_none_is_public(regional: dict[str, Any]) -> None:
    routes = routes_by_range(regional)

    assert {block for block, each in routes.items() if each == BY_NAT} == {
        "10.20.64.0/18",
        "10.20.128.0/18",
        "10.20.192.0/18",
    }
    assert not any("GatewayId" in each.values() for each in routes.values())


def test_public_subnets_may_stand_beside_a_regional_gateway_for_load_balancers() -> None:
    routes = routes_by_range(template(nat="regional"))

    assert routes["10.20.1.0/24"] == {"0.0.0.0/0": "GatewayId"}
    assert routes["10.20.64.0/18"] == BY_NAT


def test_subnets_wait_for_the_secondary_range_that_they_lie_in(with_pods: dict[str, Any]) -> None:
    ((association, block),) = resources(with_pods, "AWS::EC2::VPCCidrBlock").items()

    assert block["Properties"]["CidrBlock"] == "100.64.0.0/16"
    for each in resources(with_pods, "AWS::EC2::Subnet").values():
        waits = association in each.get("DependsOn", [])
        assert waits == each["Properties"]["CidrBlock"].startswith("100.64.")


def test_four_secondary_ranges_are_the_most() -> None:
    ranges = ("100.64.0.0/16", "100.65.0.0/16", "10.30.0.0/16", "10.31.0.0/28")

    made = template(secondary_ranges=ranges)

    assert {each["CidrBlock"] for each in properties(made, "AWS::EC2::VPCCidrBlock")} == set(ranges)


def test_the_cni_finds_pod_subnets_and_no_others(with_pods: dict[str, Any]) -> None:
    found = {
        each["CidrBlock"] for each in properties(with_pods, "AWS::EC2::Subnet") if tag(each, "kubernetes.io/role/cni")
    }

    assert found == set(PODS.values())
    assert tag(subnet_of(with_pods, PODS["a"])["Properties"], "kubernetes.io/role/cni") == "1"


def test_with_custom_networking_nothing_is_found_by_a_tag() -> None:
    made = template(**WITH_PODS, pod_subnets="custom_networking")

    assert not any(tag(each, "kubernetes.io/role/cni") for each in properties(made, "AWS::EC2::Subnet"))


def test_load_balancers_do_not_live_among_pods(with_pods: dict[str, Any]) -> None:
    pods = subnet_of(with_pods, PODS["b"])["Properties"]

    assert tag(pods, "kubernetes.io/role/internal-elb") is None
    assert tag(pods, "kubernetes.io/role/elb") is None


def test_pods_go_out_as_their_nodes_do(with_pods: dict[str, Any]) -> None:
    routes = routes_by_range(with_pods)

    assert {block: routes[block] for block in PODS.values()} == dict.fromkeys(PODS.values(), BY_NAT)


def test_pods_reach_s3_as_their_nodes_do(with_pods: dict[str, Any]) -> None:
    tables = set(resources(with_pods, "AWS::EC2::RouteTable"))

    assert {each["Ref"] for each in only(with_pods, "AWS::EC2::VPCEndpoint")["Properties"]["RouteTableIds"]} == tables


def test_pod_subnets_may_lie_in_the_first_range_and_in_one_zone() -> None:
    made, described = network(zones=(zone("a", pods="10.20.16.0/20"), zone("b"), zone("c")))

    assert list(made.attributes.pod_subnet_ids) == ["eu-west-1a"]
    assert not resources(described, "AWS::EC2::VPCCidrBlock")


def test_consumers_see_the_pod_subnets_of_a_drained_zone_where_nodes_may_still_be() -> None:
    zones = (zone("a", pods=PODS["a"], drained=True), zone("b", pods=PODS["b"]), zone("c", pods=PODS["c"]))

    made, _ = network(zones=zones, secondary_ranges=("100.64.0.0/16",), pod_subnets="custom_networking")

    assert list(made.attributes.pod_subnet_ids) == ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
    assert made.attributes.pod_subnets == "custom_networking"
    assert made.attributes.vpc_ranges == ("10.20.0.0/16", "100.64.0.0/16")


def test_every_range_may_call_the_endpoints() -> None:
    stack = SomeonesStack()
    spec = network_spec(**WITH_PODS, endpoints=("ec2",))
    Network(stack, "Network", spec=spec, endpoints=resolve(("ec2",)))

    rules = only(template_of(stack), "AWS::EC2::SecurityGroup")["Properties"]["SecurityGroupIngress"]

    assert [each["CidrIp"] for each in rules] == ["10.20.0.0/16", "100.64.0.0/16"]


class StackOfZoneIds(SomeonesStack):
    """A stack that knows the zones of its network, as the CDK demands."""

    @property
    def availability_zones(self) -> list[str]:
        return list(IDS)


def test_zones_may_be_written_by_id() -> None:
    stack = StackOfZoneIds()
    spec = network_spec(zones=(zone("a", name=IDS[0]), zone("b", name=IDS[1])))
    made = Network(stack, "Network", spec=spec, endpoints=Endpoints())

    subnets = properties(template_of(stack), "AWS::EC2::Subnet")
    assert {each["AvailabilityZoneId"] for each in subnets} == set(IDS)
    assert not any("AvailabilityZone" in each for each in subnets)
    assert tuple(made.attributes.private_subnet_ids) == IDS


def test_the_control_plane_has_no_way_out_of_its_own(with_pods: dict[str, Any]) -> None:
    assert routes_by_range(with_pods)["10.20.0.0/28"] == {}


@pytest.mark.parametrize("nat", ["single", "per_zone", "regional"])
def test_the_control_plane_takes_the_vpcs_way_out_where_it_is_asked_to(nat: str) -> None:
    routes = routes_by_range(template(nat=nat, control_plane_goes_out=True))

    assert [routes[f"10.20.0.{start}/28"] for start in (0, 16, 32)] == [BY_NAT] * 3
