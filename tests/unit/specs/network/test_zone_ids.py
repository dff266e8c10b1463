import pytest

from specs.network.zone_ids import WITHOUT_CONTROL_PLANE, is_of, is_zone_id, prefix_of_ids
from specs.regions import REGIONS

RECORDED = {
    "af-south-1": "afs1",
    "ap-east-1": "ape1",
    "ap-northeast-1": "apne1",
    "ap-northeast-2": "apne2",
    "ap-northeast-3": "apne3",
    "ap-south-1": "aps1",
    "ap-southeast-1": "apse1",
    "ap-southeast-2": "apse2",
    "ap-southeast-3": "apse3",
    "ca-central-1": "cac1",
    "cn-north-1": "cnn1",
    "cn-northwest-1": "cnnw1",
    "eu-central-1": "euc1",
    "eu-central-2": "euc2",
    "eu-north-1": "eun1",
    "eu-south-1": "eus1",
    "eu-west-1": "euw1",
    "eu-west-2": "euw2",
    "eu-west-3": "euw3",
    "me-south-1": "mes1",
    "sa-east-1": "sae1",
    "us-east-1": "use1",
    "us-east-2": "use2",
    "us-gov-east-1": "usge1",
    "us-gov-west-1": "usgw1",
    "us-west-1": "usw1",
    "us-west-2": "usw2",
}
"""getmoto/moto 0b7e6a6, ec2/models/availability_zones_and_regions.py."""


@pytest.mark.parametrize(("region", "prefix"), RECORDED.items())
def test_ids_begin_as_recorded(region: str, prefix: str) -> None:
    assert prefix_of_ids(region) == prefix
    assert is_of(region, f"{prefix}-az1")


def test_no_two_regions_share_a_beginning() -> None:
    assert len({prefix_of_ids(region) for region in REGIONS}) == len(REGIONS)


@pytest.mark.parametrize("region", REGIONS)
def test_every_regions_ids_are_told_from_names(region: str) -> None:
    assert is_zone_id(f"{prefix_of_ids(region)}-az1")
    assert not is_zone_id(f"{region}a")
    assert is_of(region, f"{region}a")


def test_a_zone_of_another_region_is_none() -> None:
    assert not is_of("eu-west-1", "euw2-az1")
    assert not is_of("eu-west-1", "eu-west-2a")


def test_zones_without_control_plane_are_of_their_regions() -> None:
    regions = {zone: [region for region in REGIONS if is_of(region, zone)] for zone in WITHOUT_CONTROL_PLANE}

    assert regions == {"cac1-az3": ["ca-central-1"], "use1-az3": ["us-east-1"], "usw1-az2": ["us-west-1"]}
