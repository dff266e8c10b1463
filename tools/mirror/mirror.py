"""Everything that an environment takes from its registry, copied there as the lock names it."""

from dataclasses import dataclass
from typing import Any

from specs.add_ons.chart import Chart
from specs.environment import Environment
from specs.lock import ChartLock, ImageLock, Lock
from tools.failure import Failure
from tools.mirror.account_registry import make_repositories
from tools.mirror.charts import copy_chart
from tools.mirror.copying import Place, Say, copy_image
from tools.mirror.registry import Registry

OCI = "oci://"
"""How the address of a chart begins that stands in a registry, where it is an artefact like an image."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What an environment's add-ons need that EKS does not bring."""

    charts: tuple[ChartLock, ...]
    images: tuple[ImageLock, ...]

    @property
    def repositories(self) -> tuple[str, ...]:
        """Where the copies go, each once."""
        paths = [chart.registry_path for chart in self.charts] + [image.registry_path for image in self.images]
        return tuple(dict.fromkeys(paths))


def wanted(environment: Environment, lock: Lock) -> Wanted:
    """The charts of its add-ons and their images for its minor; raises `Failure` where the lock lacks one.

    Charts of one's own, and what they pull, are their author's: nobody here knows their images.
    """
    charts = [add_on for add_on in environment.add_ons if isinstance(add_on, Chart)]
    minor = environment.control_plane.version
    return Wanted(
        charts=tuple(lock.charts[chart.name] for chart in charts),
        images=tuple(_image(name, lock, minor=minor) for chart in charts for name in chart.images),
    )


def _image(name: str, lock: Lock, *, minor: str) -> ImageLock:
    image = lock.image(name, minor=minor)
    if image is None:
        raise Failure(f"eks.lock.json names no image of {name} for Kubernetes {minor}")
    return image


def mirror(what: Wanted, registry: Registry, *, ecr: Any, say: Say, scheme: str = "https") -> None:  # noqa: ANN401
    """Make the repositories, and copy; what is there already stays. Raises `Failure`, and goes on from there again."""
    make_repositories(ecr, what.repositories, say=say)
    for chart in what.charts:
        target = Place(registry=registry, repository=chart.registry_path)
        pinned = chart.digest.value
        if chart.repository.startswith(OCI):
            source = _place(chart.repository.removeprefix(OCI), scheme=scheme)
            copy_image(source, target, digest=pinned, tag=chart.version.replace("+", "_"), say=say)
        else:
            copy_chart(chart.repository, target, name=chart.name, version=chart.version, digest=pinned, say=say)
    for image in what.images:
        copy_image(
            _place(image.repository, scheme=scheme),
            Place(registry=registry, repository=image.registry_path),
            digest=image.digest.value,
            tag=image.tag,
            say=say,
        )


def _place(name: str, *, scheme: str) -> Place:
    """A repository by its full name."""
    host, _, repository = name.partition("/")
    return Place(registry=Registry(f"{scheme}://{host}"), repository=repository)
