"""The Kubernetes objects that an environment applies itself, from the manifests of its templates."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tools.access.resources import Resource, Resources

MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource"
CHART = "Custom::AWSCDK-EKS-HelmChart"


@dataclass(frozen=True, kw_only=True)
class KubernetesObject:
    """One object of a manifest."""

    kind: str
    name: str
    namespace: str | None
    """None: it is of the whole cluster, or in `default`, as its kind will have it."""
    body: dict[str, Any]

    @property
    def labels(self) -> dict[str, str]:
        """Its labels."""
        return dict(self.body["metadata"].get("labels") or {})


def objects(resources: Resources) -> Iterator[KubernetesObject]:
    """All that can be read before a deployment."""
    for resource in resources.of(MANIFEST):
        for body in _read(resource) or ():
            if isinstance(body, dict) and isinstance(body.get("metadata"), dict):
                yield KubernetesObject(
                    kind=str(body.get("kind")),
                    name=str(body["metadata"].get("name")),
                    namespace=body["metadata"].get("namespace"),
                    body=body,
                )


def unseen(resources: Resources) -> Iterator[str]:
    """What brings objects that no template holds, and perhaps RBAC among them."""
    for resource in resources.of(MANIFEST, CHART, "AWS::EKS::Addon"):
        properties = resource.properties
        if resource.type == CHART:
            yield f"chart {properties.get('Release', resource.name)}"
        elif resource.type == "AWS::EKS::Addon":
            yield f"add-on {properties.get('AddonName', resource.name)}"
        elif _read(resource) is None:
            yield f"manifest {resource.name} (only a deployment knows its text)"


def _read(resource: Resource) -> list[Any] | None:
    try:
        found = json.loads(resource.properties.get("Manifest", "[]"))
    except (TypeError, ValueError):
        return None
    return found if isinstance(found, list) else [found]
