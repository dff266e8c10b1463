"""Zones come and go."""

from pathlib import Path

from tests.unit.specs.environment_files import Edit, problems

PROD = (Path(__file__).parents[4] / "environments" / "prod.yaml").read_text(encoding="utf-8")
LAST = "    - {name: eu-west-1c, control_plane: 10.20.0.32/28, public: 10.20.3.0/24, private: 10.20.192.0/18}"


def prod(tmp_path: Path, *edits: Edit) -> list[str]:
    """What is wrong with prod after the edits, without the lines."""
    return [line.partition(" ")[2] for line in problems(tmp_path, *edits, text=PROD, name="prod.yaml")]


def test_a_zone_of_three_can_be_drained(tmp_path: Path) -> None:
    assert prod(tmp_path, Edit(LAST, LAST.replace("}", ", drained: true}"))) == []


def test_a_drained_zone_can_drop_its_subnets_but_the_control_planes(tmp_path: Path) -> None:
    left = "    - {name: eu-west-1c, control_plane: 10.20.0.32/28, drained: true}"
    assert prod(tmp_path, Edit(LAST, left)) == []


def test_a_zone_can_come_without_the_control_plane(tmp_path: Path) -> None:
    new = LAST.replace(" control_plane: 10.20.0.32/28,", "")
    assert prod(tmp_path, Edit(LAST, new)) == []


def test_a_zone_that_holds_nothing_is_removed(tmp_path: Path) -> None:
    assert prod(tmp_path, Edit(LAST, "    - {name: eu-west-1c}")) == [
        (
            "network.zones[2] (eu-west-1c): must have a control_plane, private or public range, eu-west-1c has none; "
            "or remove the zone"
        )
    ]


def test_a_node_group_cannot_stay_in_a_zone_that_is_drained(tmp_path: Path) -> None:
    drained = Edit(LAST, LAST.replace("}", ", drained: true}"))
    pinned = Edit("labels: {pool: system}", "zones: [eu-west-1c]")
    assert prod(tmp_path, drained, pinned) == [
        (
            "capacity[0].zones[0]: must not be a drained zone, got 'eu-west-1c'; "
            "remove it here, deploy, then drop its subnets"
        )
    ]
