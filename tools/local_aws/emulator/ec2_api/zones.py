"""Zones by their ids: ministack knows three in each region, and puts a subnet of any other id into the first."""

from ministack.core.responses import get_region
from ministack.services import ec2

LETTERS = "abcdef"
"""As many zones as the largest region has, us-east-1."""


def know_zone_ids() -> None:
    """Let every zone of a region be found by its id; the local AWS numbers zones as they are lettered."""
    ec2._zone_name_for_az_id = zone_of


def zone_of(zone_id: str) -> str | None:
    """The name of the zone with this id; None where the region has none."""
    names = (f"{get_region()}{letter}" for letter in LETTERS)
    return next((name for name in names if ec2._az_id_for_zone_name(name) == zone_id), None)
