"""A registry, a chart repository and a token service on the loopback interface, as strict as the specification."""

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4


def sha256(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


class Loopback:
    """What the server holds, what it was asked for, and how it shall misbehave."""

    def __init__(self) -> None:
        self.address = ""
        self.files: dict[str, bytes] = {}
        """Of the chart repository, by path."""
        self.blobs: dict[tuple[str, str], bytes] = {}
        self.manifests: dict[tuple[str, str], tuple[str, bytes]] = {}
        """By repository and tag or digest: media type and content."""
        self.uploads: dict[str, bytes] = {}
        self.requests: list[str] = []
        self.repositories: set[str] | None = None
        """Those that may be pushed to; None: all."""
        self.user: tuple[str, str] | None = None
        """Whose password it wants."""
        self.token: str | None = None
        """The bearer token it wants."""
        self.broken: dict[str, bytes] = {}
        """Other content than it should give, by path."""
        self.busy = 0
        """How many requests are still answered with 503."""
        self.redirects: dict[str, str] = {}
        """Where else something is, by path."""
        self.token_service = ""
        """Where it sends for tokens; empty: to itself."""
        self.uploads_at = ""
        """Where it takes uploads; empty: where it was asked."""
        self.cut_off: set[str] = set()
        """Paths whose answer breaks off."""
        self.proxy_user: tuple[str, str] | None = None
        """Whose password it wants as a proxy to itself."""
        self.given: list[str] = []
        """The credentials that it was given."""

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    def add_blob(self, repository: str, content: bytes) -> dict[str, object]:
        """Hold a blob, and describe it as a manifest does."""
        self.blobs[repository, sha256(content)] = content
        return {"mediaType": "application/octet-stream", "digest": sha256(content), "size": len(content)}

    def add_manifest(self, repository: str, document: dict[str, object], *, tag: str | None = None) -> str:
        """Hold a manifest under its digest and a tag."""
        content = json.dumps(document, indent=3).encode()
        stored = (str(document["mediaType"]), content)
        self.manifests[repository, sha256(content)] = stored
        if tag:
            self.manifests[repository, tag] = stored
        return sha256(content)


@contextmanager
def serving(held: Loopback) -> Iterator[Loopback]:
    """Serve it on a free port."""

    class Handler(_Handler):
        registry = held

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    held.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield held
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    registry: Loopback
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as http.server declares it
        """Say nothing."""

    def do_GET(self) -> None:
        self._serve()

    def do_HEAD(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_PATCH(self) -> None:
        self._serve()

    def do_PUT(self) -> None:
        self._serve()

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path = urlsplit(self.path).path
        self.registry.requests.append(f"{self.command} {path}")
        self.registry.given += self.headers.get_all("Authorization", [])
        if elsewhere := self._elsewhere(path):
            status, headers = elsewhere
            return self._answer(status, headers=headers)
        if path == "/token":
            return self._answer(200, json.dumps({"token": self.registry.token}).encode())
        if not path.startswith("/v2/"):
            content = self.registry.files.get(path)
            return self._answer(404) if content is None else self._answer(200, content)
        if challenge := self._challenge():
            return self._answer(401, headers={"WWW-Authenticate": challenge})
        if path in self.registry.broken:
            kind = "application/vnd.oci.image.index.v1+json"
            return self._answer(200, self.registry.broken[path], headers={"Content-Type": kind})
        return self._registry(path, body)

    def _elsewhere(self, path: str) -> tuple[int, dict[str, str]] | None:
        """What keeps a request from the registry itself."""
        if (user := self.registry.proxy_user) and self.headers.get("Proxy-Authorization") != _basic(user):
            return 407, {"Proxy-Authenticate": 'Basic realm="test"'}
        if place := self.registry.redirects.get(path):
            return 307, {"Location": place}
        if self.registry.busy:
            self.registry.busy -= 1
            return 503, {}
        return None

    def _challenge(self) -> str | None:
        given = self.headers.get("Authorization")
        if self.registry.user:
            return None if given == _basic(self.registry.user) else 'Basic realm="test"'
        if self.registry.token and given != f"Bearer {self.registry.token}":
            realm = self.registry.token_service or f"{self.registry.address}/token"
            return f'Bearer realm="{realm}",service="test",scope="repository:any:pull"'
        return None

    def _registry(self, path: str, body: bytes) -> None:
        found = re.fullmatch(r"/v2/(.+)/(blobs/uploads|blobs|manifests)/([^/]*)", path)
        assert found, path
        repository, kind, reference = found.groups()
        known = self.registry.repositories
        if self.command not in ("GET", "HEAD") and known is not None and repository not in known:
            return self._answer(404, b'{"errors": [{"code": "NAME_UNKNOWN"}]}')
        match self.command, kind:
            case (("GET" | "HEAD"), "blobs"):
                content = self.registry.blobs.get((repository, reference))
                return self._answer(404) if content is None else self._answer(200, content)
            case (("GET" | "HEAD"), "manifests"):
                return self._manifest(repository, reference)
            case "PUT", "manifests":
                return self._put_manifest(repository, reference, body)
            case _, "blobs/uploads":
                return self._upload(repository, reference, body)
        return self._answer(405)

    def _manifest(self, repository: str, reference: str) -> None:
        stored = self.registry.manifests.get((repository, reference))
        if stored is None or stored[0] not in self.headers.get("Accept", ""):
            return self._answer(404, b'{"errors": [{"code": "MANIFEST_UNKNOWN"}]}')
        return self._answer(200, stored[1], headers={"Content-Type": stored[0]})

    def _put_manifest(self, repository: str, reference: str, body: bytes) -> None:
        """Refused: a digest that is another's, a tag that moves, a manifest whose parts are missing."""
        document = json.loads(body)
        blobs = [part["digest"] for part in (*document.get("layers", ()), document.get("config", {})) if part]
        manifests = [part["digest"] for part in document.get("manifests", ())]
        whole = all((repository, digest) in self.registry.blobs for digest in blobs) and all(
            (repository, digest) in self.registry.manifests for digest in manifests
        )
        standing = self.registry.manifests.get((repository, reference))
        if not whole or (reference.startswith("sha256:") and reference != sha256(body)):
            return self._answer(400, b'{"errors": [{"code": "MANIFEST_INVALID"}]}')
        if standing and standing[1] != body:
            return self._answer(400, b'{"errors": [{"code": "TAG_INVALID"}]}')
        stored = (self.headers["Content-Type"], body)
        self.registry.manifests[repository, reference] = stored
        self.registry.manifests[repository, sha256(body)] = stored
        return self._answer(201)

    def _upload(self, repository: str, session: str, body: bytes) -> None:
        place = f"{self.registry.uploads_at}/v2/{repository}/blobs/uploads"
        match self.command:
            case "POST":
                session = uuid4().hex
                self.registry.uploads[session] = b""
                return self._answer(202, headers={"Location": f"{place}/{session}?state=1"})
            case "PATCH":
                self.registry.uploads[session] += body
                return self._answer(202, headers={"Location": f"{place}/{session}?state=2"})
        query = parse_qs(urlsplit(self.path).query)
        content = self.registry.uploads.pop(session) + body
        if query["state"] != ["2"] or query["digest"] != [sha256(content)]:
            return self._answer(400, b'{"errors": [{"code": "DIGEST_INVALID"}]}')
        self.registry.blobs[repository, sha256(content)] = content
        return self._answer(201)

    def _answer(self, status: int, content: bytes = b"", *, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.close_connection = urlsplit(self.path).path in self.registry.cut_off
        self.send_header("Content-Length", str(len(content) + self.close_connection))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _basic(user: tuple[str, str]) -> str:
    return f"Basic {b64encode(':'.join(user).encode()).decode()}"
