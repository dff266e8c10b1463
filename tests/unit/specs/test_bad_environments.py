"""Every wrong environment is refused with the line, the field, the value and the rule."""

from pathlib import Path

import pytest

from specs.lock import read_lock
from tests.unit.specs.bad_environments import (
    abilities,
    access,
    add_on_settings,
    add_ons,
    capabilities,
    capacity,
    catalogue_core,
    charts,
    components,
    control_plane,
    general,
    instances,
    network,
    vpc_shapes,
)
from tests.unit.specs.environment_files import Bad, Edit, problems, read

BAD = (
    *general.BAD,
    *network.BAD,
    *vpc_shapes.BAD,
    *control_plane.BAD,
    *components.BAD,
    *access.BAD,
    *capacity.BAD,
    *instances.BAD,
    *add_ons.BAD,
    *catalogue_core.BAD,
    *add_on_settings.BAD,
    *capabilities.BAD,
    *charts.BAD,
    *abilities.BAD,
)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.what)
def test_a_wrong_environment_is_refused_with(bad: Bad, tmp_path: Path) -> None:
    assert problems(tmp_path, bad.edit) == bad.lines


def test_every_wrong_environment_has_a_name_of_its_own() -> None:
    names = [bad.what for bad in BAD]
    assert len(set(names)) == len(names) >= 60


def test_the_file_that_they_are_edits_of_is_right(tmp_path: Path) -> None:
    assert read(tmp_path).name == "good"


def test_all_errors_of_a_file_come_at_once_in_the_order_of_their_lines(tmp_path: Path) -> None:
    edits = (
        Edit('account: "111122223333"', "account: 111122223333"),
        Edit("nat: per_zone", "nat: two"),
        Edit("private: 10.20.128.0/18", "private: 10.20.64.0/18"),
        Edit("service_cidr: 172.20.0.0/16", "service_cidr: 10.20.0.0/16"),
        Edit("role/platform-admins", "role/developers"),
        Edit("scaling: {min: 2, max: 4}", "scaling: {min: 5, max: 4}"),
        Edit("zones: [eu-west-1a, eu-west-1b]", "zones: [eu-west-1c]"),
        Edit("name: metrics-server", "name: metric-server"),
    )
    assert [line.partition(": ")[0] for line in problems(tmp_path, *edits)] == [
        "good.yaml:2 account",
        "good.yaml:8 network.nat",
        "good.yaml:17 network.zones[1].private",
        "good.yaml:24 control_plane.service_cidr",
        "good.yaml:30 access.entries[0].principal",
        "good.yaml:40 capacity[0].scaling.min",
        "good.yaml:43 capacity[0].zones[0]",
        "good.yaml:61 add_ons[5].name",
    ]


def test_a_minor_that_eks_never_had_is_refused_with_those_that_it_has(tmp_path: Path) -> None:
    lines = problems(tmp_path, Edit('version: "1.35"', 'version: "1.99"'))
    known = ", ".join(read_lock().kubernetes)
    assert [line.partition(", the minors in")[0] for line in lines] == [
        f"good.yaml:19 control_plane.version: must be one of {known}"
    ]


def test_a_rule_is_silent_where_a_value_that_it_needs_is_wrong_already(tmp_path: Path) -> None:
    edits = (Edit("cidr: 10.20.0.0/16", "cidr: 10.20.0.1/16"), Edit("172.20.0.0/16", "10.20.0.0/16"))
    assert [line.partition(": ")[0] for line in problems(tmp_path, *edits)] == ["good.yaml:7 network.cidr"]


def test_a_default_does_not_stand_in_for_a_misspelt_field(tmp_path: Path) -> None:
    lines = problems(tmp_path, Edit("      private: 10.20.128.0/18", "      privat: 10.20.128.0/18"))
    assert lines == ["good.yaml:17 network.zones[1].privat: is not a known field; did you mean private?"]
