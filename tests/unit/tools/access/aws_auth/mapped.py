"""ConfigMaps of clusters, as kubectl prints them."""

import io
from collections.abc import Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

ACCOUNT = "111122223333"
MASTERS = ["system:masters"]
NODES = ["system:bootstrappers", "system:nodes"]
INSTANCE = "system:node:{{EC2PrivateDNSName}}"
SESSION = "system:node:{{SessionName}}"


def role(
    name: str, *, groups: Sequence[str] = (), username: str | None = None, account: str = ACCOUNT
) -> dict[str, Any]:
    """An entry of mapRoles."""
    named = {"username": username} if username else {}
    return {"rolearn": f"arn:aws:iam::{account}:role/{name}", **named, "groups": list(groups)}


def user(name: str, *, groups: Sequence[str] = (), username: str | None = None) -> dict[str, Any]:
    """An entry of mapUsers."""
    named = {"username": username} if username else {}
    return {"userarn": f"arn:aws:iam::{ACCOUNT}:user/{name}", **named, "groups": list(groups)}


ADMINS = role("platform-admins", groups=MASTERS)


def config_map(
    *roles: dict[str, Any], users: Sequence[dict[str, Any]] = (), accounts: Sequence[str] = (), **data: str
) -> bytes:
    """The ConfigMap that maps them."""
    sections = {"mapRoles": roles, "mapUsers": users, "mapAccounts": accounts}
    texts = {key: LiteralScalarString(_yaml(list(value))) for key, value in sections.items() if value}
    metadata = {"name": "aws-auth", "namespace": "kube-system", "creationTimestamp": "2024-01-01T00:00:00Z"}
    return _yaml({"apiVersion": "v1", "data": {**texts, **data}, "kind": "ConfigMap", "metadata": metadata}).encode()


def _yaml(value: object) -> str:
    text = io.StringIO()
    yaml = YAML()
    yaml.width = 4096
    yaml.dump(value, text)
    return text.getvalue()
