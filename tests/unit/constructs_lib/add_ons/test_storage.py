"""Drivers of volumes as CloudFormation gets them: whose pods may do what, and in which order they come."""

import json
from typing import Any

from constructs_lib.add_ons.add_ons import AddOns
from specs.add_ons.catalogue import AddOnSpec
from specs.add_ons.known.ebs_csi.ebs_csi import EbsCsiDriver
from specs.add_ons.known.efs_csi import EfsCsiDriver
from specs.add_ons.known.mountpoint_s3_csi import BucketSpec, MountpointS3CsiDriver
from specs.add_ons.known.snapshot_controller import SnapshotController
from tests.synthesis import SomeonesStack, only, resources, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

MODELS = "arn:aws:s3:::models"


def template(*specs: AddOnSpec) -> dict[str, Any]:
    stack = SomeonesStack()
    AddOns(stack, "AddOns", specs=specs, cluster=cluster(), network=NETWORK)
    return template_of(stack)


def test_a_drivers_controller_and_its_pods_on_nodes_have_a_role_each() -> None:
    made = template(EfsCsiDriver(name="aws-efs-csi-driver", file_systems=("fs-0123456789abcdef0",)))
    associations = only(made, "AWS::EKS::Addon")["Properties"]["PodIdentityAssociations"]
    roles = {each["ServiceAccount"]: each["RoleArn"]["Fn::GetAtt"][0] for each in associations}

    assert set(roles) == {"efs-csi-controller-sa", "efs-csi-node-sa"}
    assert set(roles.values()) == set(resources(made, "AWS::IAM::Role"))


def test_a_mount_may_do_in_its_bucket_what_the_file_says() -> None:
    buckets = (BucketSpec(arn=MODELS, access="write"),)
    made = template(MountpointS3CsiDriver(name="aws-mountpoint-s3-csi-driver", buckets=buckets))
    statements = only(made, "AWS::IAM::ManagedPolicy")["Properties"]["PolicyDocument"]["Statement"]

    assert [(each["Action"], each["Resource"]) for each in statements] == [
        ("s3:ListBucket", MODELS),
        (["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"], f"{MODELS}/*"),
    ]


def test_snapshots_come_after_their_kinds() -> None:
    driver = EbsCsiDriver(name="aws-ebs-csi-driver", default_storage_class=False, snapshots="Retain")
    made = template(driver, SnapshotController(name="snapshot-controller"))
    add_ons = {each["Properties"]["AddonName"]: name for name, each in resources(made, "AWS::EKS::Addon").items()}
    manifest = only(made, "Custom::AWSCDK-EKS-KubernetesResource")
    (snapshot_class,) = json.loads(manifest["Properties"]["Manifest"])

    assert add_ons["snapshot-controller"] in made["Resources"][add_ons["aws-ebs-csi-driver"]]["DependsOn"]
    assert add_ons["aws-ebs-csi-driver"] in manifest["DependsOn"]
    assert snapshot_class["kind"] == "VolumeSnapshotClass"
