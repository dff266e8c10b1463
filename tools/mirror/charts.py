"""A chart from a chart repository as an artefact of a registry, as `helm push` makes it.

https://helm.sh/docs/topics/registries/#helm-chart-manifest
"""

import json
import tarfile
from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from tools.failure import Failure
from tools.mirror.copying import Place, Say, put_content, put_tag
from tools.mirror.http import Http
from tools.mirror.registry import Manifest, digest_of

CONFIG_TYPE = "application/vnd.cncf.helm.config.v1+json"
ARCHIVE_TYPE = "application/vnd.cncf.helm.chart.content.v1.tar+gzip"
MANIFEST_TYPE = "application/vnd.oci.image.manifest.v1+json"


def copy_chart(repository: str, target: Place, *, name: str, version: str, digest: str, say: Say) -> None:
    """Copy a version of a chart; raises `Failure` where its archive has another digest than the one that is pinned."""
    archive = fetch_archive(repository, name=name, version=version, digest=digest)
    config = json.dumps(_metadata(archive, name), sort_keys=True).encode()
    put_content(target, digest=digest_of(config), content=config, say=say)
    put_content(target, digest=digest, content=archive, say=say)
    manifest = _manifest(config, archive, name=name, version=version)
    put_tag(target, version.replace("+", "_"), manifest, say=say)


def fetch_archive(repository: str, *, name: str, version: str, digest: str) -> bytes:
    """The archive of a chart's version, of a chart repository. Raises `Failure` where there is none, or another."""
    http = Http(None)
    index_address = f"{repository.rstrip('/')}/index.yaml"
    index = _yaml(http.request("GET", index_address, expected=(HTTPStatus.OK,)).data)
    found = [entry for entry in index.get("entries", {}).get(name, []) if entry.get("version") == version]
    if not found:
        raise Failure(f"{index_address} holds no {name} {version}")
    address = urljoin(index_address, found[0]["urls"][0])
    archive = http.request("GET", address, expected=(HTTPStatus.OK,)).data
    if digest_of(archive) != digest:
        raise Failure(f"{address}: has the digest {digest_of(archive)}, and eks.lock.json pins {digest}")
    return archive


def _metadata(archive: bytes, name: str) -> dict[str, Any]:
    with tarfile.open(fileobj=BytesIO(archive), mode="r:gz") as files:
        chart = files.extractfile(f"{name}/Chart.yaml")
        if chart is None:
            raise Failure(f"the archive of {name} holds no Chart.yaml")
        return _yaml(chart.read())


def _manifest(config: bytes, archive: bytes, *, name: str, version: str) -> Manifest:
    """The same for the same chart at any time, so that a tag that stays where it is can be put again."""
    document = {
        "schemaVersion": 2,
        "mediaType": MANIFEST_TYPE,
        "config": {"mediaType": CONFIG_TYPE, "digest": digest_of(config), "size": len(config)},
        "layers": [{"mediaType": ARCHIVE_TYPE, "digest": digest_of(archive), "size": len(archive)}],
        "annotations": {"org.opencontainers.image.title": name, "org.opencontainers.image.version": version},
    }
    return Manifest(content=json.dumps(document, sort_keys=True).encode(), media_type=MANIFEST_TYPE)


def _yaml(content: bytes) -> dict[str, Any]:
    from ruamel.yaml import YAML

    read: dict[str, Any] = YAML(typ="safe", pure=True).load(content)
    return read
