"""The state of Kubernetes objects as figures."""

from typing import ClassVar, Literal

from specs.add_ons.add_on import Definition
from specs.add_ons.eks_add_on import EksAddOn


class KubeStateMetrics(EksAddOn):
    """kube-state-metrics, which tells Prometheus of the objects in the API server: of their labels, phases, replicas.

    It has no settings here: no public record shows the schema of its configuration. It calls nobody in AWS and reads
    no instance metadata.
    https://docs.aws.amazon.com/eks/latest/userguide/community-addons.html#kube-state-metrics
    """

    definition: ClassVar[Definition] = Definition(namespace="kube-state-metrics", controller=True)

    name: Literal["kube-state-metrics"]
    """Which add-on this entry is."""
