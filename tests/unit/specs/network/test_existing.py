"""A VPC that stands already, as its ids and ranges in the file describe it."""

from pathlib import Path

import pytest

from specs.network.existing import ExistingNetworkSpec
from tests.unit.specs.bad_environments.existing_network import BAD
from tests.unit.specs.environment_files import Bad, Edit, problems, read
from tests.unit.specs.existing_network_files import EXISTING


def network(folder: Path, *edits: Edit) -> ExistingNetworkSpec:
    found = read(folder, *edits, text=EXISTING).network
    assert isinstance(found, ExistingNetworkSpec)
    return found


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.what)
def test_a_wrong_description_is_refused_with(bad: Bad, tmp_path: Path) -> None:
    assert problems(tmp_path, bad.edit, text=EXISTING) == bad.lines


@pytest.mark.parametrize(
    ("cidr", "small", "line"),
    [
        (
            "10.20.0.16/28",
            "10.20.0.16/29",
            (
                "good.yaml:18 network.subnets[1].cidr: must be /28 or larger, got 10.20.0.16/29 with 3 usable "
                "addresses: EKS needs six addresses in each, and AWS keeps five of every subnet for itself"
            ),
        ),
        (
            "10.20.128.0/18",
            "10.20.128.0/27",
            (
                "good.yaml:28 network.subnets[3].cidr: must be /26 or larger, got 10.20.128.0/27 with 27 usable "
                "addresses: nodes, pods and endpoints live there, and one node may hold 30 addresses"
            ),
        ),
    ],
)
def test_a_subnet_that_is_too_small_for_its_tier_is_refused(cidr: str, small: str, line: str, tmp_path: Path) -> None:
    assert line in problems(tmp_path, Edit(f"cidr: {cidr}", f"cidr: {small}"), text=EXISTING)


def test_all_errors_of_a_description_come_at_once_in_the_order_of_their_lines(tmp_path: Path) -> None:
    edits = (
        Edit("vpc_id: vpc-0a1b2c3d", "vpc_id: main"),
        Edit("cidr: 10.20.0.16/28", "cidr: 10.20.0.17/28"),
        Edit('      tags: {kubernetes.io/role/internal-elb: ""}\n', ""),
        Edit("tier: public", "tier: dmz"),
        Edit("existing_endpoints: [sts]", "existing_endpoint: [sts]"),
        Edit("service_cidr: 172.20.0.0/16", "service_cidr: 10.20.0.0/16"),
    )

    assert [line.partition(": ")[0] for line in problems(tmp_path, *edits, text=EXISTING)] == [
        "good.yaml:7 network.vpc_id",
        "good.yaml:18 network.subnets[1].cidr",
        "good.yaml:26 network.subnets[3].tags",
        "good.yaml:40 network.subnets[5].tier",
        "good.yaml:42 network.existing_endpoint",
        "good.yaml:49 control_plane.service_cidr",
    ]


def by_id(text: str, *zones: str) -> str:
    """The text with the ids of zones for their names."""
    for letter, zone in zip("ab", zones, strict=True):
        text = text.replace(f"eu-west-1{letter}", zone)
    return text


def test_zones_may_be_written_by_their_ids(tmp_path: Path) -> None:
    assert problems(tmp_path, text=by_id(EXISTING, "euw1-az1", "euw1-az3")) == []


def test_zones_are_all_named_or_all_by_id(tmp_path: Path) -> None:
    edit = Edit("zone: eu-west-1a\n      cidr: 10.20.1.0/24", "zone: euw1-az1\n      cidr: 10.20.1.0/24")

    (line,) = problems(tmp_path, edit, text=EXISTING)
    assert line == (
        "good.yaml:39 network.subnets[5].zone: must be a name, as eu-west-1a, like the first zone, got 'euw1-az1'"
    )


def test_a_zone_without_control_plane_is_refused_for_it(tmp_path: Path) -> None:
    text = by_id(EXISTING, "use1-az1", "use1-az3").replace("eu-west-1", "us-east-1")

    assert problems(tmp_path, text=text) == [
        (
            "good.yaml:16 network.subnets[1]: must not hold the control plane, which EKS does not place in use1-az3; "
            "choose another zone"
        )
    ]


def test_with_custom_networking_pods_live_in_another_range_than_their_nodes(tmp_path: Path) -> None:
    edits = (
        Edit("  way_out: true\n", "  way_out: true\n  pod_subnets: custom_networking\n"),
        Edit("    - id: subnet-000000a4", f"{PODS_OF_B}    - id: subnet-000000a4"),
    )
    assert problems(tmp_path, *edits, text=EXISTING) == []

    beside = Edit("cidr: 100.64.64.0/18", "cidr: 10.20.192.0/18")
    assert problems(tmp_path, *edits, beside, text=EXISTING) == [
        (
            "good.yaml:41 network.subnets[5].cidr: must lie in another of the VPC's ranges than its nodes do, "
            "10.20.0.0/16, got 10.20.192.0/18; or let pod_subnets be discovery"
        )
    ]


PODS_OF_B = """\
    - id: subnet-000000b3
      zone: eu-west-1b
      cidr: 100.64.64.0/18
      tier: pods
"""


def test_its_zones_are_those_of_its_subnets(tmp_path: Path) -> None:
    described = network(tmp_path)

    assert [
        (zone.name, str(zone.control_plane), str(zone.private), str(zone.pods), str(zone.public))
        for zone in described.zones
    ] == [
        ("eu-west-1a", "10.20.0.0/28", "10.20.64.0/18", "100.64.0.0/18", "10.20.1.0/24"),
        ("eu-west-1b", "10.20.0.16/28", "10.20.128.0/18", "None", "None"),
    ]
    assert [zone.name for zone in described.placement_zones] == ["eu-west-1a", "eu-west-1b"]
    assert [zone.name for zone in described.control_plane_zones] == ["eu-west-1a", "eu-west-1b"]
    assert [zone.name for zone in described.pod_zones] == ["eu-west-1a"]
    assert described.nat_zones == ()
    assert [str(block) for block in described.ranges] == ["10.20.0.0/16", "100.64.0.0/16"]


def test_private_subnets_may_hold_the_control_plane_too(tmp_path: Path) -> None:
    alone = (
        EXISTING[: EXISTING.index("    - id: subnet-000000a1")]
        + EXISTING[EXISTING.index("    - id: subnet-000000a2") :]
    )
    text = alone.replace("tier: private\n", "tier: private\n      with_control_plane: true\n")

    described = read(tmp_path, text=text).network
    assert [str(zone.control_plane) for zone in described.control_plane_zones] == ["10.20.64.0/18", "10.20.128.0/18"]
    assert described.control_plane_zones == described.placement_zones


def test_what_stands_already_is_not_made_again(tmp_path: Path) -> None:
    environment = read(tmp_path, text=EXISTING)

    assert "sts" not in environment.endpoints.services
    assert {"ec2", "ecr.api", "ecr.dkr", "eks-auth"} <= set(environment.endpoints.services)


ISOLATED = (
    Edit("  way_out: true", "  way_out: false"),
    Edit("region: eu-west-1\n", "region: eu-west-1\nregistry: 111122223333.dkr.ecr.eu-west-1.amazonaws.com\n"),
)


def test_without_a_way_out_what_stands_counts_as_much_as_what_is_made(tmp_path: Path) -> None:
    assert problems(tmp_path, *ISOLATED, text=EXISTING) == []
    assert problems(tmp_path, *ISOLATED, Edit("existing_endpoints: [sts]", "endpoints: [ec2]"), text=EXISTING)[0] == (
        "good.yaml:44 network.endpoints: must hold autoscaling where way_out is false, because there is no other way "
        "to it for cluster-autoscaler; or write endpoints: required"
    )


def test_without_a_way_out_nodes_and_pods_need_their_route_to_s3(tmp_path: Path) -> None:
    unrouted = Edit("      route_table_id: rtb-000000b2\n", "")

    (line,) = problems(tmp_path, *ISOLATED, unrouted, text=EXISTING)
    assert line == (
        "good.yaml:27 network.subnets[3]: must name its route_table_id where way_out is false, for the gateway "
        "endpoint of S3 without which no image is pulled; or list s3 among existing_endpoints"
    )
    standing = Edit("existing_endpoints: [sts]", "existing_endpoints: [s3, sts]")
    assert problems(tmp_path, *ISOLATED, unrouted, standing, text=EXISTING) == []


def test_a_subnet_of_another_cluster_is_tagged_for_this_one_too(tmp_path: Path) -> None:
    shared = Edit('kubernetes.io/role/elb: "1",', 'kubernetes.io/role/elb: "1", kubernetes.io/cluster/other: owned,')
    both = Edit(
        "kubernetes.io/cluster/other: owned,", "kubernetes.io/cluster/other: owned, kubernetes.io/cluster/good: shared,"
    )

    (line,) = problems(tmp_path, shared, text=EXISTING)
    assert line == (
        "good.yaml:42 network.subnets[5].tags: must hold kubernetes.io/cluster/good: shared, for load balancers pass "
        "by a subnet that is only another cluster's (kubernetes.io/cluster/other); tag the subnet, then write it here"
    )
    assert problems(tmp_path, shared, both, text=EXISTING) == []


@pytest.mark.parametrize("value", ["5", "[]", "vpc-0a1b2c3d", "null"])
def test_a_network_that_is_no_mapping_is_said_to_be_none(value: str, tmp_path: Path) -> None:
    text = (
        EXISTING[: EXISTING.index("network:")]
        + f"network: {value}\n"
        + EXISTING[EXISTING.index("control_plane:\n  v") :]
    )

    (line,) = problems(tmp_path, text=text)
    assert line.startswith("good.yaml:6 network: must be a mapping of fields, ")
