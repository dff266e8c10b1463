"""What is wrong with a node."""

from typing import ClassVar, Literal

from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn


class NodeMonitoringAgent(EksAddOn):
    """The agent that reads a node's logs for faults, so that node repair sees more than a missing heartbeat.

    https://docs.aws.amazon.com/eks/latest/userguide/node-health-nma.html
    """

    definition: ClassVar[Definition] = Definition()

    name: Literal["eks-node-monitoring-agent"]
    """Which add-on this entry is."""
