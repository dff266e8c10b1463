"""The EFS CSI driver: whose access points it makes, and who mounts."""

from typing import Any

import pytest
from pydantic import ValidationError

from specs.add_ons.known.efs_csi import EfsCsiDriver
from specs.identity.statement import Statement
from tests.unit.specs.add_ons.known.somewhere import SOMEWHERE

FILE_SYSTEM = "fs-0123456789abcdef0"
BUCKET = "arn:aws:s3:::team-data"
ARN = f"arn:{{partition}}:elasticfilesystem:{{region}}:{{account}}:file-system/{FILE_SYSTEM}"


def driver(**settings: Any) -> EfsCsiDriver:
    """The add-on as a file with these settings makes it."""
    return EfsCsiDriver.model_validate({"name": "aws-efs-csi-driver", **settings})


def permissions(spec: EfsCsiDriver) -> dict[str, dict[str, Statement]]:
    """The statements of each service account, by each of their actions."""
    return {
        identity.service_account: {action: each for each in identity.statements for action in each.actions}
        for identity in spec.identities(ip_family="ipv4")
    }


def test_the_controller_deletes_access_points_of_drivers_alone() -> None:
    may = permissions(driver())["efs-csi-controller-sa"]

    assert may["elasticfilesystem:DeleteAccessPoint"].conditions == (
        ("StringEquals", "aws:ResourceTag/efs.csi.aws.com/cluster", "true"),
    )
    assert may["elasticfilesystem:CreateAccessPoint"].conditions
    assert may["elasticfilesystem:TagResource"].conditions


def test_only_reading_is_allowed_on_everything() -> None:
    wide = {
        action
        for may in permissions(driver()).values()
        for action, statement in may.items()
        if "*" in statement.resources
    }

    assert {action.partition(":")[2][:8] for action in wide} == {"Describe"}


def test_named_file_systems_are_the_only_ones_that_get_access_points_and_are_mounted_by_iam() -> None:
    may = permissions(driver(file_systems=(FILE_SYSTEM,)))

    assert may["efs-csi-controller-sa"]["elasticfilesystem:CreateAccessPoint"].resources == (ARN,)
    assert may["efs-csi-node-sa"]["elasticfilesystem:ClientMount"].resources == (ARN,)
    assert "elasticfilesystem:ClientRootAccess" not in may["efs-csi-node-sa"]
    assert "elasticfilesystem:ClientMount" not in permissions(driver())["efs-csi-node-sa"]


def test_who_takes_folders_away_is_root_on_the_named_file_systems() -> None:
    cleans = driver(file_systems=(FILE_SYSTEM,), delete_access_point_root=True)
    root = permissions(cleans)["efs-csi-controller-sa"]["elasticfilesystem:ClientRootAccess"]

    assert root.resources == (ARN,)
    assert cleans.configuration(SOMEWHERE) == {"controller": {"deleteAccessPointRootDir": True}}


def test_nodes_have_an_identity_of_their_own_on_every_node() -> None:
    on_every_node = {each.service_account: each.on_every_node for each in driver().identities(ip_family="ipv4")}

    assert on_every_node == {"efs-csi-controller-sa": False, "efs-csi-node-sa": True}


def test_of_s3_files_nodes_read_the_named_buckets_alone() -> None:
    with_files = driver(s3_files_buckets=(BUCKET,))
    controller, node = with_files.identities(ip_family="ipv4")
    may = permissions(with_files)["efs-csi-node-sa"]

    assert controller.managed_policies[0] == "service-role/AmazonS3FilesCSIDriverPolicy"
    assert node.managed_policies == ("AmazonS3FilesClientFullAccess",)
    assert may["s3:ListBucket"].resources == (BUCKET,)
    assert may["s3:GetObject"].resources == (f"{BUCKET}/*",)
    assert with_files.reach.beyond == ("S3 Files",)


def test_without_buckets_of_s3_files_there_is_nothing_of_them() -> None:
    assert all(each.managed_policies == () for each in driver().identities(ip_family="ipv4"))
    assert driver().reach.beyond == ()
    assert not any(action.startswith("s3") for action in permissions(driver())["efs-csi-node-sa"])


def test_tolerations_take_the_place_of_the_drivers_own_which_are_written_again() -> None:
    placed = driver(placement={"tolerations": ({"key": "pool"},)}).configuration(SOMEWHERE)

    assert placed == {
        "controller": {
            "tolerations": [
                {"key": "CriticalAddonsOnly", "operator": "Exists"},
                {"key": "efs.csi.aws.com/agent-not-ready", "operator": "Exists"},
                {"key": "pool", "operator": "Exists"},
            ]
        }
    }


def test_without_settings_nothing_is_written() -> None:
    assert driver().configuration(SOMEWHERE) == {}


def test_a_name_is_no_file_system() -> None:
    with pytest.raises(ValidationError, match="must be the id of an EFS or FSx file system, got 'shared'"):
        driver(file_systems=("shared",))
