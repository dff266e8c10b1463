"""Nodes hold as many pods as was planned, once EKS has merged its user data with ours."""

import base64
import tomllib
from email import message_from_string
from email.message import Message
from io import StringIO
from typing import Any

import pytest
from aws_cdk.aws_kms import Key
from ruamel.yaml import YAML

from constructs_lib.capacity.managed_node_group import ManagedNodeGroup
from constructs_lib.capacity.user_data import user_data
from specs.addresses.cni_mode import CniMode
from specs.addresses.kubelet import KubeletSettings, kubelet_settings
from specs.addresses.max_pods import limit_of_group
from specs.capacity.managed_node_group import ManagedNodeGroupSpec
from specs.instance_types import instance_type
from tests.synthesis import SomeonesStack, only, template_of
from tests.unit.constructs_lib.someones_cluster import NETWORK, cluster

PLAIN, PREFIXES = CniMode(), CniMode(prefixes=True)
MODES = {
    "plain": PLAIN,
    "prefixes": PREFIXES,
    "custom networking": CniMode(custom_networking=True),
    "ipv6": CniMode(ipv6=True),
    "an overlay": CniMode(vpc_addresses=False),
}
OF_EKS = """\
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="//"

--//
Content-Type: application/node.eks.aws

---
apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  cluster:
    name: prod
    apiServerEndpoint: https://example.com
    certificateAuthority: Y2VydGlmaWNhdGVBdXRob3JpdHk=
    cidr: 172.20.0.0/16
  kubelet:
    config:
      maxPods: 17
      clusterDNS:
      - 172.20.0.10
    flags:
    - --node-labels=eks.amazonaws.com/capacityType=ON_DEMAND

--//--
"""
"""What EKS writes into the launch template that it makes of ours: awslabs/amazon-eks-ami issue 1988."""


def spec(**fields: Any) -> ManagedNodeGroupSpec:
    written = {"kind": "managed_node_group", "name": "system", "instance_types": ("m7i.large",)}
    return ManagedNodeGroupSpec.model_validate({**written, "scaling": {"min": 1, "max": 3}, **fields})


def told(mode: CniMode, **fields: Any) -> str | None:
    """The user data in the launch template of a group."""
    stack = SomeonesStack()
    key = Key.from_key_arn(stack, "Key", "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")
    ManagedNodeGroup(
        stack, "system", spec=spec(**fields), cluster=cluster(), network=NETWORK, volumes_key=key, cni_mode=mode
    )
    launch_template = only(template_of(stack), "AWS::EC2::LaunchTemplate")["Properties"]["LaunchTemplateData"]
    encoded = launch_template.get("UserData")
    return encoded["Fn::Base64"] if encoded else None


def parts(document: str) -> list[str]:
    """The NodeConfigs of a MIME document, as nodeadm finds them."""
    message: Message[str, str] = message_from_string(document)
    assert message.is_multipart()
    assert not message.defects
    return [str(part.get_payload()) for part in message.walk() if part.get_content_type() == "application/node.eks.aws"]


def merged(*configs: dict[str, Any]) -> dict[str, Any]:
    """nodeadm's merge: maps by their keys, and the later value holds."""
    whole: dict[str, Any] = {}
    for config in configs:
        for key, value in config.items():
            both = isinstance(value, dict) and isinstance(whole.get(key), dict)
            whole[key] = merged(whole[key], value) if both else value
    return whole


def kubelet_of_al2023(ours: str | None, *, instance: str) -> dict[str, Any]:
    """The kubelet's configuration of a node: nodeadm's own, and over it the drop-in of the merged NodeConfigs."""
    known = instance_type(instance)
    assert known is not None
    standard = known.pods_with_secondary_addresses
    generated = {
        "maxPods": standard,
        "kubeReserved": {"cpu": "70m", "ephemeral-storage": "1Gi", "memory": f"{255 + 11 * standard}Mi"},
    }
    documents = [OF_EKS, ours] if ours else [OF_EKS.replace("17", str(standard))]
    configs = [YAML(typ="safe").load(StringIO(part)) for document in documents for part in parts(document)]
    return merged(generated, merged(*configs)["spec"]["kubelet"]["config"])


@pytest.mark.parametrize("mode", MODES.values(), ids=MODES)
@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"instance_types": ("m7i.large", "m7i.2xlarge")},
        {"instance_types": ("m5.24xlarge",)},
        {"instance_types": ("t3.small",)},
        {"max_pods": 12},
    ],
    ids=lambda fields: str(fields.get("instance_types") or fields),
)
def test_the_merged_user_data_of_al2023_carries_the_planned_number(mode: CniMode, fields: dict[str, Any]) -> None:
    limit = limit_of_group(spec(**fields), mode)
    assert limit is not None
    for instance in spec(**fields).instance_types:
        kubelet = kubelet_of_al2023(told(mode, **fields), instance=instance)
        assert kubelet["maxPods"] == limit.pods
        assert kubelet["kubeReserved"] == {
            "cpu": "70m",
            "ephemeral-storage": "1Gi",
            "memory": f"{255 + 11 * limit.pods}Mi",
        }


def test_what_eks_tells_beside_the_number_stays() -> None:
    document = told(PREFIXES)
    assert document is not None
    whole = merged(*(YAML(typ="safe").load(StringIO(part)) for part in (*parts(OF_EKS), *parts(document))))

    assert whole["spec"]["cluster"]["name"] == "prod"
    assert whole["spec"]["kubelet"]["config"]["clusterDNS"] == ["172.20.0.10"]
    assert whole["spec"]["kubelet"]["flags"] == ["--node-labels=eks.amazonaws.com/capacityType=ON_DEMAND"]


@pytest.mark.parametrize(("mode", "pods"), [(PREFIXES, 110), (CniMode(custom_networking=True), 20)])
def test_bottlerocket_is_told_in_its_own_words(mode: CniMode, pods: int) -> None:
    document = told(mode, operating_system="bottlerocket")
    assert document is not None
    of_eks = {"settings": {"kubernetes": {"cluster-name": "prod", "max-pods": 29}}}

    assert merged(of_eks, tomllib.loads(document)) == {
        "settings": {
            "kubernetes": {
                "cluster-name": "prod",
                "max-pods": pods,
                "kube-reserved": {"memory": f"{255 + 11 * pods}Mi"},
            }
        }
    }


def test_bottlerocket_gets_no_toml_that_eks_cannot_merge() -> None:
    document = told(PREFIXES, operating_system="bottlerocket")
    assert document is not None
    for unsupported in ("'", '\\"', '."', "[ "):
        assert unsupported not in document


@pytest.mark.parametrize("operating_system", ["al2023", "bottlerocket"])
def test_a_group_whose_number_nodes_find_themselves_is_told_nothing(operating_system: str) -> None:
    assert told(PLAIN, operating_system=operating_system) is None
    assert told(PLAIN, operating_system=operating_system, instance_types=("m7i.large", "m6i.large")) is None


@pytest.mark.parametrize(
    ("mode", "fields"),
    [
        (PLAIN, {"max_pods": 12}),
        (PLAIN, {"instance_types": ("m7i.large", "m7i.xlarge")}),
        (PLAIN, {"instance_types": ("m5.24xlarge",)}),
        (PREFIXES, {"instance_types": ("t3.nano",)}),
    ],
)
def test_whatever_could_end_otherwise_is_told(mode: CniMode, fields: dict[str, Any]) -> None:
    assert kubelet_settings(spec(**fields), mode) is not None


def test_of_types_without_facts_nothing_is_told() -> None:
    assert kubelet_settings(spec(instance_types=("p3.2xlarge",)), PREFIXES) is None


def test_amazon_linux_2_reads_no_user_data_of_ours() -> None:
    assert user_data(KubeletSettings(max_pods=110, reserved_mib=1465), ami_type="AL2_x86_64") is None


def test_the_same_settings_give_the_same_bytes() -> None:
    settings = KubeletSettings(max_pods=110, reserved_mib=1465)
    once, again = (user_data(settings, ami_type="AL2023_ARM_64_STANDARD") for _ in range(2))

    assert once == again
    assert once is not None
    assert len(base64.b64encode(once.encode())) < 16 * 1024
