"""A CNI plugin that is not EKS's."""

from pathlib import Path

import pytest

from tests.unit.specs.environment_files import GOOD, Edit, problems, read

PLUGIN = "own_cni: {name: cilium, pod_range: 10.244.0.0/16}\n"
OVERLAY = GOOD.replace("  - name: vpc-cni\n", "").replace("  - name: metrics-server\n", "") + PLUGIN


def test_it_takes_the_place_of_the_vpc_cni(tmp_path: Path) -> None:
    environment = read(tmp_path, text=OVERLAY)

    assert environment.own_cni
    assert str(environment.own_cni.pod_range) == "10.244.0.0/16"
    assert environment.addresses.mode.vpc_addresses is False


def test_its_chart_brings_the_kubectl_provider_with_its_endpoints_and_addresses(tmp_path: Path) -> None:
    without_charts = OVERLAY.replace("  - name: aws-ebs-csi-driver\n", "").replace("  - name: cluster-autoscaler\n", "")
    environment = read(tmp_path, text=without_charts)

    assert "the kubectl provider" in [feature.name for feature in environment.features]
    assert {"eks", "lambda", "sts"} <= set(environment.endpoints.services)
    assert environment.addresses.living.functions == 1


def test_without_it_the_vpc_cni_is_asked_for(tmp_path: Path) -> None:
    assert problems(tmp_path, text=OVERLAY.replace(PLUGIN, "")) == [
        "good.yaml:55 add_ons: must hold vpc-cni, without which no node becomes usable; add {name: vpc-cni}"
    ]


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (
            Edit("  - name: kube-proxy\n", "  - name: vpc-cni\n  - name: kube-proxy\n"),
            "good.yaml:56 add_ons[0] (vpc-cni): must not stand beside own_cni; remove one of the two",
        ),
        (
            Edit("  - name: kube-proxy\n", ""),
            "good.yaml:55 add_ons: must hold kube-proxy, without which no node becomes usable; add {name: kube-proxy}",
        ),
        (
            Edit("  - name: coredns\n", "  - name: coredns\n  - name: metrics-server\n"),
            (
                "good.yaml:59 add_ons[3] (metrics-server): must not stand beside own_cni: the API servers of EKS "
                "cannot "
                "reach its pods in the overlay; install one on its node's network beside the plugin"
            ),
        ),
        (
            Edit("  - name: coredns\n", "  - name: coredns\n  - name: aws-load-balancer-controller\n"),
            (
                "good.yaml:59 add_ons[3] (aws-load-balancer-controller): must not stand beside own_cni: the API "
                "servers of EKS cannot "
                "reach its pods in the overlay; install one on its node's network beside the plugin"
            ),
        ),
        (
            Edit("pod_range: 10.244.0.0/16", "pod_range: 10.0.0.0/8"),
            "good.yaml:61 own_cni.pod_range: must not overlap the VPC's range 10.20.0.0/16, got 10.0.0.0/8",
        ),
        (
            Edit("pod_range: 10.244.0.0/16", "pod_range: 172.20.128.0/17"),
            "good.yaml:61 own_cni.pod_range: must not overlap the range of Services 172.20.0.0/16, got 172.20.128.0/17",
        ),
        (
            Edit("name: cilium", "name: flannel"),
            "good.yaml:61 own_cni.name: must be one of calico, cilium, got 'flannel'",
        ),
        (
            Edit(PLUGIN, PLUGIN + "network_policies: [{namespace: shop}]\n"),
            (
                "good.yaml:62 network_policies: must not stand beside own_cni: they are written for the VPC CNI, which "
                "is not there; apply those of the plugin beside it"
            ),
        ),
        (
            Edit(
                PLUGIN,
                PLUGIN + "security_group_policies: [{name: all, namespace: shop, pods: {}, "
                "security_groups: [sg-0123456789abcdef0]}]\n",
            ),
            (
                "good.yaml:62 security_group_policies: must not stand beside own_cni: the VPC CNI, which is not there, "
                "gives pods their security groups"
            ),
        ),
        (
            Edit("      private: 10.20.128.0/18\n", "      private: 10.20.128.0/18\n      pods: 10.20.192.0/18\n"),
            (
                "good.yaml:6 network: must have no pods ranges beside own_cni, whose pods live in its pod_range: "
                "eu-west-1b"
            ),
        ),
    ],
)
def test_what_an_overlay_cannot_have_is_refused(edit: Edit, line: str, tmp_path: Path) -> None:
    assert problems(tmp_path, edit, text=OVERLAY) == [line]


def test_an_overlay_of_ipv4_is_none_of_an_ipv6_cluster(tmp_path: Path) -> None:
    ipv6 = (
        Edit("  service_cidr: 172.20.0.0/16\n", "  ip_family: ipv6\n"),
        Edit("  nat: per_zone\n", "  nat: per_zone\n  ip_family: dual_stack\n"),
    )

    assert problems(tmp_path, *ipv6, text=OVERLAY) == [
        "good.yaml:25 control_plane.ip_family: must be ipv4 with own_cni, whose pods have a range of IPv4 addresses"
    ]
