"""Everything that an environment takes from its registry, copied there as the lock names it."""

from dataclasses import dataclass
from typing import Any

from specs.environment import Environment
from specs.lock import ChartLock, ImageLock, Lock
from tools.failure import Failure
from tools.mirror.account_registry import make_repositories
from tools.mirror.charts import copy_chart
from tools.mirror.copying import Place, Say, copy_image
from tools.mirror.registry import Registry


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
    """The charts of its add-ons and their images for its minor; raises `Failure` where the lock lacks one."""
    names = [add_on.name for add_on in environment.add_ons if add_on.name in lock.charts]
    minor = environment.control_plane.version
    for name in names:
        if minor not in lock.images.get(name, {}):
            raise Failure(f"eks.lock.json names no image of {name} for Kubernetes {minor}")
    return Wanted(
        charts=tuple(lock.charts[name] for name in names),
        images=tuple(lock.images[name][minor] for name in names),
    )


def mirror(what: Wanted, registry: Registry, *, ecr: Any, say: Say, scheme: str = "https") -> None:  # noqa: ANN401
    """Make the repositories, and copy; what is there already stays. Raises `Failure`, and goes on from there again."""
    make_repositories(ecr, what.repositories, say=say)
    for chart in what.charts:
        copy_chart(
            chart.repository,
            Place(registry=registry, repository=chart.registry_path),
            name=chart.name,
            version=chart.version,
            digest=chart.digest.value,
            say=say,
        )
    for image in what.images:
        host, _, repository = image.repository.partition("/")
        copy_image(
            Place(registry=Registry(f"{scheme}://{host}"), repository=repository),
            Place(registry=registry, repository=image.registry_path),
            digest=image.digest.value,
            tag=image.tag,
            say=say,
        )
