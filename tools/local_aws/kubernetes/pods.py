"""What the parts of a pod must agree on: kubernetes/kubernetes, pkg/apis/core/validation (read 2026-11-23)."""

from collections.abc import Iterator
from typing import Any

from tools.local_aws.kubernetes import names


def pod(spec: dict[str, Any], path: str) -> Iterator[str]:
    """All that is wrong with a pod's containers and volumes."""
    volumes = [volume.get("name", "") for volume in spec.get("volumes") or ()]
    yield from _named(volumes, f"{path}.volumes")
    if not spec.get("containers"):
        yield f"{path}.containers: Required value"
    containers = [
        (one, f"{path}.{field}[{number}]")
        for field in ("initContainers", "containers")
        for number, one in enumerate(spec.get(field) or ())
    ]
    yield from _named([one.get("name", "") for one, _ in containers], f"{path}.containers")
    for container, here in containers:
        yield from _container(container, here, volumes)


def _container(container: dict[str, Any], path: str, volumes: list[str]) -> Iterator[str]:
    if not container.get("image"):
        yield f"{path}.image: Required value"
    for number, mount in enumerate(container.get("volumeMounts") or ()):
        if mount.get("name") not in volumes:
            yield f'{path}.volumeMounts[{number}].name: Not found: "{mount.get("name")}"'


def _named(found: list[str], path: str) -> Iterator[str]:
    for number, name in enumerate(found):
        yield from (f'{path}[{number}].name: Invalid value: "{name}": {wrong}' for wrong in names.label(name))
        if name in found[:number]:
            yield f'{path}[{number}].name: Duplicate value: "{name}"'
