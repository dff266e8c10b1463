"""The Kubernetes APIs of all clusters of one local AWS, on one port of the loopback interface."""

import json
import logging
import re
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tools.local_aws.kubernetes import releases
from tools.local_aws.kubernetes.cluster import Cluster
from tools.local_aws.kubernetes.refusal import Refusal
from tools.local_aws.kubernetes.releases import Release
from tools.local_aws.kubernetes.request import Answer, Request, answer

LOG = logging.getLogger(__name__)

_ADDRESS = re.compile(r"/clusters/(?P<cluster>[^/]+)(?P<path>/.*)?")


class KubernetesApi:
    """All clusters; each appears with its first request and is asked for its minor at every one.

    `minor_of` gives the Kubernetes minor of a cluster by its name, and raises KeyError for a cluster that does not
    exist. Nothing outlives the process.
    """

    def __init__(self, *, minor_of: Callable[[str], str]) -> None:
        self._minor_of = minor_of
        self._clusters: dict[str, Cluster] = {}
        self._lock = threading.Lock()

    def cluster(self, name: str) -> Cluster:
        """The cluster of this name; raises KeyError where there is none."""
        self._minor_of(name)
        with self._lock:
            if name not in self._clusters:
                self._clusters[name] = Cluster(minor=lambda: self._minor_of(name))
            return self._clusters[name]

    def forget(self, name: str) -> None:
        """Drop all objects of a cluster: to be called when it is deleted."""
        with self._lock:
            self._clusters.pop(name, None)

    def objects(self, name: str) -> list[dict[str, Any]]:
        """All objects of a cluster, its namespaces included, in the order of their creation."""
        return self.cluster(name).objects()

    def releases(self, name: str) -> list[Release]:
        """What the stand-in for helm recorded in a cluster."""
        return list(releases.recorded(self.cluster(name).objects()))


class Server:
    """A running server; a context manager that stops it."""

    def __init__(self, api: KubernetesApi, port: int) -> None:
        self.api = api
        self._http = ThreadingHTTPServer(("127.0.0.1", port), _handler(api))
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, name="kubernetes", daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """The port, also where 0 asked for any free one."""
        return int(self._http.server_address[1])

    def endpoint(self, cluster: str) -> str:
        """The address that a kubeconfig of this cluster names as its server."""
        return endpoint(self.port, cluster)

    def stop(self) -> None:
        """Stop and free the port."""
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def endpoint(port: int, cluster: str) -> str:
    """The address of a cluster on a port."""
    return f"http://127.0.0.1:{port}/clusters/{cluster}"


def serve(port: int, *, minor_of: Callable[[str], str]) -> Server:
    """Serve the Kubernetes APIs on a port (0 for any free one) until the server is stopped; raises OSError if taken."""
    return Server(KubernetesApi(minor_of=minor_of), port)


def _handler(api: KubernetesApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            found = self._answer(body)
            self._log(found)
            data = b"" if found.document is None else json.dumps(found.document).encode()
            self.send_response(found.code)
            self.send_header("Content-Type", found.media_type)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def _answer(self, body: bytes) -> Answer:
            address = urlsplit(self.path)
            match = _ADDRESS.fullmatch(unquote(address.path))
            try:
                cluster = api.cluster(match["cluster"] if match else "")
            except KeyError:
                gone = Refusal(code=404, reason="NotFound", message=f"there is no cluster at {address.path}")
                return Answer(document=gone.status(), code=gone.code)
            request = Request(
                method=self.command,
                path=((match["path"] if match else "") or "/").rstrip("/"),
                query={name: values[0] for name, values in parse_qs(address.query, keep_blank_values=True).items()},
                media_type=self.headers.get("Content-Type", "").partition(";")[0].strip(),
                body=body,
            )
            return answer(cluster, request)

        def _log(self, found: Answer) -> None:
            said = f": {found.document['message']}" if found.document and found.code >= 400 else ""
            LOG.info("%s %s %d%s", self.command, self.path, found.code, said)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 -- the base class's signature
            """Nothing: answers are logged with what they refuse."""

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815 -- the base class's names

    return Handler
