"""How objects, labels and annotations may be named.

Rules and wording: kubernetes/apimachinery, pkg/util/validation/validation.go, and for which kind has which rule
kubernetes/kubernetes, pkg/apis/core/validation/names.go and pkg/apis/rbac/validation (read 2026-11-23).
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from tools.local_aws.kubernetes.kinds import Kind

Rule = Callable[[str], Iterator[str]]
"""What is wrong with a name; nothing for a good one."""

_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
_QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"
_ANNOTATIONS_BYTES = 256 * 1024


def label(name: str) -> Iterator[str]:
    """One part of a DNS name, as RFC 1123 has it."""
    if len(name) > 63:
        yield "must be no more than 63 bytes"
    if not re.fullmatch(_LABEL, name):
        yield (
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and "
            "end with an alphanumeric character"
        )


def older_label(name: str) -> Iterator[str]:
    """One part of a DNS name, as RFC 1035 has it: it starts with a letter."""
    if len(name) > 63:
        yield "must be no more than 63 bytes"
    if not re.fullmatch("[a-z]([-a-z0-9]*[a-z0-9])?", name):
        yield (
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic "
            "character, and end with an alphanumeric character"
        )


def subdomain(name: str) -> Iterator[str]:
    """A DNS name, as RFC 1123 has it."""
    if len(name) > 253:
        yield "must be no more than 253 bytes"
    if not re.fullmatch(rf"{_LABEL}(\.{_LABEL})*", name):
        yield (
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must "
            "start and end with an alphanumeric character"
        )


def path_segment(name: str) -> Iterator[str]:
    """Anything that can stand between two slashes of an address."""
    if name in (".", ".."):
        yield f"may not be '{name}'"
    for illegal in "/%":
        if illegal in name:
            yield f"may not contain '{illegal}'"


RULES: dict[str, Rule] = {
    "Namespace": label,
    "Service": older_label,
    "ClusterRole": path_segment,
    "ClusterRoleBinding": path_segment,
    "Role": path_segment,
    "RoleBinding": path_segment,
}
"""By kind; the name of any other is a subdomain."""

LONGEST = {"CronJob": 52, "StatefulSet": 63}
"""Where less than a subdomain's length is allowed, because controllers append to the name."""


def naming(kind: Kind, metadata: dict[str, Any]) -> Iterator[str]:
    """All that is wrong with an object's name, labels and annotations."""
    name = metadata["name"]
    for wrong in RULES.get(kind.name if kind.definition else "", subdomain)(name):
        yield f'metadata.name: Invalid value: "{name}": {wrong}'
    if kind.definition and len(name) > LONGEST.get(kind.name, 253):
        yield f'metadata.name: Invalid value: "{name}": must be no more than {LONGEST[kind.name]} characters'
    yield from labels(metadata.get("labels") or {}, "metadata.labels")
    annotations = metadata.get("annotations") or {}
    for key in annotations:
        yield from _keys(key.lower(), "metadata.annotations")
    if sum(len(key.encode()) + len((value or "").encode()) for key, value in annotations.items()) > _ANNOTATIONS_BYTES:
        yield f"metadata.annotations: Too long: may not be more than {_ANNOTATIONS_BYTES} bytes"


def labels(found: dict[str, str | None], path: str) -> Iterator[str]:
    """All that is wrong with labels, or with the labels that a selector asks for."""
    for key, text in found.items():
        yield from _keys(key, path)
        value = text or ""
        if len(value) > 63:
            yield f'{path}: Invalid value: "{value}": must be no more than 63 bytes'
        if value and not re.fullmatch(_QUALIFIED, value):
            yield (
                f'{path}: Invalid value: "{value}": a valid label must be an empty string or consist of alphanumeric '
                "characters, '-', '_' or '.', and must start and end with an alphanumeric character"
            )


def _keys(key: str, path: str) -> Iterator[str]:
    prefix, slash, name = key.rpartition("/")
    if slash:
        for wrong in subdomain(prefix):
            yield f'{path}: Invalid value: "{key}": prefix part {wrong}'
    if len(name) > 63:
        yield f'{path}: Invalid value: "{key}": name part must be no more than 63 bytes'
    if not re.fullmatch(_QUALIFIED, name):
        yield (
            f"{path}: Invalid value: \"{key}\": name part must consist of alphanumeric characters, '-', '_' or '.', "
            "and must start and end with an alphanumeric character"
        )
