"""The principals of an `aws-auth` as access entries: all of them, or the reasons why not."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from specs.access.access import AccessSpec
from tools.access.aws_auth import rules
from tools.access.aws_auth.config_map import ConfigMap
from tools.access.aws_auth.kinds import MASTERS, Kind, kind_of
from tools.access.aws_auth.mapping import Mapping, Refused, Remark, printable

LONGEST_NAME = 63
FARGATE = "left out, a Fargate profile's role: EKS makes the entry with the profile"
NODES = (
    "left out, the role of instances that are nodes: EKS makes the entry of a managed node group's; if its nodes are "
    "self-managed, say SELF_MANAGED={name}, and it becomes an entry of type {kind}"
)


@dataclass(kw_only=True)
class Translation:
    """What becomes of a ConfigMap."""

    admins: list[str] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    @property
    def groups(self) -> tuple[str, ...]:
        """Groups of which bindings say what they may do."""
        return tuple(dict.fromkeys(group for entry in self.entries for group in entry.get("groups", ())))

    def validated(self) -> AccessSpec:
        """The same as the `access` of an environment, whose rules it keeps; pydantic's error where it does not."""
        entries = tuple(
            {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
            for entry in self.entries
        )
        return AccessSpec.model_validate({"admins": tuple(self.admins), "entries": entries})


def translate(
    config_map: ConfigMap,
    *,
    account: str | None = None,
    self_managed: Set[str] = frozenset(),
    with_path: Set[str] = frozenset(),
) -> Translation:
    """Decide of each principal what it becomes.

    `self_managed`: the roles, by ARN or name, of nodes of one's own; `with_path`: the roles, by ARN or by path and
    name, that shall enter though their path keeps them out today.
    """
    kinds = [kind_of(mapping) for mapping in config_map.mappings]
    made = Translation(refused=list(config_map.refused))
    made.refused += rules.of_all(config_map, confirmed=with_path)
    made.refused += _unknown(self_managed, config_map.mappings, kinds)
    made.refused += _without_path(with_path, config_map.mappings)
    seen: dict[tuple[str, str | None, frozenset[str]], str] = {}
    for mapping, kind in zip(config_map.mappings, kinds, strict=True):
        own = kind == "hybrid_linux" or bool(self_managed & {mapping.arn, mapping.name})
        reasons = list(_reasons(mapping, kind, account=account, written=own))
        if not reasons and _is_written(kind, own=own):
            reasons += rules.of_path(mapping, confirmed=with_path)
        made.refused += [Refused(place=f"{mapping.place} {printable(mapping.arn)}", message=each) for each in reasons]
        if not reasons and (first := seen.setdefault(rules.says(mapping), mapping.place)) != mapping.place:
            _remark(made, mapping, f"left out, {first} says the same")
        elif not reasons:
            _add(made, mapping, kind, own=own)
    return made


def _is_written(kind: Kind, *, own: bool) -> bool:
    return own or kind in ("admin", "standard")


def _reasons(mapping: Mapping, kind: Kind, *, account: str | None, written: bool) -> list[str]:
    found = list(rules.of_principal(mapping))
    if found or kind == "admin":
        return found
    if kind == "standard":
        return list(rules.of_standard(mapping))
    return list(rules.of_nodes(mapping, account=account, written=written))


def _unknown(self_managed: Set[str], mappings: Sequence[Mapping], kinds: Sequence[Kind]) -> list[Refused]:
    nodes = [mapping for mapping, kind in zip(mappings, kinds, strict=True) if kind in ("ec2_linux", "ec2_windows")]
    unknown = self_managed - {name for mapping in nodes for name in (mapping.arn, mapping.name)}
    these = ", ".join(dict.fromkeys(printable(mapping.name) for mapping in nodes))
    message = (
        "must name roles of instances that are nodes, by ARN or name, and this is none: "
        f"{f'write one of {these}' if these else 'the file has none; leave SELF_MANAGED out'}"
    )
    return [Refused(place=f"SELF_MANAGED {printable(name)}", message=message) for name in sorted(unknown)]


def _without_path(with_path: Set[str], mappings: Sequence[Mapping]) -> list[Refused]:
    roles = {name for mapping in mappings if mapping.with_path for name in (mapping.arn, mapping.with_path)}
    message = "must name roles that have a path, by ARN or as path/name; this is none of the file"
    return [Refused(place=f"WITH_PATH {printable(name)}", message=message) for name in sorted(with_path - roles)]


def _add(made: Translation, mapping: Mapping, kind: Kind, *, own: bool) -> None:
    """Write it down, or say why not."""
    if mapping.with_path and _is_written(kind, own=own):
        _remark(made, mapping, "aws-auth takes no path, and so does not let this role in today; its entry does")
    match kind:
        case "admin":
            made.admins.append(mapping.arn)
            _remark_on_admin(made, mapping)
        case "standard":
            named = {"username": mapping.username} if mapping.username else {}
            _entry(made, mapping, **named, groups=list(mapping.groups))
        case "fargate_linux":
            _remark(made, mapping, FARGATE)
        case "ec2_linux" | "ec2_windows" if not own:
            _remark(made, mapping, NODES.format(name=mapping.name, kind=kind))
        case _:
            _entry(made, mapping, type=kind)


def _entry(made: Translation, mapping: Mapping, **fields: object) -> None:
    name = _entry_name(mapping.name, {entry["name"] for entry in made.entries})
    made.entries.append({"name": name, "principal": mapping.arn, **fields})


def _remark(made: Translation, mapping: Mapping, message: str) -> None:
    made.remarks.append(Remark(place=mapping.place, arn=mapping.arn, message=message))


def _remark_on_admin(made: Translation, mapping: Mapping) -> None:
    others = [printable(group) for group in mapping.groups if group != MASTERS]
    if others:
        _remark(made, mapping, f"is admin; its other groups are left out, for they add nothing: {', '.join(others)}")
    if mapping.username:
        told = (
            f"is admin; EKS names it by its ARN, no longer {printable(mapping.username)}, in audit logs and to bindings"
        )
        _remark(made, mapping, told)


def _entry_name(name: str, taken: Set[str]) -> str:
    """A name as an environment's file takes it, made of the principal's."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    plain = (plain if plain[:1].isalpha() else f"entry-{plain}".strip("-"))[: LONGEST_NAME - 4].strip("-")
    return next(each for each in (plain, *(f"{plain}-{number}" for number in range(2, 1000))) if each not in taken)
