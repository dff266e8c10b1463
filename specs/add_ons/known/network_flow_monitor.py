"""How the TCP connections of each node fare."""

from typing import ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.surroundings import Surroundings
from specs.endpoints.reach import Call, Reach
from specs.identity.identity import Identity
from specs.json import Json

PUBLISHES = Identity(
    service_account="aws-network-flow-monitor-agent-service-account",
    managed_policies=("CloudWatchNetworkFlowMonitorAgentPublishPolicy",),
    on_every_node=True,
)
"""It may publish what it saw, an action that knows no resource: AWS asks for this policy and no other.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-NetworkFlowMonitor-agents-kubernetes-eks.html
"""


class NetworkFlowMonitor(EksAddOn):
    """The agent of CloudWatch Network Flow Monitor on every node: retransmissions and delays of connections, by pod.

    It is privileged and in the node's own network, where it may ask for the instance metadata. What it publishes is
    seen once the account has a scope and a monitor.
    aws/network-flow-monitor-agent 0bda177, charts/amazon-network-flow-monitor-agent;
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-NetworkFlowMonitor.html
    """

    definition: ClassVar[Definition] = Definition(
        namespace="amazon-network-flow-monitor",
        needs=(Ability.POD_CREDENTIALS,),
        identities=(PUBLISHES,),
        reach=Reach(calls=(Call(service="networkflowmonitorreports", because="publishes what connections did"),)),
    )

    name: Literal["aws-network-flow-monitoring-agent"]
    """Which add-on this entry is."""
    open_metrics_port: int | None = Field(default=None, ge=1024, le=65535)
    """The port of each node at which Prometheus reads the same figures. Absent: at none."""

    @override
    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """`env`, where Prometheus reads the figures.

        https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-NetworkFlowMonitor-agents-kubernetes-eks-third-party.html
        """
        if self.open_metrics_port is None:
            return {}
        return {
            "env": {
                "OPEN_METRICS": "on",
                "OPEN_METRICS_ADDRESS": "0.0.0.0",  # noqa: S104 -- on a node without public addresses
                "OPEN_METRICS_PORT": self.open_metrics_port,
            }
        }
