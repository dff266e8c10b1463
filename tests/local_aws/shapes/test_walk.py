"""The walk can fail: a deployed network is broken in one place, and what it no longer reaches is told."""

import copy
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from tests.local_aws.shapes.judging import tiers
from tests.local_aws.shapes.life import Shape
from tests.local_aws.shapes.outside import ways_in
from tests.local_aws.shapes.reach import Reach, Tiers, differences
from tests.local_aws.shapes.topology import Topology
from tools.local_aws.session import LocalAws

REACH = Reach(internet="their zone's gateway", endpoints=frozenset({"ecr.api", "ecr.dkr"}))
ZONE, OTHER = "eu-west-1a", "eu-west-1b"
ANYWHERE = "0.0.0.0/0"
Break = Callable[[Topology, Tiers], None]


@pytest.fixture(scope="module")
def shape(aws: LocalAws, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shape]:
    standing = Shape("nat-per-zone", aws, tmp_path_factory.mktemp("walked"))
    standing.begin()
    standing.deploy()
    yield standing
    standing.end()


@pytest.fixture(scope="module")
def deployed(shape: Shape) -> tuple[Topology, Tiers]:
    return shape.topology(), tiers(shape)


def _default(topology: Topology, subnet: str) -> dict[str, Any]:
    return next(each for each in topology.table_of(subnet)["Routes"] if each.get("DestinationCidrBlock") == ANYWHERE)


def _endpoint(topology: Topology, service: str) -> dict[str, Any]:
    return next(dict(each) for each in topology.endpoints.values() if each["ServiceName"].endswith(f".{service}"))


def _change(records: Mapping[str, Any], name: str, **members: Any) -> None:
    records[name].update(members)


def _the_default_route_is_gone(topology: Topology, standing: Tiers) -> None:
    table = topology.table_of(standing.private[ZONE])
    table["Routes"].remove(_default(topology, standing.private[ZONE]))


def _the_default_route_leads_to_another_zone(topology: Topology, standing: Tiers) -> None:
    _default(topology, standing.private[ZONE]).update(_default(topology, standing.private[OTHER]))


def _the_gateways_own_subnet_has_no_way_out(topology: Topology, standing: Tiers) -> None:
    table = topology.table_of(standing.public[ZONE])
    table["Routes"].remove(_default(topology, standing.public[ZONE]))


def _the_gateway_is_gone(topology: Topology, standing: Tiers) -> None:
    del topology.nat_gateways[_default(topology, standing.private[ZONE])["NatGatewayId"]]  # type: ignore[attr-defined]


def _the_internet_gateway_is_detached(topology: Topology, _: Tiers) -> None:
    topology.internet_gateways.clear()  # type: ignore[attr-defined]


def _s3_forgets_a_table(topology: Topology, standing: Tiers) -> None:
    endpoint = topology.endpoints[_endpoint(topology, "s3")["VpcEndpointId"]]
    endpoint["RouteTableIds"].remove(topology.table_of(standing.private[ZONE])["RouteTableId"])


def _private_names_are_off(topology: Topology, _: Tiers) -> None:
    _change(topology.endpoints, _endpoint(topology, "ecr.api")["VpcEndpointId"], PrivateDnsEnabled=False)


def _an_endpoint_is_gone(topology: Topology, _: Tiers) -> None:
    del topology.endpoints[_endpoint(topology, "ecr.dkr")["VpcEndpointId"]]  # type: ignore[attr-defined]


def _an_endpoint_admits_nobody(topology: Topology, _: Tiers) -> None:
    for group in _endpoint(topology, "ecr.api")["Groups"]:
        _change(topology.security_groups, group["GroupId"], IpPermissions=[])


def _api_servers_go_out(topology: Topology, standing: Tiers) -> None:
    table = topology.table_of(standing.control_plane[ZONE])
    table["Routes"].append(_default(topology, standing.private[ZONE]))


def _the_local_route_is_gone(topology: Topology, standing: Tiers) -> None:
    table = topology.table_of(standing.private[ZONE])
    table["Routes"][:] = [route for route in table["Routes"] if route.get("GatewayId") != "local"]


BREAKS: list[tuple[Break, str]] = [
    (_the_default_route_is_gone, "to the internet: no route does not arrive"),
    (_the_default_route_leads_to_another_zone, f"leaves by the gateway of {OTHER}"),
    (_the_gateways_own_subnet_has_no_way_out, "no route does not arrive"),
    (_the_gateway_is_gone, "does not arrive"),
    (_the_internet_gateway_is_detached, "does not arrive"),
    (_s3_forgets_a_table, "and not by the gateway endpoint"),
    (_private_names_are_off, "reaches ecr.api by igw-"),
    (_an_endpoint_is_gone, "reaches ecr.dkr by igw-"),
    (_an_endpoint_admits_nobody, "to ecr.api: "),
    (_api_servers_go_out, " arrives"),
    (_the_local_route_is_gone, "and not the local route"),
]


@pytest.mark.parametrize(("broken", "told"), BREAKS, ids=lambda part: getattr(part, "__name__", ""))
def test_what_is_broken_is_told(deployed: tuple[Topology, Tiers], broken: Break, told: str) -> None:
    topology, standing = copy.deepcopy(deployed[0]), deployed[1]
    assert not differences(topology, standing, REACH)
    broken(topology, standing)
    assert any(told in difference for difference in differences(topology, standing, REACH))


def _a_route_from_outside(topology: Topology, standing: Tiers) -> None:
    table = topology.table_of(standing.private[ZONE])
    table["Routes"].append(_default(topology, standing.public[ZONE]))


def _public_addresses(topology: Topology, standing: Tiers) -> None:
    _change(topology.subnets, standing.private[ZONE], MapPublicIpOnLaunch=True)


def _open(topology: Topology, block: str) -> None:
    (group,) = (each for each in topology.security_groups.values() if each["GroupName"] == "default")
    group["IpPermissions"].append({"IpProtocol": "tcp", "IpRanges": [{"CidrIp": block}]})


OPENINGS: list[tuple[Break, str]] = [
    (_a_route_from_outside, "routes to igw-"),
    (_public_addresses, "gives public addresses"),
    (lambda topology, _: _open(topology, ANYWHERE), f"admits {ANYWHERE}"),
    (lambda topology, _: _open(topology, "198.51.100.0/24"), "admits 198.51.100.0/24"),
]


@pytest.mark.parametrize(("opened", "told"), OPENINGS)
def test_what_is_open_is_told(deployed: tuple[Topology, Tiers], opened: Break, told: str) -> None:
    topology, standing = copy.deepcopy(deployed[0]), deployed[1]
    groups = {name for name, group in topology.security_groups.items() if group["GroupName"] == "default"}
    assert not ways_in(topology, standing.of_workloads, groups)
    opened(topology, standing)
    assert any(told in way for way in ways_in(topology, standing.of_workloads, groups))


def test_a_route_that_somebody_deletes_is_missed(shape: Shape) -> None:
    standing = tiers(shape)
    table = shape.topology().table_of(standing.private[ZONE])["RouteTableId"]
    before = _default(shape.topology(), standing.private[ZONE])
    ec2 = shape.aws.client("ec2")
    ec2.delete_route(RouteTableId=table, DestinationCidrBlock=ANYWHERE)
    assert any("no route does not arrive" in told for told in differences(shape.topology(), standing, REACH))
    ec2.create_route(RouteTableId=table, DestinationCidrBlock=ANYWHERE, NatGatewayId=before["NatGatewayId"])
    assert not differences(shape.topology(), standing, REACH)
