"""Figures of each node's hardware and kernel."""

from typing import ClassVar, Literal

from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn


class PrometheusNodeExporter(EksAddOn):
    """The Prometheus node exporter on every node, in the node's own network and process space.

    Whoever reaches a node's port 9100 reads them. It has no settings here: no public record shows the schema of its
    configuration. It calls nobody in AWS and reads no instance metadata.
    prometheus-community/helm-charts cf408a2 (2026-08-22), charts/prometheus-node-exporter/values.yaml;
    https://docs.aws.amazon.com/eks/latest/userguide/community-addons.html#prometheus-node-exporter
    """

    definition: ClassVar[Definition] = Definition(namespace="prometheus-node-exporter")

    name: Literal["prometheus-node-exporter"]
    """Which add-on this entry is."""
