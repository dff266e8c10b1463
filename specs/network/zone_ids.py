"""Availability zones by id, which names the same place in every account.

https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
"""

import re

from specs.names import ZONE_ID

DIRECTIONS = {"northeast": "ne", "northwest": "nw", "southeast": "se", "southwest": "sw"}

WITHOUT_CONTROL_PLANE = frozenset({"cac1-az3", "use1-az3", "usw1-az2"})
"""Zones in which EKS places no network interfaces: awsdocs/amazon-eks-user-guide 101184e, network-reqs.adoc."""


def is_zone_id(zone: str) -> bool:
    """Whether the zone is written by its id, as `euw1-az1`, and not by its name."""
    return re.fullmatch(ZONE_ID, zone) is not None


def prefix_of_ids(region: str) -> str:
    """What the ids of a region's zones begin with: the area, the first letters of the rest, and the number.

    Holds for every region whose zones getmoto/moto 0b7e6a6, ec2/models/availability_zones_and_regions.py, records.
    """
    area, *parts, number = region.split("-")
    return area + "".join(DIRECTIONS.get(part, part[0]) for part in parts) + number


def is_of(region: str, zone: str) -> bool:
    """Whether the zone, by its name or id, is one of the region."""
    return zone.partition("-")[0] == prefix_of_ids(region) if is_zone_id(zone) else zone[:-1] == region
