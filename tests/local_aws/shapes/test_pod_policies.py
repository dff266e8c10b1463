"""Policies of pods, deployed through CloudFormation and the kubectl functions into the stand-in cluster."""

import json
import urllib.request
from pathlib import Path
from typing import Any

from tests.local_aws.shapes.judging import end
from tests.local_aws.shapes.life import Shape
from tools.local_aws.session import LocalAws

ALWAYS = {"default-deny", "dns-and-pod-identity"}


def names(shape: Shape, path: str) -> set[str]:
    """The names of what the cluster's API lists at a path."""
    return {found["metadata"]["name"] for found in listed(shape, path)}


def listed(shape: Shape, path: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(f"{shape.cluster()['endpoint']}{path}") as answer:  # the loopback interface
        items: list[dict[str, Any]] = json.load(answer)["items"]
    return items


def test_network_policies_stand_as_long_as_the_file_has_them_and_their_namespaces_longer(
    aws: LocalAws, tmp_path: Path
) -> None:
    shape = Shape("network-policies", aws, tmp_path)
    shape.begin()
    policies = "/apis/networking.k8s.io/v1/namespaces/{}/networkpolicies"

    assert names(shape, policies.format("shop")) == ALWAYS | {"from-the-gateway", "to-the-database"}
    assert names(shape, policies.format("quiet")) == ALWAYS

    text = shape.file.read_text()
    shape.file.write_text(text[: text.index("      - {name: to-the-database")])
    shape.deploy()
    assert names(shape, policies.format("shop")) == ALWAYS | {"from-the-gateway"}
    assert names(shape, policies.format("quiet")) == set()
    assert {"shop", "quiet"} <= names(shape, "/api/v1/namespaces")
    end(shape)


def test_pods_get_the_clusters_own_group_beside_theirs(aws: LocalAws, tmp_path: Path) -> None:
    shape = Shape("pod-security-groups", aws, tmp_path)
    shape.begin()

    (policy,) = listed(shape, "/apis/vpcresources.k8s.aws/v1beta1/namespaces/shop/securitygrouppolicies")
    own = shape.cluster()["resourcesVpcConfig"]["clusterSecurityGroupId"]
    assert policy["spec"]["securityGroups"]["groupIds"] == [own, "sg-0123456789abcdef0"]
    end(shape)
