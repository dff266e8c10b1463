"""Charts of the catalogue: pinned, mirrored and pulled by digest, whichever they are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from specs.add_ons.catalogue import KNOWN, name_of
from specs.add_ons.chart import Chart
from specs.lock import ImageLock, read_lock
from tests.unit.specs.add_ons.known.somewhere import SOMEWHERE, Somewhere

SETTINGS: Mapping[str, dict[str, Any]] = {"external-secrets": {"secrets": ("payments/",), "namespaces": ("payments",)}}
"""What must be written of a chart beside its name."""
CHARTS = tuple(
    known.model_validate({"name": name_of(known), **SETTINGS.get(name_of(known), {})})
    for known in KNOWN
    if issubclass(known, Chart)
)
LOCK = read_lock()
REGISTRY = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"


@dataclass(frozen=True)
class Listening(Somewhere):
    """A place that keeps which images it was asked for."""

    asked: set[str] = field(default_factory=set)

    def image(self, name: str) -> ImageLock:
        self.asked.add(name)
        return super().image(name)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_what_it_asks_for_is_what_is_mirrored(chart: Chart) -> None:
    place = Listening()
    chart.values(place)

    assert place.asked == set(chart.images)


@pytest.mark.parametrize("minor", LOCK.kubernetes)
@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_every_image_of_a_chart_is_pulled_by_its_digest(chart: Chart, minor: str) -> None:
    written = json.dumps(chart.values(replace(SOMEWHERE, minor=minor)))

    for name in chart.images:
        image = LOCK.image(name, minor=minor)
        assert image is not None
        assert image.digest.value in written


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_with_a_registry_nothing_comes_from_its_makers(chart: Chart) -> None:
    written = json.dumps(chart.values(replace(SOMEWHERE, registry=REGISTRY)))
    source = chart.source(lock=LOCK, registry=REGISTRY)

    assert source.repository.startswith(f"oci://{REGISTRY}/")
    assert source.repository.endswith(f"/{source.chart}")
    for name in chart.images:
        image = LOCK.image(name, minor=SOMEWHERE.minor)
        assert image is not None
        assert image.repository not in written
        assert f"{REGISTRY}/{image.registry_path}" in written


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_no_value_is_one_that_the_cdk_drops(chart: Chart) -> None:
    assert "null" not in json.dumps(chart.values(SOMEWHERE))
