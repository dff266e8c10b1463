"""What is wrong with a node."""

from typing import Annotated, ClassVar, Literal

from typing_extensions import override

from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn
from specs.add_ons.resources import ResourcesSpec
from specs.add_ons.surroundings import Surroundings
from specs.distinct import Distinct
from specs.json import Json
from specs.written import Written

Monitor = Literal["kernel-monitor", "networking", "storage-monitor", "nvidia", "neuron", "runtime"]

Chain = Annotated[
    str,
    Written(
        pattern=r"[^/]+/[^/]+",
        rule="must be a chain of iptables with its table, as filter/MY-CHAIN",
        example="filter/MY-CHAIN",
    ),
]


class NodeMonitoringAgent(EksAddOn):
    """The agent that reads a node's logs for faults, so that node repair sees more than a missing heartbeat.

    It is privileged, in its node's own network and process space, where its metadata service answers it at hop limit 1.
    Its priority, `system-node-critical`, is its own default.
    https://docs.aws.amazon.com/eks/latest/userguide/node-health-nma.html
    """

    definition: ClassVar[Definition] = Definition()

    name: Literal["eks-node-monitoring-agent"]
    """Which add-on this entry is."""
    silent_monitors: Distinct[Monitor] = ()
    """What it does not look at."""
    allowed_iptables_chains: Distinct[Chain] = ()
    """Chains of one's own whose rules may refuse packets without being a fault."""
    resources: ResourcesSpec = ResourcesSpec()
    """What each pod asks of its node. Absent: 10m of CPU and 30Mi of memory, at most 200Mi."""

    @override
    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """`nodeAgent`, as far as it departs from the add-on's defaults.

        Its own schema: aws/eks-node-monitoring-agent v1.6.4 (2026-04-14) and 51af549 (2026-08-18),
        charts/configuration.schema.json.
        """
        monitors: dict[str, Json] = {name: {"enabled": False} for name in self.silent_monitors}
        if self.allowed_iptables_chains:
            enabled: dict[str, Json] = {"enabled": False} if "networking" in self.silent_monitors else {}
            monitors["networking"] = {**enabled, "allowedIPTablesChains": list(self.allowed_iptables_chains)}
        agent = {"monitors": monitors, "resources": self.resources.written()}
        said: dict[str, Json] = {name: part for name, part in agent.items() if part}
        return {"nodeAgent": said} if said else {}
