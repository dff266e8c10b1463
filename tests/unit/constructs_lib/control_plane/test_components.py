"""Settings of a control plane's programs, and of what lies beyond its VPC."""

from typing import Any

import pytest

from tests.unit.constructs_lib.control_plane.test_control_plane import cluster

SETTINGS: list[tuple[dict[str, Any], str, dict[str, Any]]] = [
    (
        {"api_server": {"event_ttl_minutes": 30, "node_ports": {"first": 30100}}},
        "KubeApiServerConfig",
        {"EventTtl": "30m", "ServiceNodePortRange": {"MinPort": 30100, "MaxPort": 32767}},
    ),
    ({"api_server": {"event_ttl_minutes": 10}}, "KubeApiServerConfig", {"EventTtl": "10m"}),
    (
        {"scheduler": {"scoring": "most_allocated", "weights": {"cpu": 2, "memory": 1}}},
        "KubeSchedulerConfig",
        {
            "NodeResourcesFit": {
                "ScoringStrategy": {
                    "Type": "MostAllocated",
                    "Resources": [{"Name": "cpu", "Weight": 2}, {"Name": "memory", "Weight": 1}],
                }
            }
        },
    ),
    (
        {"controller_manager": {"terminated_pods": 1000}},
        "KubeControllerManagerConfig",
        {"PodGcControllerConfig": {"TerminatedPodGcThreshold": 1000}},
    ),
    (
        {"tier": "tier-xl", "controller_manager": {"autoscaling_seconds": 10}},
        "KubeControllerManagerConfig",
        {"HorizontalPodAutoscalerControllerConfig": {"HorizontalPodAutoscalerSyncPeriod": "10s"}},
    ),
    (
        {"remote_networks": {"nodes": ("192.168.0.0/24",), "pods": ("192.168.128.0/17",)}},
        "RemoteNetworkConfig",
        {
            "RemoteNodeNetworks": [{"Cidrs": ["192.168.0.0/24"]}],
            "RemotePodNetworks": [{"Cidrs": ["192.168.128.0/17"]}],
        },
    ),
]


@pytest.mark.parametrize(("spec", "section", "expected"), SETTINGS)
def test_a_setting_is_written_as_it_is_said(spec: dict[str, Any], section: str, expected: dict[str, Any]) -> None:
    assert cluster(**spec)[section] == expected


def test_what_is_not_said_is_left_to_eks() -> None:
    sections = {section for _, section, _ in SETTINGS}

    assert not sections & cluster().keys()
    assert "SecurityGroupIds" not in cluster()["ResourcesVpcConfig"]


def test_the_control_plane_has_security_groups_beside_its_own() -> None:
    found = cluster(security_groups=("sg-0123456789abcdef0",))["ResourcesVpcConfig"]

    assert found["SecurityGroupIds"] == ["sg-0123456789abcdef0"]
