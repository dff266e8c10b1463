"""Addresses run out in the file, and not months later in the VPC."""

from pathlib import Path

import pytest

from specs.addresses.verdict import warnings
from specs.reading import read_environment
from tests.unit.specs.environment_files import Edit, problems, read

PROD = (Path(__file__).parents[4] / "environments" / "prod.yaml").read_text(encoding="utf-8")
SHIPPED = sorted((Path(__file__).parents[4] / "environments").glob("*.yaml"))
PREFIXES = Edit("{name: vpc-cni, network_policy: true}", "{name: vpc-cni, prefix_delegation: true}")
PLANNED = Edit("- {namespace: batch, labels: {runs-on: fargate}}", "- {namespace: batch}\n    max_pods: 30")


def private(length: int) -> list[Edit]:
    return [Edit(f"private: 10.20.{third}.0/18", f"private: 10.20.{third}.0/{length}") for third in (64, 128, 192)]


def at_most(nodes: int) -> Edit:
    return Edit("scaling: {min: 0, max: 20}", f"scaling: {{min: 0, max: {nodes}}}")


def prod(tmp_path: Path, *edits: Edit) -> list[str]:
    """What is wrong with prod after the edits, without the lines."""
    return [line.partition(" ")[2] for line in problems(tmp_path, *edits, text=PROD, name="prod.yaml")]


def warned(tmp_path: Path, *edits: Edit) -> list[str]:
    return list(warnings(read(tmp_path, *edits, text=PROD, name="prod.yaml").addresses))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_no_subnet_of_the_shipped_environments_is_crowded(path: Path) -> None:
    addresses = read_environment(path).addresses
    assert [subnet.name for subnet in addresses.subnets if subnet.share(subnet.at_max) > 0.8] == []


def test_a_subnet_without_room_for_what_the_groups_allow_is_refused_with_the_range_that_would_do(
    tmp_path: Path,
) -> None:
    first, *others = prod(tmp_path, *private(23))

    assert first == (
        "network.zones[0].private: must have room for all that lives there: 10.20.64.0/23 has 512 addresses, "
        "681 are needed at the groups' largest (nodes of spot 540, nodes of system 120, an internal load "
        "balancer 8, interface endpoints 6, functions 1, the bastion 1, AWS 5); a /22 would do"
    )
    assert [other.partition(":")[0] for other in others] == ["network.zones[1].private", "network.zones[2].private"]


def test_of_many_things_the_largest_are_named(tmp_path: Path) -> None:
    spot = "  - kind: managed_node_group\n    name: spot"
    one = "  - {{kind: managed_node_group, name: g{}, instance_types: [m7i.large], scaling: {{min: 0, max: 9}}}}\n"
    more = "".join(one.format(number) for number in range(12))
    (line, *_) = prod(tmp_path, Edit(spot, f"{more}{spot}"), *private(23))

    assert ", 11 others 1036, AWS 5); a /20 would do" in line


def test_the_range_that_would_do_does(tmp_path: Path) -> None:
    assert prod(tmp_path, *private(22)) == []
    assert warned(tmp_path, *private(22), PLANNED) == []


def test_a_subnet_that_is_nearly_full_is_warned_of_and_not_refused(tmp_path: Path) -> None:
    edits = (*private(22), at_most(30), PLANNED)

    assert prod(tmp_path, *edits) == []
    assert warned(tmp_path, *edits)[0] == (
        "private of eu-west-1a (10.20.64.0/22) is 97% full when all groups are at their largest and updated; "
        "a /21 would do"
    )


def test_a_subnet_without_room_for_the_nodes_of_a_lost_zone_is_warned_of(tmp_path: Path) -> None:
    edits = (*private(22), at_most(31), PLANNED)

    assert prod(tmp_path, *edits) == []
    assert warned(tmp_path, *edits)[1] == (
        "private of eu-west-1a (10.20.64.0/22) has no room for the nodes of a zone that is lost: it needs 1086 "
        "addresses; a /21 would do"
    )


def test_pods_of_fargate_that_nobody_counts_are_warned_of(tmp_path: Path) -> None:
    assert warned(tmp_path) == ["Fargate profile batch: its pods are not planned; write max_pods to plan them"]
    assert warned(tmp_path, PLANNED) == []


@pytest.mark.parametrize(
    ("old", "new", "warning"),
    [
        (
            "labels: {pool: system}",
            "max_pods: 100",
            (
                "node group system: max_pods 100 is more than its nodes hold, 29 "
                "(m7i.large: 3 interfaces with 9 addresses for pods, and 2 pods without)"
            ),
        ),
        (
            "instance_types: [m7i.large, m6i.large]",
            "ami_type: AL2023_x86_64_STANDARD\n    instance_types: [u-6tb1.metal]",
            "node group system: nothing is known of its instance types; write max_pods to plan pods",
        ),
    ],
)
def test_numbers_of_pods_that_cannot_hold_are_warned_of(old: str, new: str, warning: str, tmp_path: Path) -> None:
    assert warned(tmp_path, Edit(old, new), PLANNED) == [warning]


def test_what_no_subnet_can_hold_is_not_answered_with_a_range(tmp_path: Path) -> None:
    (line, *_) = prod(tmp_path, PREFIXES, at_most(450), *private(20))
    assert line.endswith("; a /17 would do")


def test_prefixes_are_counted_whole_and_kept_apart_from_single_addresses(tmp_path: Path) -> None:
    (line, *_) = prod(tmp_path, PREFIXES, *private(23))
    assert line == (
        "network.zones[0].private: must have room for all that lives there: 10.20.64.0/23 has 512 addresses, "
        "1744 are needed at the groups' largest (nodes of spot 1161, nodes of system 516, an internal load "
        "balancer 8, interface endpoints 6, functions 1, the bastion 1, AWS and what keeps prefixes apart 51); "
        "a /20 would do"
    )


def test_a_drained_zone_needs_nothing_but_what_aws_keeps(tmp_path: Path) -> None:
    last = "    - {name: eu-west-1c, control_plane: 10.20.0.32/28, public: 10.20.3.0/24, private: 10.20.192.0/18}"
    plan = read(tmp_path, Edit(last, last.replace("}", ", drained: true}")), text=PROD, name="prod.yaml").addresses

    (drained,) = (subnet for subnet in plan.subnets if subnet.name == "private of eu-west-1c")
    assert (drained.at_max.needs, drained.at_max.size) == ((), 5)


def test_pods_in_subnets_of_their_own_leave_those_of_nodes_alone(tmp_path: Path) -> None:
    zones = [
        Edit(f"private: 10.20.{64 * (1 + index)}.0/18}}", f"private: 10.20.{64 * (1 + index)}.0/24, pods: {pods}}}")
        for index, pods in enumerate(("100.64.0.0/18", "100.64.64.0/18", "100.64.128.0/18"))
    ]
    apart = Edit(
        "  nat: per_zone", "  nat: per_zone\n  secondary_ranges: [100.64.0.0/16]\n  pod_subnets: custom_networking"
    )
    plan = read(tmp_path, *zones, apart, text=PROD, name="prod.yaml").addresses

    sizes = {subnet.name: subnet.at_max.size for subnet in plan.subnets if subnet.zone == "eu-west-1b"}
    nodes, others = (6 + 6) // 3 + (20 + 7) // 3, 8 + 6 + 1
    assert sizes["private of eu-west-1b"] == nodes + others + 5
    assert sizes["pods of eu-west-1b"] == 4 * 20 + 9 * 45 + 5


EXISTING = (Path(__file__).parents[3] / "environments" / "existing-vpc.yaml").read_text(encoding="utf-8")


def test_a_subnet_that_stands_already_is_named_where_its_range_is_written(tmp_path: Path) -> None:
    small = Edit("cidr: 10.53.64.0/18", "cidr: 10.53.64.0/26")
    many = Edit("scaling: {min: 2, max: 4}", "scaling: {min: 2, max: 20}")
    (line,) = problems(tmp_path, small, many, text=EXISTING, name="existing-vpc.yaml")

    assert "network.subnets[2].cidr: must have room for all that lives there: 10.53.64.0/26 has 64 addresses" in line


def test_a_subnet_that_the_control_plane_shares_holds_both(tmp_path: Path) -> None:
    lines = [line for line in EXISTING.splitlines(keepends=True) if "tier: control_plane" not in line]
    shared = "".join(lines).replace("tier: private\n", "tier: private\n      with_control_plane: true\n")
    plan = read(tmp_path, text=shared, name="existing-vpc.yaml").addresses

    assert {subnet.tier for subnet in plan.subnets} == {"private", "pods"}
    for subnet in plan.subnets:
        needs = [need.what for need in subnet.at_max.needs]
        assert ("the control plane" in needs) == (subnet.tier == "private")
