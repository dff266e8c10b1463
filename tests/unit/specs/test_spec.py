"""The rules hold for those who build specs in Python, with the texts that a file gets."""

from ipaddress import IPv4Network
from pathlib import Path

import pytest
from pydantic import ValidationError

from specs.capacity.managed_node_group import ScalingSpec
from specs.environment import Environment
from specs.network.network import NetworkSpec
from specs.network.zone import ZoneSpec
from tests.unit.specs.environment_files import read


def zone(letter: str, third: int) -> ZoneSpec:
    """A zone with ranges that start at the third number."""
    return ZoneSpec(
        name=f"eu-west-1{letter}",
        control_plane=IPv4Network(f"10.0.{third}.0/28"),
        private=IPv4Network(f"10.0.{third + 1}.0/24"),
    )


def test_a_spec_built_in_python_keeps_its_rules() -> None:
    with pytest.raises(ValidationError) as error:
        ScalingSpec(min=3, max=2)
    assert [(each["loc"], each["msg"]) for each in error.value.errors()] == [
        (("min",), "must be at most max, which is 2, got 3")
    ]


def test_all_broken_rules_of_a_spec_come_at_once() -> None:
    with pytest.raises(ValidationError) as error:
        NetworkSpec(
            cidr=IPv4Network("10.0.0.0/16"), zones=(zone("a", 0), zone("a", 0)), nat="single", endpoints=("ec2", "ec2")
        )
    assert [each["loc"] for each in error.value.errors()] == [
        ("zones", 1, "private"),
        ("zones", 1, "control_plane"),
        ("endpoints", 1),
        ("zones", 1, "name"),
        ("nat",),
    ]


def test_a_spec_is_frozen() -> None:
    scaling = ScalingSpec(min=1, max=2)
    with pytest.raises(ValidationError, match="frozen"):
        scaling.min = 2  # type: ignore[misc]


def test_an_environment_built_in_python_keeps_the_rules_between_its_parts(tmp_path: Path) -> None:
    good = read(tmp_path)
    assert Environment(**dict(good)) == good
    with pytest.raises(ValidationError, match="needs a managed node group to scale, and there is none"):
        Environment(**{**dict(good), "capacity": ()})


def test_the_unprotected_environment_differs_in_the_protection_alone(tmp_path: Path) -> None:
    good = read(tmp_path)
    lifted = good.unprotected()
    assert good.control_plane.deletion_protection
    assert not lifted.control_plane.deletion_protection
    assert lifted.model_copy(update={"control_plane": good.control_plane}) == good
