"""CPU and memory figures of pods and nodes."""

from typing import ClassVar, Literal

from pydantic import Field
from typing_extensions import override

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.placement import PlacedAddOn
from specs.add_ons.surroundings import Surroundings
from specs.json import Json


class MetricsServer(PlacedAddOn):
    """metrics-server, on which `kubectl top` and the HorizontalPodAutoscaler stand.

    What it requests and its disruption budget are EKS's: no public record shows them in its schema. It reads no
    instance metadata.
    https://docs.aws.amazon.com/eks/latest/userguide/metrics-server.html
    """

    definition: ClassVar[Definition] = Definition(
        provides=(Ability.POD_METRICS,), controller=True, asked_by_api_servers=True
    )

    name: Literal["metrics-server"]
    """Which add-on this entry is."""
    replicas: int | None = Field(default=None, ge=1, le=10)
    """How many pods answer. Absent: EKS's two."""

    @override
    def configuration(self, around: Surroundings) -> dict[str, Json]:
        """`replicas`, `nodeSelector` and `tolerations`, where they are written.

        A public Terraform configuration of a 1.36 cluster, whose metrics-server v0.9.0-eksbuild.11 has all three
        (2026-09-22); its two replicas: the workloads of a public 1.36 cluster, with v0.9.0-eksbuild.11.
        """
        replicas: dict[str, Json] = {} if self.replicas is None else {"replicas": self.replicas}
        return {**replicas, **self._placement()}
