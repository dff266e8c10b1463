"""Figures of SR-IOV network devices."""

from typing import ClassVar, Literal

from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn


class SriovNetworkMetricsExporter(EksAddOn):
    """The exporter that tells Prometheus of SR-IOV network devices, on bare-metal nodes that have some.

    Elsewhere it has nothing to tell. It has no settings here: no public record shows the schema of its configuration.
    https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html#add-ons-sriov-network-metrics-exporter
    """

    definition: ClassVar[Definition] = Definition(namespace="monitoring")

    name: Literal["sriov-network-metrics-exporter"]
    """Which add-on this entry is."""
