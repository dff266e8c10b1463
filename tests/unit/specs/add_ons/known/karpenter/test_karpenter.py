"""Karpenter: its values, its node class and its pools."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from specs.add_ons.known.karpenter.karpenter import Karpenter
from specs.lock import read_lock
from specs.regions import REGIONS
from tests.unit.specs.add_ons.known.somewhere import SOMEWHERE

POOL = {"name": "general", "cpu_limit": 64, "memory_limit_gib": 256}
CLASS = {"image": "al2023@v20260921"}


def karpenter(**settings: Any) -> Karpenter:
    return Karpenter.model_validate({"name": "karpenter", **settings})


def objects(**settings: Any) -> dict[str, Any]:
    """The specs of the objects that it applies, by their kinds."""
    applied = karpenter(**settings).manifests(SOMEWHERE).values()
    return {str(each["kind"]): each["spec"] for each in applied}


def test_it_is_told_its_cluster_its_queue_and_its_region() -> None:
    written: Any = karpenter().values(SOMEWHERE)

    assert written["settings"] == {
        "clusterName": "prod",
        "eksControlPlane": True,
        "interruptionQueue": "prod-node-events",
        "isolatedVPC": False,
    }
    assert written["controller"]["env"] == [{"name": "AWS_REGION", "value": "eu-west-1"}]


def test_without_a_way_out_it_asks_for_no_prices() -> None:
    written: Any = karpenter().values(replace(SOMEWHERE, isolated=True))

    assert written["settings"]["isolatedVPC"] is True


def test_the_queue_and_the_role_that_its_identity_names_stand_beside_it() -> None:
    (identity,) = karpenter().identities(ip_family="ipv4")
    named = {each.rpartition(":")[2].rpartition("/")[2] for each in _resources(identity) if "*" not in each}

    assert {each.name for each in karpenter().beside} <= named


def test_names_beside_it_are_as_long_as_aws_takes_at_most() -> None:
    """https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: 64 for a role, of SQS 80."""
    longest = max(REGIONS, key=len)

    assert all(len(each.name.format(cluster="c" * 40, region=longest)) <= 64 for each in karpenter().beside)


def test_nodes_are_brought_by_gitops_where_nothing_is_written() -> None:
    assert karpenter().manifests(SOMEWHERE) == {}


def test_its_nodes_have_the_instance_profile_that_stands_beside_it() -> None:
    node_class = objects(node_class=CLASS, node_pools=(POOL,))["EC2NodeClass"]

    assert node_class["instanceProfile"] == "prod-eu-west-1-nodes"
    assert "role" not in node_class


def test_its_nodes_are_in_the_private_subnets_under_the_clusters_group() -> None:
    node_class = objects(node_class=CLASS, node_pools=(POOL,))["EC2NodeClass"]

    assert node_class["subnetSelectorTerms"] == [{"id": each} for each in SOMEWHERE.node_subnet_ids.values()]
    assert node_class["securityGroupSelectorTerms"] == [{"id": SOMEWHERE.security_group_id}]


def test_its_nodes_answer_no_pods_question_for_their_metadata() -> None:
    options = objects(node_class=CLASS, node_pools=(POOL,))["EC2NodeClass"]["metadataOptions"]

    assert (options["httpTokens"], options["httpPutResponseHopLimit"]) == ("required", 1)


@pytest.mark.parametrize(
    ("image", "sizes"),
    [("al2023@v20260921", {"/dev/xvda": "50Gi"}), ("bottlerocket@v1.40.0", {"/dev/xvda": "4Gi", "/dev/xvdb": "50Gi"})],
)
def test_all_volumes_of_its_nodes_are_encrypted(image: str, sizes: dict[str, str]) -> None:
    volumes = objects(node_class={"image": image}, node_pools=(POOL,))["EC2NodeClass"]["blockDeviceMappings"]

    assert {each["deviceName"]: each["ebs"]["volumeSize"] for each in volumes} == sizes
    assert all(each["ebs"]["encrypted"] for each in volumes)


def test_a_pool_launches_what_it_is_told_and_no_more() -> None:
    pool = objects(
        node_class=CLASS,
        node_pools=({**POOL, "capacity_types": ("spot",), "architectures": ("arm64",), "expire_after_days": 7},),
    )["NodePool"]
    template = pool["template"]["spec"]
    requirements = {each["key"]: each["values"] for each in template["requirements"]}

    assert pool["limits"] == {"cpu": "64", "memory": "256Gi"}
    assert template["expireAfter"] == "168h"
    assert template["nodeClassRef"]["name"] == "default"
    assert requirements["karpenter.sh/capacity-type"] == ["spot"]
    assert requirements["kubernetes.io/arch"] == ["arm64"]
    assert requirements["karpenter.k8s.aws/instance-generation"] == ["4"]


def test_its_image_is_pulled_by_its_digest() -> None:
    written: Any = karpenter().values(SOMEWHERE)
    pinned = read_lock().images["karpenter"]["any"]

    assert written["controller"]["image"] == {
        "repository": "public.ecr.aws/karpenter/controller",
        "tag": pinned.tag,
        "digest": pinned.digest.value,
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"node_pools": (POOL,)},
        {"node_class": CLASS},
        {"node_class": {"image": "al2023@latest"}, "node_pools": (POOL,)},
        {"node_class": {"image": "al2@v20240625"}, "node_pools": (POOL,)},
        {"node_class": CLASS, "node_pools": (POOL, POOL)},
        {"node_class": CLASS, "node_pools": ({"name": "general", "cpu_limit": 64},)},
        {"node_class": CLASS, "node_pools": ({**POOL, "capacity_types": ()},)},
    ],
)
def test_pools_without_bounds_or_nodes_of_any_day_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        karpenter(**wrong)


def _resources(identity: Any) -> list[str]:
    return [resource for statement in identity.statements for resource in statement.resources]
