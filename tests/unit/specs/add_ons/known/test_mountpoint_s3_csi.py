"""The Mountpoint for Amazon S3 CSI driver: the buckets that are named, and no other."""

from typing import Any

import pytest
from pydantic import ValidationError

from specs.add_ons.ability import Ability
from specs.add_ons.known.mountpoint_s3_csi import MountpointS3CsiDriver
from tests.unit.specs.add_ons.known.somewhere import SOMEWHERE

MODELS = "arn:aws:s3:::models"
KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"


def driver(*buckets: dict[str, Any], **settings: Any) -> MountpointS3CsiDriver:
    """The add-on as a file with these buckets makes it."""
    return MountpointS3CsiDriver.model_validate(
        {"name": "aws-mountpoint-s3-csi-driver", "buckets": buckets, **settings}
    )


def actions_on(spec: MountpointS3CsiDriver) -> dict[str, tuple[str, ...]]:
    """What the driver may do, by resource."""
    (identity,) = spec.identities(ip_family="ipv4")
    return {resource: each.actions for each in identity.statements for resource in each.resources}


def test_it_needs_credentials_where_it_shows_buckets_itself() -> None:
    assert Ability.POD_CREDENTIALS not in driver().needs
    assert Ability.POD_CREDENTIALS in driver({"arn": MODELS}).needs


@pytest.mark.parametrize(
    ("access", "actions"),
    [
        ("read", ("s3:GetObject",)),
        ("write", ("s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload")),
        ("delete", ("s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:DeleteObject")),
    ],
)
def test_a_mount_does_what_its_bucket_says_and_nothing_elsewhere(access: str, actions: tuple[str, ...]) -> None:
    assert actions_on(driver({"arn": MODELS, "access": access})) == {
        MODELS: ("s3:ListBucket",),
        f"{MODELS}/*": actions,
    }


@pytest.mark.parametrize(
    ("access", "actions"), [("read", ("kms:Decrypt",)), ("delete", ("kms:Decrypt", "kms:GenerateDataKey"))]
)
def test_objects_under_a_key_take_the_use_of_that_key(access: str, actions: tuple[str, ...]) -> None:
    assert actions_on(driver({"arn": MODELS, "access": access, "key": KEY}))[KEY] == actions


def test_without_buckets_the_driver_is_nobody() -> None:
    assert driver().identities(ip_family="ipv4") == ()


def test_its_controller_goes_where_it_is_sent() -> None:
    assert driver().configuration(SOMEWHERE) == {}
    assert driver(placement={"node_selector": {"pool": "system"}}).configuration(SOMEWHERE) == {
        "controller": {"nodeSelector": {"pool": "system"}}
    }


@pytest.mark.parametrize(
    ("buckets", "told"),
    [
        (({"arn": MODELS}, {"arn": MODELS, "access": "write"}), "must stand once, 'arn:aws:s3:::models'"),
        (({"arn": "models"},), "must be the ARN of one S3 bucket"),
        (({"arn": MODELS, "access": "all"},), "Input should be 'read', 'write' or 'delete'"),
        (({"arn": MODELS, "key": "alias/models"},), "must be the ARN of a KMS key"),
    ],
)
def test_a_bucket_stands_once_by_its_arn(buckets: tuple[dict[str, Any], ...], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        driver(*buckets)
