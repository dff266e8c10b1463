"""Figures and logs of containers in CloudWatch."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.beside import Beside, ExpiringLogs
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.surroundings import Surroundings
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.json import Json
from specs.logs import RetentionDays
from specs.problems import Violation
from specs.spec import Rule

GROUPS = "/aws/containerinsights/{cluster}"
CONTAINER_LOGS = ("application", "dataplane", "host")
FIGURES = ("performance",)

WRITES = ("logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents")

INSIGHTS = (
    Statement(
        actions=WRITES,
        resources=("arn:{partition}:logs:{region}:{account}:log-group:" + GROUPS + "/*",),
        because="the groups of this one cluster, by kind of log, and their streams, which nodes and pods name",
    ),
    Statement(
        actions=("ec2:DescribeTags", "ec2:DescribeVolumes"),
        because="these read actions know no resource; the agent looks up its own node's group and volumes",
    ),
)
SIGNALS = (
    Statement(
        actions=WRITES,
        resources=(
            "arn:{partition}:logs:{region}:{account}:log-group:/aws/application-signals/data",
            "arn:{partition}:logs:{region}:{account}:log-group:/aws/application-signals/data:*",
        ),
        because="the streams of the one group of Application Signals in the region, which each agent names",
    ),
    Statement(
        actions=(
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments",
        ),
        because="X-Ray's actions of those who send traces know no resource",
    ),
)
"""Of CloudWatchAgentServerPolicy, what these pipelines do, and where.

https://docs.aws.amazon.com/aws-managed-policy/latest/reference/CloudWatchAgentServerPolicy.html;
aws-observability/helm-charts 71a298f (2026-08-07), amazon-cloudwatch-observability: Fluent Bit's outputs
"""

LOGS = Call(service="logs", because="writes logs, and figures as logs")
VOLUMES = Call(service="ec2", because="looks up a node's group and volumes")
TRACES = Call(service="xray", because="sends traces")

OFF: Json = {"enabled": False}


def something_is_on(container_insights: bool, container_logs: bool, application_signals: bool) -> Iterator[Violation]:
    """Agents that send nothing only take room."""
    if not (container_insights or container_logs or application_signals):
        message = "must have container_insights, container_logs or application_signals on; remove the add-on otherwise"
        yield Violation(path=(), message=message)


class CloudWatchObservability(EksAddOn):
    """The CloudWatch agent and Fluent Bit on every node, and the operator that runs them.

    Both are in their node's own network, where its metadata service answers them at hop limit 1; what they may do they
    have from their identity. Application Signals is off: it changes pods of others by a webhook, and each request that
    it sees is billed. The log groups `/aws/containerinsights/<cluster>/application`, `dataplane`, `host` and
    `performance` are there before the agents, which otherwise make them without an end and a key.
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/install-CloudWatch-Observability-EKS-addon.html
    """

    definition: ClassVar[Definition] = Definition(
        namespace="amazon-cloudwatch",
        needs=(Ability.POD_CREDENTIALS, Ability.DNS),
        controller=True,
        webhooks=True,
    )

    rules: ClassVar[tuple[Rule, ...]] = (something_is_on,)

    name: Literal["amazon-cloudwatch-observability"]
    """Which add-on this entry is."""
    container_insights: bool = True
    """Figures of the cluster, its nodes, pods and containers, with enhanced observability: billed by observation."""
    container_logs: bool = True
    """What containers, nodes and their data plane write: billed by volume."""
    application_signals: bool = False
    """Traces and figures of the requests that applications answer, from libraries that the operator puts into pods."""

    log_retention_days: RetentionDays = 365
    """Days after which events of this cluster's log groups are deleted."""

    @property
    def beside(self) -> tuple[Beside, ...]:
        """The log groups of what is on."""
        parts = (*(CONTAINER_LOGS if self.container_logs else ()), *(FIGURES if self.container_insights else ()))
        logs = ExpiringLogs(name=GROUPS, parts=parts, retention_days=self.log_retention_days)
        return (logs,) if parts else ()

    @property
    def reach(self) -> Reach:
        """What the agents send, and what they look up."""
        return Reach(calls=(LOGS, VOLUMES, *((TRACES,) if self.application_signals else ())))

    @override
    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:
        """The agent and Fluent Bit share one service account; it writes this cluster's logs."""
        statements = (*INSIGHTS, *(SIGNALS if self.application_signals else ()))
        return (Identity(service_account="cloudwatch-agent", statements=statements, on_every_node=True),)

    @override
    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """The pipelines that are off, and not the exporters that only the one by OpenTelemetry reads.

        The keys stand in several public Terraform configurations, one of them with v6.3.0-eksbuild.1 for 1.34
        (2026-07-19), and in the chart: aws-observability/helm-charts 71a298f (2026-08-07), values.yaml.
        """
        parts = {
            "applicationSignals": self.application_signals,
            "containerInsights": self.container_insights,
            "containerLogs": self.container_logs,
            "kubeStateMetrics": False,
            "nodeExporter": False,
        }
        return {name: OFF for name, on in parts.items() if not on}
