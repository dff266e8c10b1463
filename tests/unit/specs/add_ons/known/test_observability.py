"""What watches the cluster: each setting becomes what its add-on's configuration has for it."""

from typing import Any

import pytest
from pydantic import ValidationError

from specs.add_ons.ability import Ability
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.known.adot import Adot
from specs.add_ons.known.cloudwatch_observability import CloudWatchObservability
from specs.add_ons.known.kube_state_metrics import KubeStateMetrics
from specs.add_ons.known.metrics_server import MetricsServer
from specs.add_ons.known.network_flow_monitor import NetworkFlowMonitor
from specs.add_ons.known.node_monitoring_agent import NodeMonitoringAgent
from specs.add_ons.known.prometheus_node_exporter import PrometheusNodeExporter
from specs.add_ons.known.sriov_network_metrics_exporter import SriovNetworkMetricsExporter
from specs.add_ons.placement import PlacementSpec
from specs.add_ons.resources import ResourcesSpec
from tests.unit.specs.add_ons.known.somewhere import SOMEWHERE

METRICS: dict[str, Any] = {"name": "metrics-server"}
CLOUDWATCH: dict[str, Any] = {"name": "amazon-cloudwatch-observability"}
ADOT: dict[str, Any] = {"name": "adot"}
NODES: dict[str, Any] = {"name": "eks-node-monitoring-agent"}
FLOWS: dict[str, Any] = {"name": "aws-network-flow-monitoring-agent"}
WORKSPACE = "arn:aws:aps:eu-central-1:111122223333:workspace/ws-01234567-89ab-cdef-0123-456789abcdef"
OFF = {"enabled": False}
ONLY_READ_BY_OPENTELEMETRY = {"kubeStateMetrics": OFF, "nodeExporter": OFF}


@pytest.mark.parametrize(
    ("add_on", "written"),
    [
        (MetricsServer(**METRICS), {}),
        (MetricsServer(**METRICS, replicas=3), {"replicas": 3}),
        (
            MetricsServer(**METRICS, placement=PlacementSpec(node_selector={"pool": "system"})),
            {"nodeSelector": {"pool": "system"}},
        ),
        (KubeStateMetrics(name="kube-state-metrics"), {}),
        (PrometheusNodeExporter(name="prometheus-node-exporter"), {}),
        (SriovNetworkMetricsExporter(name="sriov-network-metrics-exporter"), {}),
        (NetworkFlowMonitor(**FLOWS), {}),
        (
            NetworkFlowMonitor(**FLOWS, open_metrics_port=9109),
            {"env": {"OPEN_METRICS": "on", "OPEN_METRICS_ADDRESS": "0.0.0.0", "OPEN_METRICS_PORT": 9109}},
        ),
        (NodeMonitoringAgent(**NODES), {}),
        (
            NodeMonitoringAgent(**NODES, resources=ResourcesSpec(memory="60Mi", memory_limit="300Mi")),
            {"nodeAgent": {"resources": {"requests": {"memory": "60Mi"}, "limits": {"memory": "300Mi"}}}},
        ),
        (
            NodeMonitoringAgent(**NODES, silent_monitors=("nvidia",), allowed_iptables_chains=("filter/OURS",)),
            {"nodeAgent": {"monitors": {"nvidia": OFF, "networking": {"allowedIPTablesChains": ["filter/OURS"]}}}},
        ),
        (CloudWatchObservability(**CLOUDWATCH), {"applicationSignals": OFF, **ONLY_READ_BY_OPENTELEMETRY}),
        (CloudWatchObservability(**CLOUDWATCH, application_signals=True), ONLY_READ_BY_OPENTELEMETRY),
        (
            CloudWatchObservability(**CLOUDWATCH, container_logs=False),
            {"applicationSignals": OFF, "containerLogs": OFF, **ONLY_READ_BY_OPENTELEMETRY},
        ),
        (
            CloudWatchObservability(**CLOUDWATCH, container_insights=False),
            {"applicationSignals": OFF, "containerInsights": OFF, **ONLY_READ_BY_OPENTELEMETRY},
        ),
        (Adot(**ADOT), {}),
        (
            Adot(**ADOT, replicas=2, resources=ResourcesSpec(cpu="100m")),
            {"replicaCount": 2, "manager": {"resources": {"requests": {"cpu": "100m"}}}},
        ),
        (
            Adot(**ADOT, traces=True),
            {"collector": {"otlpIngest": {"pipelines": {"traces": {"xray": {"enabled": True}}}}}},
        ),
        (
            Adot(**ADOT, prometheus_workspace=WORKSPACE),
            {
                "collector": {
                    "prometheusMetrics": {
                        "pipelines": {"metrics": {"amp": {"enabled": True}}},
                        "exporters": {
                            "prometheusremotewrite": {
                                "endpoint": "https://aps-workspaces.eu-central-1.amazonaws.com/workspaces/"
                                "ws-01234567-89ab-cdef-0123-456789abcdef/api/v1/remote_write"
                            }
                        },
                    }
                }
            },
        ),
    ],
)
def test_a_setting_becomes_what_the_add_on_has_for_it(add_on: EksAddOn, written: dict[str, Any]) -> None:
    assert add_on.configuration(SOMEWHERE) == written


def test_a_workspace_is_written_to_in_the_domain_of_its_partition() -> None:
    china = WORKSPACE.replace("arn:aws:", "arn:aws-cn:").replace("eu-central-1", "cn-north-1")

    assert "https://aps-workspaces.cn-north-1.amazonaws.com.cn/workspaces/ws-" in str(
        Adot(**ADOT, prometheus_workspace=china).configuration(SOMEWHERE)
    )


def actions(add_on: EksAddOn) -> dict[str, set[str]]:
    """What each service account may do."""
    return {
        identity.service_account: {action for statement in identity.statements for action in statement.actions}
        for identity in add_on.identities(ip_family="ipv4")
    }


def services(add_on: EksAddOn) -> list[str]:
    return [call.service for call in add_on.reach.calls]


def test_the_cloudwatch_agents_write_the_logs_of_their_own_cluster() -> None:
    (identity,) = CloudWatchObservability(**CLOUDWATCH).identities(ip_family="ipv4")
    logs, looks_up = identity.statements

    assert identity.service_account == "cloudwatch-agent"
    assert logs.resources == ("arn:{partition}:logs:{region}:{account}:log-group:/aws/containerinsights/{cluster}/*",)
    assert all(action.startswith("ec2:Describe") for action in looks_up.actions)


def test_the_cloudwatch_agents_send_traces_only_where_application_signals_are_on() -> None:
    without = CloudWatchObservability(**CLOUDWATCH)
    with_signals = CloudWatchObservability(**CLOUDWATCH, application_signals=True)

    assert services(without) == ["logs", "ec2"]
    assert services(with_signals) == ["logs", "ec2", "xray"]
    assert actions(with_signals)["cloudwatch-agent"] - actions(without)["cloudwatch-agent"] == {
        "xray:GetSamplingRules",
        "xray:GetSamplingTargets",
        "xray:PutTelemetryRecords",
        "xray:PutTraceSegments",
    }


def test_cloudwatch_with_everything_off_is_refused() -> None:
    with pytest.raises(ValidationError, match="must have container_insights, container_logs or application_signals on"):
        CloudWatchObservability(**CLOUDWATCH, container_insights=False, container_logs=False)


def test_a_collector_has_an_identity_that_sends_what_it_collects_and_nothing_else() -> None:
    both = Adot(**ADOT, traces=True, prometheus_workspace=WORKSPACE)

    assert actions(both) == {
        "adot-col-otlp-ingest": {"xray:PutTelemetryRecords", "xray:PutTraceSegments"},
        "adot-col-prom-metrics": {"aps:RemoteWrite"},
    }
    assert both.identities(ip_family="ipv4")[1].statements[0].resources == (WORKSPACE,)
    assert services(both) == ["xray", "aps-workspaces"]


def test_the_operator_alone_is_nobody_in_aws() -> None:
    alone = Adot(**ADOT)

    assert actions(alone) == {}
    assert Ability.POD_CREDENTIALS not in alone.needs
    assert Ability.POD_CREDENTIALS in Adot(**ADOT, traces=True).needs


@pytest.mark.parametrize("chain", ["filter", "/OURS", "filter/OURS/more"])
def test_a_chain_of_iptables_stands_with_its_table(chain: str) -> None:
    with pytest.raises(ValidationError, match="must be a chain of iptables with its table"):
        NodeMonitoringAgent(**NODES, allowed_iptables_chains=(chain,))
