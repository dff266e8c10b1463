"""A Helm chart that is not in the catalogue."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from specs.add_ons.ability import Ability
from specs.add_ons.add_on import Definition
from specs.add_ons.catalogue import provided_by
from specs.add_ons.chart import Chart, ChartSource
from specs.add_ons.own.entry import FreeValues, OwnEntrySpec
from specs.add_ons.own.identity import OwnChartIdentitySpec
from specs.add_ons.own.rules import chart as rules
from specs.add_ons.own.rules.secrets import values_hold_no_secrets
from specs.add_ons.surroundings import Surroundings
from specs.json import Json
from specs.lock import Lock
from specs.names import EntryName, Namespace, Registry
from specs.spec import Rule
from specs.written import Written

ChartName = Annotated[
    str,
    Written(
        pattern=r"[a-z0-9]([-a-z0-9]*[a-z0-9])?",
        longest=250,
        rule="must be a chart's name, lower-case letters, digits and hyphens; its repository stands in repository",
        example="podinfo",
    ),
]
"""A chart's name."""

ReleaseName = Annotated[EntryName, Written(pattern=r".+", longest=53, rule="must be a name", example="podinfo")]
"""A release's name: as the entry's, and not longer than Helm lets it be.

maxReleaseNameLen of helm/helm pkg/chart/v2/util/validate_name.go.
"""

ChartRepository = Annotated[
    str,
    Written(
        pattern=r"(https|oci)://[^\s@?#]+[^\s@?#/]",
        longest=2048,
        rule="must be the address of a chart repository, https://…, or oci:// with a registry and the chart's path in "
        "it, without a password",
        example="https://stefanprodan.github.io/podinfo",
    ),
]
"""Where a chart is."""

ChartVersion = Annotated[
    str,
    Written(
        pattern=r"v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?",
        rule='must be one version, as "6.9.1", and no range',
        example="6.9.1",
    ),
]
"""A chart's version (SemVer)."""


class OwnChartSpec(OwnEntrySpec):
    """A Helm chart, which the kubectl provider installs under the entry's name, and waits for.

    Its digest is not checked, and nobody copies it or its images: where the network has no way out, its author puts
    the chart into the environment's registry, and the names of images there into the values.
    https://helm.sh/docs/topics/charts/
    """

    rules: ClassVar[tuple[Rule, ...]] = (
        *OwnEntrySpec.rules,
        rules.values_have_no_nulls,
        rules.an_oci_address_is_whole,
        values_hold_no_secrets,
    )

    kind: Literal["chart"]
    """A Helm chart."""
    name: ReleaseName
    """Its name, which no add-on of the catalogue has, and that of its release."""
    chart: ChartName
    """The chart's name."""
    repository: ChartRepository
    """The chart repository's address; with `oci://`, the chart's own, which ends in its name."""
    version: ChartVersion
    """The chart's version."""
    namespace: Namespace
    """The namespace of the release, which is made where there is none."""
    values: FreeValues = Field(default={})
    """The chart's values. They stand in this file, in the template and in logs, so that no secret is among them: name
    a Secret that External Secrets makes."""
    identities: tuple[OwnChartIdentitySpec, ...] = ()
    """Roles in AWS for its pods, by their service accounts."""

    @property
    def abilities(self) -> tuple[Ability, ...]:
        """What its author says, and what the add-on of the catalogue brings whose name the chart has."""
        return tuple(dict.fromkeys((*super().abilities, *provided_by(self.chart))))

    @property
    def add_on(self) -> Chart:
        """The same, as the catalogue's add-ons are seen."""
        return _OwnChart.model_construct(name=self.name, written=self)


class _OwnChart(Chart):
    """What it is to all that installs and counts add-ons."""

    ones_own: ClassVar[bool] = True

    name: str
    written: OwnChartSpec

    @property
    def definition(self) -> Definition:  # type: ignore[override]  # the file says what a class says elsewhere
        """What its author says of it."""
        return self.written.defined(namespace=self.written.namespace)

    @property
    def comes_after(self) -> tuple[str, ...]:
        """Those that its author names."""
        return self.written.after

    def source(self, *, lock: Lock, registry: Registry | None) -> ChartSource:  # noqa: ARG002 -- as declared
        """As it is written."""
        written = self.written
        return ChartSource(chart=written.chart, repository=written.repository, version=written.version)

    def values(self, around: Surroundings) -> dict[str, Json]:  # noqa: ARG002 -- as declared
        """As they are written."""
        return dict(self.written.values)
