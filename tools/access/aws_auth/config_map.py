"""The `aws-auth` ConfigMap of a cluster, read as aws-iam-authenticator reads it, but passing over nothing in silence.

https://github.com/kubernetes-sigs/aws-iam-authenticator, pkg/mapper/configmap/configmap.go and pkg/config/types.go at
81b1daba00d1 (2026-07-14), read 2026-11-23.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from specs.problems import FieldPath, dotted
from specs.yaml_document import Document, NotADocument, Value, parse
from tools.access.aws_auth.mapping import Mapping, Refused, printable

ARN_KEYS = {"mapRoles": "rolearn", "mapUsers": "userarn"}
KEYS = (*ARN_KEYS, "mapAccounts")
OTHER_KEYS = ("username", "groups", "userid", "sso")
NOTHING = ("", "``", '""', "''")
"""Texts that stand for no list: `isSkippable` of the above."""
INDENT = "  "


class NoConfigMap(Exception):
    """Content that holds no `aws-auth`, with the reason."""


@dataclass(kw_only=True)
class ConfigMap:
    """What it maps, and what of it cannot be read."""

    mappings: list[Mapping] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    unread_groups: set[str] = field(default_factory=set)
    """Groups of those who are refused already."""


def read(content: bytes) -> ConfigMap:
    """The ConfigMap that kubectl prints, or its data alone; `NoConfigMap`: it is neither."""
    try:
        document = parse(content)
    except NotADocument as error:
        if "a mapping" in error.message:
            raise NoConfigMap("it must be a mapping, as kubectl prints it: kind, metadata, data") from error
        raise NoConfigMap(f"line {error.line}: {error.message}") from error
    path, data = _data(document)
    found = ConfigMap()
    found.refused += [
        Refused(place=dotted(fault), message=message)
        for fault, message in document.faults
        if fault[: len(path)] == path
    ]
    if not any(key in data for key in KEYS) and not found.refused:
        raise NoConfigMap(f"it has none of {', '.join(KEYS)}")
    for key, value in data.items():
        _section(key, value, found)
    return found


def _data(document: Document) -> tuple[FieldPath, dict[str, Value]]:
    """The data of the ConfigMap, wherever it stands: of one object, of the only one of a list, or alone."""
    value = document.value
    path: FieldPath = ()
    if isinstance(value, dict) and value.get("kind") == "List" and isinstance(value.get("items"), tuple):
        items = value["items"]
        named = [index for index, each in enumerate(items) if _name(each) == "aws-auth"]  # type: ignore[arg-type]
        if len(named) != 1:
            raise NoConfigMap(f"its list must hold aws-auth once, got it {len(named)} times")
        path, value = ("items", named[0]), items[named[0]]  # type: ignore[index]
    if isinstance(value, dict) and ("kind" in value or "data" in value):
        kind, name = value.get("kind", "ConfigMap"), _name(value) or "aws-auth"
        if (kind, name) != ("ConfigMap", "aws-auth"):
            raise NoConfigMap(f"it must be the ConfigMap aws-auth, got {printable(kind)} {printable(name)}")
        path, value = (*path, "data"), value.get("data")
    if not isinstance(value, dict):
        raise NoConfigMap("its data must be a mapping: an aws-auth without data lets nobody in")
    return path, value


def _name(value: Value) -> str | None:
    metadata = value.get("metadata") if isinstance(value, dict) else None
    return str(metadata["name"]) if isinstance(metadata, dict) and "name" in metadata else None


def _section(key: str, value: Value, found: ConfigMap) -> None:
    if key not in KEYS:
        message = f"must be one of {', '.join(KEYS)}: EKS reads no other, and whoever stands there has no access today"
        found.refused.append(Refused(place=printable(key), message=f"{message}; rename or remove it"))
        return
    entries = _list(key, value, found)
    for index, each in enumerate(entries):
        place = f"{key}[{index}]"
        if key == "mapAccounts":
            found.accounts.append(str(each))
        else:
            _mapping(key, place, each, found)


def _list(key: str, value: Value, found: ConfigMap) -> tuple[Value, ...]:
    """A section's list, which stands in a text of its own, or in the file itself where somebody wrote it so."""
    faults: list[tuple[FieldPath, str]] = []
    if isinstance(value, str):
        if value.strip() in NOTHING:
            return ()
        indented = "\n".join(f"{INDENT}{line}" for line in value.split("\n"))
        try:
            document = parse(f"{key}:\n{indented}\n".encode())
        except NotADocument as error:
            line = min(max(error.line - 1, 1), len(value.strip().splitlines()))
            message = f"must be YAML, for aws-auth then maps nobody of it: {error.message}"
            found.refused.append(Refused(place=f"{key} line {line}", message=message))
            return ()
        value, faults = document.value[key], document.faults  # type: ignore[call-overload,index]
    found.refused += [Refused(place=dotted(path), message=message) for path, message in faults]
    if value is None or isinstance(value, tuple):
        return value or ()
    if not faults:
        found.refused.append(Refused(place=key, message=f"must be a list, got {printable(value)[:60]!r}"))
    return ()


def _mapping(key: str, place: str, value: Value, found: ConfigMap) -> None:
    if not isinstance(value, dict):
        message = f"must be a mapping with {ARN_KEYS[key]}, username and groups, got {printable(value)[:60]!r}"
        found.refused.append(Refused(place=place, message=message))
        return
    fields = {name.lower(): each for name, each in value.items()}
    username, groups = fields.get("username"), fields.get("groups") or ()
    reasons = list(_unreadable(key, fields))
    if reasons:
        who = fields.get(ARN_KEYS[key])
        place = f"{place} {printable(who)}" if who else place
        found.refused += [Refused(place=place, message=reason) for reason in reasons]
        found.unread_groups |= {str(group) for group in groups} if isinstance(groups, tuple) else {str(groups)}
        return
    found.mappings.append(
        Mapping(
            place=place,
            arn=str(fields[ARN_KEYS[key]]),
            username=str(username) if username else None,
            groups=tuple(dict.fromkeys(str(group) for group in groups)),  # type: ignore[union-attr]
        )
    )


def _unreadable(key: str, fields: dict[str, Value]) -> Iterator[str]:
    """Why authenticator maps nobody by this entry, or somebody whom no access entry can name."""
    arn, groups = ARN_KEYS[key], fields.get("groups")
    for name in fields:
        if name not in (arn, *OTHER_KEYS):
            yield f"must have {arn}, username and groups, got {printable(name)!r}, which aws-auth does not read"
    if fields.get("sso"):
        yield (
            "must name a role: an access entry matches no permission set; write the ARN of each of its roles, "
            "role/aws-reserved/sso.amazonaws.com/<region>/AWSReservedSSO_<permission set>_<16 characters>, as rolearn"
        )
    elif not isinstance(fields.get(arn), str):
        yield f"must have {arn}, the principal's ARN, as text; without it aws-auth maps nobody; remove the entry"
    if not isinstance(fields.get("username"), str | None):
        yield f"must have a username that is text, got {printable(fields['username'])}; put it in quotes"
    if groups is not None and not (isinstance(groups, tuple) and all(isinstance(group, str) for group in groups)):
        yield f"must have groups that are a list of texts, got {printable(groups)[:60]}; write one group a line"
