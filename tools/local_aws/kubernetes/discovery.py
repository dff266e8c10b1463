"""What a cluster says of itself: its version, its kinds, and that it validates fields.

Aggregated discovery (kubernetes/api, apidiscovery/v2) is one answer for all kinds; kubectl asks for it since 1.26.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from tools.local_aws.kubernetes.kinds import Kind

Document = dict[str, Any]

CONTENT_TYPE = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
"""Media type of the answers to `/api` and `/apis`."""

EMPTY_OPENAPI_V2 = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf"
"""Media type of the answer to `/openapi/v2`, which kubectl reads for kinds that the newer documents do not know.

No bytes are a document without schemas in that encoding: kubectl then finds that there is no such kind.
"""

VERBS = ["create", "delete", "get", "list", "patch", "update"]


def version(minor: str) -> Document:
    """The answer to `/version`."""
    major, _, number = minor.partition(".")
    return {"major": major, "minor": number, "gitVersion": f"v{minor}.0-local", "platform": "local"}


def whoami() -> Document:
    """The answer to a SelfSubjectReview, `kubectl auth whoami`: everybody, who may do everything.

    https://kubernetes.io/docs/reference/access-authn-authz/authentication/#self-subject-review
    """
    user = {"username": "anybody", "groups": ["system:masters", "system:authenticated"]}
    return {
        "kind": "SelfSubjectReview",
        "apiVersion": "authentication.k8s.io/v1",
        "metadata": {},
        "status": {"userInfo": user},
    }


def groups(kinds: Iterable[Kind]) -> Document:
    """The answer to `/api` (of the kinds without a group) and to `/apis` (of the others)."""
    ordered = sorted(kinds, key=lambda kind: (kind.group, kind.version, kind.plural))
    items = [
        {
            "metadata": {"name": group} if group else {},
            "versions": [
                {"version": name, "freshness": "Current", "resources": [_resource(kind) for kind in found]}
                for name, found in groupby(sorted(members, key=_preference), key=lambda kind: kind.version)
            ],
        }
        for group, members in groupby(ordered, key=lambda kind: kind.group)
    ]
    return {"kind": "APIGroupDiscoveryList", "apiVersion": "apidiscovery.k8s.io/v2", "metadata": {}, "items": items}


def _preference(kind: Kind) -> tuple[bool, int, str]:
    """Stable versions first, the newest of them first of all."""
    stable = kind.version.removeprefix("v").isdigit()
    return not stable, -int(kind.version.removeprefix("v")) if stable else 0, kind.version


def _resource(kind: Kind) -> Document:
    return {
        "resource": kind.plural,
        "responseKind": {"group": kind.group, "version": kind.version, "kind": kind.name},
        "scope": "Namespaced" if kind.namespaced else "Cluster",
        "singularResource": kind.name.lower(),
        "verbs": VERBS,
        "shortNames": list(kind.short_names),
    }


def base(kind: Kind) -> str:
    """Where a version's resources are: `api/v1`, `apis/apps/v1`."""
    return f"{'apis' if kind.group else 'api'}/{kind.api_version}"


def openapi_index(kinds: Iterable[Kind]) -> Document:
    """The answer to `/openapi/v3`: where the documents of each version are."""
    return {"paths": {base(kind): {"serverRelativeURL": f"/openapi/v3/{base(kind)}"} for kind in kinds}}


def openapi(kinds: Iterable[Kind]) -> Document:
    """The document of one version.

    It declares for every kind that the server takes `fieldValidation`, on which kubectl leaves validation to the
    server; it holds no schemas, for which kubectl then uses those built into it.
    """
    parameter = {"name": "fieldValidation", "in": "query", "schema": {"type": "string"}}
    paths = {}
    for kind in kinds:
        scope = "namespaces/{namespace}/" if kind.namespaced else ""
        paths[f"/{base(kind)}/{scope}{kind.plural}/{{name}}"] = {
            "patch": {
                "parameters": [parameter],
                "responses": {},
                "x-kubernetes-action": "patch",
                "x-kubernetes-group-version-kind": {
                    "group": kind.group,
                    "version": kind.version,
                    "kind": kind.name,
                },
            }
        }
    return {
        "openapi": "3.0.0",
        "info": {"title": "Kubernetes", "version": "local"},
        "paths": paths,
        "components": {"schemas": {}},
    }
