"""What somebody else decides: Kubernetes minors and their support, versions of add-ons, charts and images.

It stands in `eks.lock.json`, each entry with the public source that says so and its date: a synthesis asks nobody.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from specs.names import KubernetesMinor

FILE = Path(__file__).resolve().parent.parent / "eks.lock.json"
Date = Annotated[date, Field(strict=False)]


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
    """The last day of standard support; None: no source says."""
    extended_support_until: Date | None
    """The last day of extended support; None: no source says."""


class AddOnLock(Sourced):
    """A version of an EKS add-on for one minor."""

    version: str


class ChartLock(Sourced):
    """A Helm chart."""

    name: str
    repository: str
    """The chart repository's address."""
    version: str
    registry_path: str
    """Where its copy stands in a registry of one's own."""


class ImageLock(Sourced):
    """A container image."""

    repository: str
    """The image's name with its registry."""
    tag: str
    registry_path: str
    """Where its copy stands in a registry of one's own."""


class Lock(BaseModel):
    """All that is pinned."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    as_of: Date
    """The day with which support windows are compared."""
    kubernetes: dict[KubernetesMinor, MinorLock]
    add_ons: dict[str, dict[KubernetesMinor, AddOnLock]]
    charts: dict[str, ChartLock]
    images: dict[str, dict[KubernetesMinor, ImageLock]]

    def add_on_version(self, name: str, *, minor: str) -> str | None:
        """The version of an EKS add-on; None: the lock leaves it to EKS's default for the minor."""
        entry = self.add_ons.get(name, {}).get(minor)
        return entry.version if entry else None


@cache
def read_lock(path: Path = FILE) -> Lock:
    """The lock in a file. Raises pydantic's ValidationError where it is not one."""
    return Lock.model_validate_json(path.read_text(encoding="utf-8"))
