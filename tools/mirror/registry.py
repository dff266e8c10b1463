"""A client of one OCI registry: its manifests and blobs, over the distribution API.

Whatever it is given or gives, it says by digest, and proves.
https://github.com/opencontainers/distribution-spec/blob/main/spec.md
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from urllib.parse import urlencode, urljoin, urlsplit

from tools.failure import Failure
from tools.mirror.addresses import same_origin, shown
from tools.mirror.http import Http

INDEX_TYPES = (
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
)
"""A list of manifests, one for each architecture."""
MANIFEST_TYPES = (
    *INDEX_TYPES,
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
)
IN_MEMORY = 16 * 1024 * 1024
CHUNK = 1024 * 1024


def digest_of(content: bytes) -> str:
    """The digest by which a registry knows some content."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """A manifest, byte for byte as its registry holds it: its digest is that of these bytes."""

    content: bytes
    media_type: str

    @property
    def digest(self) -> str:
        """Its digest."""
        return digest_of(self.content)

    @cached_property
    def document(self) -> dict[str, Any]:
        """What it says."""
        read: dict[str, Any] = json.loads(self.content)
        return read


class Registry:
    """One registry, by its address: `https://registry.k8s.io`."""

    def __init__(self, address: str, *, credentials: tuple[str, str] | None = None) -> None:
        """Speak to it with a name and password, or as nobody."""
        self.address = address.rstrip("/")
        self._http = Http(credentials)

    @property
    def host(self) -> str:
        """Its name, as it stands before a repository."""
        return urlsplit(self.address).netloc

    def manifest(self, repository: str, reference: str) -> Manifest | None:
        """The manifest under a tag or digest; None: there is none. Raises `Failure` where it is another's."""
        answer = self._http.request(
            "GET",
            f"{self._of(repository)}/manifests/{reference}",
            headers={"Accept": ", ".join(MANIFEST_TYPES)},
            expected=(HTTPStatus.OK, HTTPStatus.NOT_FOUND),
        )
        if answer.status == HTTPStatus.NOT_FOUND:
            return None
        manifest = Manifest(content=answer.data, media_type=answer.headers["Content-Type"].partition(";")[0])
        if reference.startswith("sha256:") and manifest.digest != reference:
            raise Failure(f"{self.host}/{repository}@{reference}: what came has the digest {manifest.digest}")
        return manifest

    def put_manifest(self, repository: str, reference: str, manifest: Manifest) -> None:
        """Store a manifest under a tag or its digest, after all that it names."""
        self._http.request(
            "PUT",
            f"{self._of(repository)}/manifests/{reference}",
            headers={"Content-Type": manifest.media_type},
            body=manifest.content,
            expected=(HTTPStatus.CREATED, HTTPStatus.OK),
        )

    def has_blob(self, repository: str, digest: str) -> bool:
        """Whether it holds a blob already."""
        expected = (HTTPStatus.OK, HTTPStatus.NOT_FOUND)
        found = self._http.request("HEAD", f"{self._of(repository)}/blobs/{digest}", expected=expected)
        return found.status == HTTPStatus.OK

    def blob(self, repository: str, digest: str) -> IO[bytes]:
        """A blob in a temporary file; raises `Failure` where what came is not what was asked for."""
        with ExitStack() as unless_whole:
            file = unless_whole.enter_context(SpooledTemporaryFile(max_size=IN_MEMORY))
            found = hashlib.sha256()
            for chunk in self._http.stream(f"{self._of(repository)}/blobs/{digest}", size=CHUNK):
                found.update(chunk)
                file.write(chunk)
            if f"sha256:{found.hexdigest()}" != digest:
                raise Failure(f"{self.host}/{repository}@{digest}: what came has the digest sha256:{found.hexdigest()}")
            file.seek(0)
            unless_whole.pop_all()
        return file

    def put_blob(self, repository: str, digest: str, content: IO[bytes], *, size: int) -> None:
        """Store a blob: open an upload, send the content, close it by its digest."""
        opened = self._http.request("POST", f"{self._of(repository)}/blobs/uploads/", expected=(HTTPStatus.ACCEPTED,))
        sent = self._http.request(
            "PATCH",
            self._location(opened.headers),
            headers={"Content-Type": "application/octet-stream", "Content-Length": str(size)},
            body=content,
            expected=(HTTPStatus.ACCEPTED, HTTPStatus.CREATED),
        )
        place = self._location(sent.headers)
        query = urlencode({"digest": digest})
        self._http.request(
            "PUT", f"{place}{'&' if '?' in place else '?'}{query}", body=b"", expected=(HTTPStatus.CREATED,)
        )

    def _of(self, repository: str) -> str:
        return f"{self.address}/v2/{repository}"

    def _location(self, headers: Mapping[str, str]) -> str:
        """Where an upload goes on; raises `Failure` where that is at another host, for whom the password is not.

        Amazon ECR takes uploads where it is asked (a log of 2021-09-01):
        https://github.com/regclient/regclient/issues/81
        """
        place = urljoin(f"{self.address}/", headers["Location"])
        if not same_origin(place, self.address):
            raise Failure(f"{self.host}: sends an upload to {shown(place)}, which is not its own address")
        return place
