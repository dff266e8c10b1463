"""Traces and metrics by OpenTelemetry."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.placement import PlacedAddOn
from specs.add_ons.resources import ResourcesSpec
from specs.add_ons.surroundings import Surroundings
from specs.arns import LiesIn
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.identity.statement import Statement
from specs.json import Json
from specs.regions import DOMAINS
from specs.written import Written

WorkspaceArn = Annotated[
    str,
    Written(
        pattern=r"arn:aws[a-z-]*:aps:[a-z0-9-]+:\d{12}:workspace/ws-[0-9a-f-]{36}",
        rule="must be the ARN of a workspace of Amazon Managed Service for Prometheus",
        example="arn:aws:aps:eu-west-1:111122223333:workspace/ws-01234567-89ab-cdef-0123-456789abcdef",
    ),
    LiesIn.PARTITION,
]

SENDS_TRACES = Identity(
    service_account="adot-col-otlp-ingest",
    statements=(
        Statement(
            actions=("xray:PutTelemetryRecords", "xray:PutTraceSegments"),
            because="X-Ray's actions of those who send traces know no resource",
        ),
    ),
)
"""Of AWSXrayWriteOnlyAccess, what the exporter does.

aws-otel/aws-otel.github.io e256b2e (2026-07-22), adot-eks-add-on/config-otlp-ingest.mdx
"""


class Adot(PlacedAddOn):
    """AWS Distro for OpenTelemetry: the operator that runs collectors, and, where a setting asks for it, collectors.

    Collectors of one's own, of the kind OpenTelemetryCollector, are the cluster's users' to write. Its webhooks have
    their certificates from cert-manager. It reads no instance metadata: its collectors find the region in their
    configuration, which EKS fills in.
    https://docs.aws.amazon.com/eks/latest/userguide/opentelemetry.html; https://aws-otel.github.io/docs/getting-started/adot-eks-add-on
    """

    definition: ClassVar[Definition] = Definition(
        namespace="opentelemetry-operator-system",
        needs=(Ability.CERTIFICATES, Ability.DNS),
        controller=True,
        webhooks=True,
        associated_beside=True,
    )
    """Its guide knows roles by annotation alone, so that nobody says whether EKS takes associations with it."""

    name: Literal["adot"]
    """Which add-on this entry is."""
    replicas: int | None = Field(default=None, ge=1, le=10)
    """How many pods the operator has. Absent: one."""
    resources: ResourcesSpec = ResourcesSpec()
    """What the operator asks of its node."""
    traces: bool = False
    """A collector takes traces by OTLP and sends them to X-Ray."""
    prometheus_workspace: WorkspaceArn | None = None
    """A collector reads metrics of pods that offer them to Prometheus, and writes them into this workspace."""

    @property
    def needs(self) -> tuple[Ability, ...]:
        """Credentials, where it has collectors."""
        collects = self.traces or self.prometheus_workspace is not None
        return (*self.definition.needs, *((Ability.POD_CREDENTIALS,) if collects else ()))

    @property
    def reach(self) -> Reach:
        """What its collectors send to."""
        traces = (Call(service="xray", because="sends traces"),) if self.traces else ()
        metrics = (Call(service="aps-workspaces", because="writes metrics"),) if self.prometheus_workspace else ()
        return Reach(calls=(*traces, *metrics))

    @override
    def identities(self, *, ip_family: Literal["ipv4", "ipv6"]) -> tuple[Identity, ...]:
        """One for each collector."""
        metrics: tuple[Identity, ...] = ()
        if self.prometheus_workspace:
            writes = Statement(actions=("aps:RemoteWrite",), resources=(self.prometheus_workspace,))
            metrics = (Identity(service_account="adot-col-prom-metrics", statements=(writes,)),)
        return (*((SENDS_TRACES,) if self.traces else ()), *metrics)

    @override
    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """The operator's part, and the preconfigured collectors.

        aws-otel/aws-otel.github.io e256b2e (2026-07-22), adot-eks-add-on: add-on-configuration-operator.mdx,
        config-otlp-ingest.mdx, config-prometheus-metrics.mdx
        """
        resources = self.resources.written()
        parts: dict[str, Json] = {
            "replicaCount": self.replicas,
            "manager": {"resources": resources} if resources else None,
            "collector": self._collectors(),
            **self._placement(),
        }
        return {name: part for name, part in parts.items() if part}

    def _collectors(self) -> dict[str, Json]:
        found: dict[str, Json] = {}
        if self.traces:
            found["otlpIngest"] = {"pipelines": {"traces": {"xray": {"enabled": True}}}}
        if self.prometheus_workspace:
            _, partition, _, region, _, named = self.prometheus_workspace.split(":")
            host = f"aps-workspaces.{region}.{DOMAINS[partition]}"
            address = f"https://{host}/workspaces/{named.rpartition('/')[2]}/api/v1/remote_write"
            found["prometheusMetrics"] = {
                "pipelines": {"metrics": {"amp": {"enabled": True}}},
                "exporters": {"prometheusremotewrite": {"endpoint": address}},
            }
        return found
