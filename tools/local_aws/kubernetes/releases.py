"""What helm would have installed: one ConfigMap for each release, in the release's namespace.

A chart is neither downloaded nor rendered here: no object of a chart exists in the cluster, and nothing says that the
chart would have rendered. Recorded is what was asked for.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LABEL = "local.helm/release"
"""The label, holding the release's name, by which `kubectl get configmaps -A -l local.helm/release` lists all."""


@dataclass(frozen=True, kw_only=True)
class Release:
    """A release as its last installation or upgrade asked for it; the repository is empty for charts named in full."""

    name: str
    namespace: str
    chart: str
    repository: str
    version: str
    values: Mapping[str, Any]
    revision: int = 1

    def manifest(self) -> dict[str, Any]:
        """The ConfigMap that records it."""
        return {
            "apiVersion": "v1",
            "kind": "ConfigMap",
            "metadata": {
                "name": object_name(self.name),
                "namespace": self.namespace,
                "labels": {LABEL: self.name},
            },
            "data": {
                "chart": self.chart,
                "repository": self.repository,
                "version": self.version,
                "revision": str(self.revision),
                "values": json.dumps(self.values, indent=2, sort_keys=True),
            },
        }


def object_name(release: str) -> str:
    """The name of the ConfigMap that records a release."""
    return f"helm-release.{release}"


def release_of(manifest: Mapping[str, Any]) -> Release:
    """The release that a ConfigMap records."""
    metadata, data = manifest["metadata"], manifest["data"]
    return Release(
        name=metadata["labels"][LABEL],
        namespace=metadata["namespace"],
        chart=data["chart"],
        repository=data["repository"],
        version=data["version"],
        values=json.loads(data["values"]),
        revision=int(data["revision"]),
    )


def recorded(objects: Iterable[Mapping[str, Any]]) -> Iterator[Release]:
    """All releases among the objects of a cluster."""
    for found in objects:
        if found["kind"] == "ConfigMap" and LABEL in (found["metadata"].get("labels") or {}):
            yield release_of(found)
