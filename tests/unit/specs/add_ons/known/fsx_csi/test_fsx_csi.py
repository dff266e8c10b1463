"""The FSx CSI driver: file systems of volumes, and the buckets that they show."""

from typing import Any

import pytest
from pydantic import ValidationError

from specs.add_ons.known.fsx_csi.fsx_csi import FsxCsiDriver
from specs.identity.statement import Statement
from tests.unit.specs.add_ons.known.somewhere import SOMEWHERE

BUCKET = "arn:aws:s3:::training-data"


def driver(**settings: Any) -> FsxCsiDriver:
    """The add-on as a file with these settings makes it."""
    return FsxCsiDriver.model_validate({"name": "aws-fsx-csi-driver", **settings})


def permissions(spec: FsxCsiDriver) -> dict[str, list[Statement]]:
    """The statements of its controller, by each of their actions."""
    (identity,) = spec.identities(ip_family="ipv4")
    found: dict[str, list[Statement]] = {}
    for statement in identity.statements:
        for action in statement.actions:
            found.setdefault(action, []).append(statement)
    return found


def test_the_controller_makes_and_deletes_file_systems_of_volumes_alone() -> None:
    may = permissions(driver(makes_file_systems=True))

    assert [each.conditions for each in may["fsx:DeleteFileSystem"]] == [
        (("Null", "aws:ResourceTag/CSIVolumeName", "false"),)
    ]
    assert [each.conditions for each in may["fsx:CreateFileSystem"]] == [
        (("Null", "aws:RequestTag/CSIVolumeName", "false"),)
    ]


def test_it_makes_and_deletes_nothing_unless_it_shall() -> None:
    assert permissions(driver()).keys() == {"fsx:DescribeFileSystems"}


def test_without_buckets_it_writes_no_role_of_another_service() -> None:
    may = permissions(driver(makes_file_systems=True))

    assert not {"iam:PutRolePolicy", "iam:AttachRolePolicy", "s3:ListBucket"} & may.keys()


def test_buckets_are_shown_by_file_systems_that_it_makes() -> None:
    with pytest.raises(ValidationError, match="are for file systems that the driver makes"):
        driver(data_repositories=(BUCKET,))


def test_buckets_that_are_named_can_be_shown() -> None:
    may = permissions(driver(makes_file_systems=True, data_repositories=(BUCKET,)))

    assert [each.resources for each in may["s3:ListBucket"]] == [(BUCKET,)]
    assert all("s3.data-source.lustre.fsx.amazonaws.com/" in each.resources[0] for each in may["iam:PutRolePolicy"])


def test_its_controller_goes_where_it_is_sent() -> None:
    assert driver().configuration(SOMEWHERE) == {}
    assert driver(placement={"node_selector": {"pool": "system"}}).configuration(SOMEWHERE) == {
        "controller": {"nodeSelector": {"pool": "system"}}
    }


@pytest.mark.parametrize("wrong", ["training-data", "arn:aws:s3:::training-data/models", "arn:aws:s3:::*"])
def test_a_bucket_is_named_by_its_own_arn(wrong: str) -> None:
    with pytest.raises(ValidationError, match="must be the ARN of one S3 bucket"):
        driver(data_repositories=(wrong,))
