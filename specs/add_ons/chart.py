"""An add-on that is a Helm chart."""

from dataclasses import dataclass

from specs.add_ons.add_on import AddOn
from specs.add_ons.surroundings import Surroundings
from specs.json import Json
from specs.lock import Lock
from specs.names import Registry

PUBLIC_ECR = "oci://public.ecr.aws/"
"""Where charts are that Amazon ECR Public holds."""


@dataclass(frozen=True, kw_only=True)
class ChartSource:
    """Where a chart is pulled from."""

    chart: str
    """Its name."""
    repository: str
    """A chart repository's address; or with `oci://` the chart's own in a registry."""
    version: str


class Chart(AddOn):
    """A Helm chart, which the kubectl provider installs under the entry's name, as `eks.lock.json` pins it.

    https://helm.sh/docs/topics/charts/
    """

    @property
    def uses_kubectl(self) -> bool:
        """It is a chart."""
        return True

    def source(self, *, lock: Lock, registry: Registry | None) -> ChartSource:
        """Where it is pulled from: its makers' repository, or a registry. Raises ValueError where the lock lacks it."""
        if self.name not in lock.charts:
            raise ValueError(f"the lock of {lock.as_of} has no chart {self.name}")
        pinned = lock.charts[self.name]
        repository = f"oci://{registry}/{pinned.registry_path}" if registry else pinned.repository
        return ChartSource(chart=pinned.name, repository=repository, version=pinned.version)

    @property
    def images(self) -> tuple[str, ...]:
        """The names of its images in the lock."""
        return (self.name,)

    def values(self, around: Surroundings) -> dict[str, Json]:  # noqa: ARG002 -- for those who need it
        """The chart's values; empty: its own."""
        return {}
