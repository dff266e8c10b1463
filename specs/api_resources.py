"""Resources that Kubernetes has by itself, by their API group.

The facts stand in `api_resources.json`, written by `python -m tools.facts.api_resources` from what Kubernetes publishes
of each minor, and are read when first asked for. Groups of add-ons and of one's own are not among them.
https://kubernetes.io/docs/reference/using-api/#api-groups
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_suffix(".json")
CORE = ""
"""The name of the core group."""


@dataclass(frozen=True, kw_only=True)
class ApiResource:
    """One resource of Kubernetes's own."""

    namespaced: bool
    """Its objects are of a namespace each, else of the cluster."""
    subresources: tuple[str, ...] = ()


FOR_AUTHORIZATION = {
    CORE: {"users": ApiResource(namespaced=False), "groups": ApiResource(namespaced=False)},
    "authentication.k8s.io": {"uids": ApiResource(namespaced=False), "userextras": ApiResource(namespaced=False)},
    "certificates.k8s.io": {"signers": ApiResource(namespaced=False)},
}
"""Those that have no endpoint, and stand in roles alone.

https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#authorization
"""


@cache
def built_in() -> dict[str, dict[str, ApiResource]]:
    """All of them: by group (`""`: the core's) and name."""
    groups: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))["groups"]
    served = {
        group: {
            name: ApiResource(namespaced=each["namespaced"], subresources=tuple(each["subresources"]))
            for name, each in resources.items()
        }
        for group, resources in groups.items()
    }
    return {group: {**resources, **FOR_AUTHORIZATION.get(group, {})} for group, resources in served.items()}


def served(group: str) -> tuple[str, ...]:
    """The names of those of a group that the API server keeps objects of; none: it is no group of its own."""
    authorized = FOR_AUTHORIZATION.get(group, {})
    return tuple(name for name in built_in().get(group, {}) if name not in authorized)


def groups_of(resource: str) -> tuple[str, ...]:
    """The groups that have a resource of this name."""
    return tuple(group for group, resources in built_in().items() if resource in resources)
