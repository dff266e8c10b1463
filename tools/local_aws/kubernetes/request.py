"""One request to a cluster's API, and its answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from tools.local_aws.kubernetes import discovery
from tools.local_aws.kubernetes.cluster import Cluster
from tools.local_aws.kubernetes.kinds import Kind
from tools.local_aws.kubernetes.refusal import Refusal

RESOURCE = re.compile(
    r"/(?:api|apis/(?P<group>[^/]+))/(?P<version>[^/]+)(?:/namespaces/(?P<namespace>[^/]+)(?=/[^/]))?"
    r"/(?P<plural>[^/]+)(?:/(?P<name>[^/]+))?"
)

WHOAMI = "/apis/authentication.k8s.io/v1/selfsubjectreviews"
NO_PROTOBUF = (
    "the local cluster reads JSON, and `kubectl create <kind>` sends protobuf: add `--dry-run=client -o yaml` to it, "
    "and pipe that into `kubectl apply -f -`"
)
"""kubectl 1.36 goes back to JSON for no answer, 415 included."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What was asked: the path is that below the cluster's endpoint; of each query parameter the first value counts."""

    method: str
    path: str
    query: Mapping[str, str]
    media_type: str
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Status code and JSON document; without a document the body is empty."""

    document: dict[str, Any] | None
    code: int = 200
    media_type: str = "application/json"


def answer(cluster: Cluster, request: Request) -> Answer:
    """Do what is asked; refusals are answers too."""
    try:
        return _about_oneself(request) or _about(cluster, request) or _resource(cluster, request)
    except Refusal as refusal:
        return Answer(document=refusal.status(), code=refusal.code)


def _about_oneself(request: Request) -> Answer | None:
    """Who the cluster says is asking, if that is what is asked; kubectl sends nothing but the kind of the question."""
    if (request.method, request.path) != ("POST", WHOAMI):
        return None
    return Answer(document=discovery.whoami(), code=201)


def _about(cluster: Cluster, request: Request) -> Answer | None:
    """What the cluster says of itself at this path, if that is what the path asks for."""
    kinds = list(cluster.kinds()) if request.method == "GET" else []
    match request.method, request.path:
        case "GET", "/version":
            return Answer(document=discovery.version(cluster.minor))
        case "GET", "/api" | "/apis" as path:
            found = [kind for kind in kinds if bool(kind.group) == (path == "/apis")]
            return Answer(document=discovery.groups(found), media_type=discovery.CONTENT_TYPE)
        case "GET", "/openapi/v2":
            return Answer(document=None, media_type=discovery.EMPTY_OPENAPI_V2)
        case "GET", "/openapi/v3":
            return Answer(document=discovery.openapi_index(kinds))
        case "GET", path if path.startswith("/openapi/v3/"):
            version = path.removeprefix("/openapi/v3/")
            return Answer(document=discovery.openapi(kind for kind in kinds if discovery.base(kind) == version))
    return None


def _resource(cluster: Cluster, request: Request) -> Answer:
    match = RESOURCE.fullmatch(request.path)
    if match is None:
        raise Refusal(code=404, reason="NotFound", message="the server could not find the requested resource")
    kind = cluster.kind(group=match["group"] or "", version=match["version"], plural=match["plural"])
    namespace, name = match["namespace"] or "", match["name"] or ""
    match request.method, bool(name):
        case "GET", True:
            return Answer(document=cluster.get(kind, name, namespace=namespace))
        case "GET", False:
            return _list(cluster, kind, namespace, request.query)
        case "POST", False:
            dry = "dryRun" in request.query
            return Answer(document=cluster.create(kind, _object(request), namespace=namespace, dry_run=dry), code=201)
        case "PUT", True:
            dry = "dryRun" in request.query
            wanted = _object(request)
            return Answer(document=cluster.replace(kind, name, wanted, namespace=namespace, dry_run=dry))
        case "PATCH", True:
            return _patch(cluster, kind, namespace, name, request)
        case "DELETE", True:
            return _delete(cluster, kind, namespace, name, request)
    raise Refusal(
        code=405, reason="MethodNotAllowed", message="the server does not allow this method on the requested resource"
    )


def _list(cluster: Cluster, kind: Kind, namespace: str, query: Mapping[str, str]) -> Answer:
    if query.get("watch") in ("true", "1"):
        raise Refusal(code=405, reason="MethodNotAllowed", message="watch is not supported by the local cluster")
    labels, fields = query.get("labelSelector", ""), query.get("fieldSelector", "")
    return Answer(document=cluster.list(kind, namespace=namespace, labels=labels, fields=fields))


def _patch(cluster: Cluster, kind: Kind, namespace: str, name: str, request: Request) -> Answer:
    dry = "dryRun" in request.query
    if request.media_type == "application/apply-patch+yaml":
        manager = request.query.get("fieldManager", "")
        if not manager:
            raise Refusal.bad_request("PatchOptions.meta.k8s.io is invalid: fieldManager: Required value")
        found, new = cluster.apply(
            kind,
            name,
            _object(request),
            namespace=namespace,
            manager=manager,
            force=request.query.get("force") == "true",
            dry_run=dry,
        )
        return Answer(document=found, code=201 if new else 200)
    patch, media = _decoded(request), request.media_type
    return Answer(document=cluster.patch(kind, name, patch, media_type=media, namespace=namespace, dry_run=dry))


def _delete(cluster: Cluster, kind: Kind, namespace: str, name: str, request: Request) -> Answer:
    found = cluster.delete(kind, name, namespace=namespace, dry_run="dryRun" in request.query)
    details = {"name": name, "group": kind.group, "kind": kind.plural, "uid": found["metadata"]["uid"]}
    return Answer(document={"kind": "Status", "apiVersion": "v1", "status": "Success", "details": details})


def _object(request: Request) -> dict[str, Any]:
    found = _decoded(request)
    if not isinstance(found, dict):
        raise Refusal.bad_request("the object provided is not an object")
    return found


def _decoded(request: Request) -> Any:  # noqa: ANN401 -- JSON
    if request.body.startswith(b"k8s\x00"):
        raise Refusal(code=415, reason="UnsupportedMediaType", message=NO_PROTOBUF)
    try:
        return yaml.safe_load(request.body)
    except yaml.YAMLError as error:
        raise Refusal.bad_request(f"the body of the request cannot be read: {error}") from error
