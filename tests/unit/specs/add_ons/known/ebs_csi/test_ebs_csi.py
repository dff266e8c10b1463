"""The EBS CSI driver: classes, keys, tags and snapshots."""

from typing import Any

import pytest
from pydantic import ValidationError

from specs.add_ons.ability import Ability
from specs.add_ons.known.ebs_csi.ebs_csi import EbsCsiDriver
from tests.unit.specs.add_ons.known.somewhere import SOMEWHERE

KEY = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"


def driver(**settings: Any) -> EbsCsiDriver:
    """The add-on as a file with these settings makes it."""
    return EbsCsiDriver.model_validate({"name": "aws-ebs-csi-driver", **settings})


@pytest.mark.parametrize(
    ("settings", "written"),
    [
        ({}, {}),
        ({"volume_tags": {"team": "data"}}, {"controller": {"extraVolumeTags": {"team": "data"}}}),
        ({"reserved_volume_attachments": 0}, {"node": {"reservedVolumeAttachments": 0}}),
        ({"reserved_volume_attachments": 3}, {"node": {"reservedVolumeAttachments": 3}}),
        ({"snapshots": "Retain"}, {"sidecars": {"snapshotter": {"forceEnable": True}}}),
        (
            {"placement": {"node_selector": {"pool": "system"}}},
            {"controller": {"nodeSelector": {"pool": "system"}}},
        ),
    ],
)
def test_what_departs_from_the_defaults_is_written(settings: dict[str, Any], written: dict[str, Any]) -> None:
    assert driver(**settings).configuration(SOMEWHERE) == written


def test_volumes_of_the_default_class_lie_under_the_key_that_is_named() -> None:
    (storage_class,) = driver(encryption_key=KEY).manifests(SOMEWHERE).values()

    assert storage_class["parameters"] == {"type": "gp3", "encrypted": "true", "kmsKeyId": KEY}


def test_the_driver_may_use_that_key_and_grant_it_to_aws_alone() -> None:
    (identity,) = driver(encryption_key=KEY).identities(ip_family="ipv4")
    grant, use = identity.statements

    assert identity.managed_policies == ("AmazonEBSCSIDriverEKSClusterScopedPolicy",)
    assert identity.needs_session_tags
    assert (grant.actions, grant.resources) == (("kms:CreateGrant",), (KEY,))
    assert grant.conditions == (("Bool", "kms:GrantIsForAWSResource", "true"),)
    assert use.resources == (KEY,)
    assert {action.partition(":")[0] for action in use.actions} == {"kms"}


def test_without_a_key_it_has_aws_policy_alone() -> None:
    (identity,) = driver().identities(ip_family="ipv4")

    assert identity.statements == ()


def test_snapshots_are_asked_for_with_their_class_and_their_kinds() -> None:
    without, asked = driver(), driver(snapshots="Retain")
    snapshot_class = asked.manifests(SOMEWHERE)["ebs-snapshot-class"]

    assert Ability.VOLUME_SNAPSHOTS not in without.needs
    assert Ability.VOLUME_SNAPSHOTS in asked.needs
    assert set(without.manifests(SOMEWHERE)) == {"default-storage-class"}
    assert (snapshot_class["driver"], snapshot_class["deletionPolicy"]) == ("ebs.csi.aws.com", "Retain")


@pytest.mark.parametrize(
    ("settings", "uses"),
    [
        ({}, True),
        ({"default_storage_class": False}, False),
        ({"default_storage_class": False, "snapshots": "Delete"}, True),
    ],
)
def test_it_is_given_to_kubectl_where_a_class_is_made(settings: dict[str, Any], *, uses: bool) -> None:
    asked = driver(**settings)

    assert asked.uses_kubectl == uses == bool(asked.manifests(SOMEWHERE))


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"volume_tags": {"kubernetes.io/x": "y"}}, "must not begin with 'kubernetes.io'"),
        ({"volume_tags": {"ebs.csi.aws.com/cluster": "true"}}, "must not begin with 'ebs.csi.aws.com/'"),
        ({"volume_tags": {f"tag-{index}": "" for index in range(41)}}, "must be at most 40 tags, got 41"),
        ({"encryption_key": KEY, "default_storage_class": False}, "must stand beside default_storage_class: true"),
        ({"encryption_key": "arn:aws:kms:eu-west-1:111122223333:alias/volumes"}, "the ARN of a KMS key"),
        ({"reserved_volume_attachments": 128}, "less than or equal to 127"),
    ],
)
def test_what_the_driver_would_not_start_with_is_refused(settings: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        driver(**settings)
