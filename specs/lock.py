"""What somebody else decides: Kubernetes minors and their support, versions of add-ons, charts and images.

It stands in `eks.lock.json`, each entry with the public source that says so and its date: a synthesis asks nobody.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from specs.names import KubernetesMinor

FILE = Path(__file__).resolve().parent.parent / "eks.lock.json"
Date = Annotated[date, Field(strict=False)]


class InvalidLock(Exception):
    """A lock that cannot be read, with all that is wrong with it: a line each, file, place and rule."""


class Sourced(BaseModel):
    """A fact with the place where it was read, and the day on which that place said so."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    source: str = Field(min_length=1)
    date: Date


class MinorLock(Sourced):
    """A Kubernetes minor of EKS.

    https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
    """

    standard_support_until: Date | None
    """The day on whose beginning (UTC) standard support ends; None: no source says."""
    extended_support_until: Date | None
    """The day on whose beginning (UTC) extended support ends; None: no source says."""


class AddOnLock(Sourced):
    """A version of an EKS add-on for one minor."""

    version: str = Field(pattern=r"^v\d+\.\d+\.\d+-eksbuild\.\d+$")


class DigestLock(Sourced):
    """The digest of what a registry or a chart repository holds under a name."""

    value: str = Field(pattern=r"^sha256:[0-9a-f]{64}$")


class ChartLock(Sourced):
    """A Helm chart."""

    name: str
    repository: str = Field(pattern=r"^(https?|oci)://")
    """The chart repository's address; or of a chart that stands in a registry, its own with `oci://`."""
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    digest: DigestLock
    """Of its archive, which in a registry is the chart's one layer; of a chart from a registry: of its manifest."""
    registry_path: str
    """Where its copy stands in a registry of one's own."""


class ImageLock(Sourced):
    """A container image."""

    repository: str
    """The image's name with its registry."""
    tag: str = Field(pattern=r"^v?\d+\.\d+\.\d+(-alpine)?$")
    digest: DigestLock
    """Of its index, which names an image for each architecture. A copy in a registry of one's own has the same."""
    registry_path: str
    """Where its copy stands in a registry of one's own."""

    def name(self, *, registry: str | None) -> str:
        """Its name without a tag: with a registry, that of its copy there."""
        return f"{registry}/{self.registry_path}" if registry else self.repository

    @property
    def pinned_tag(self) -> str:
        """Tag and digest, for charts that write `repository:tag`: the runtime keeps to the digest."""
        return f"{self.tag}@{self.digest.value}"


class Lock(BaseModel):
    """All that is pinned."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    as_of: Date
    """The day with which support windows are compared."""
    kubernetes: dict[KubernetesMinor, MinorLock]
    add_ons: dict[str, dict[KubernetesMinor, AddOnLock]]
    charts: dict[str, ChartLock]
    images: dict[str, dict[KubernetesMinor | Literal["any"], ImageLock]]
    """Container images by name; `any`: the same for every minor."""

    def add_on_version(self, name: str, *, minor: str) -> str | None:
        """The version of an EKS add-on; None: the lock leaves it to EKS's default for the minor."""
        entry = self.add_ons.get(name, {}).get(minor)
        return entry.version if entry else None

    def image(self, name: str, *, minor: str) -> ImageLock | None:
        """The image of a name for a minor; None: the lock has none."""
        images = self.images.get(name, {})
        return images.get(minor) or images.get("any")


@cache
def read_lock(path: Path = FILE) -> Lock:
    """The lock in a file. Raises InvalidLock where there is none."""
    try:
        return Lock.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InvalidLock(f"{path}: {error.strerror}") from error
    except ValidationError as error:
        places = ((".".join(str(step) for step in wrong["loc"]), wrong["msg"]) for wrong in error.errors())
        raise InvalidLock("\n".join(f"{path} {place}: {message}" for place, message in places)) from error
