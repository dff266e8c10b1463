"""The rules of a Role or ClusterRole in plain words: verbs times resources."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

READ = frozenset(("get", "list", "watch"))
CHANGE = frozenset(("create", "delete", "deletecollection", "patch", "update"))


def words(rules: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """What each rule allows, once: `read pods, deployments.apps`."""
    return tuple(dict.fromkeys(sentence for rule in rules for sentence in _sentences(rule)))


def _sentences(rule: Mapping[str, Any]) -> Iterator[str]:
    verbs = _verbs(rule.get("verbs") or ())
    if rule.get("nonResourceURLs"):
        yield f"{verbs} {', '.join(rule['nonResourceURLs'])}"
    if rule.get("resources"):
        kinds = _kinds(rule.get("apiGroups") or ("",), rule["resources"])
        if kinds == ANY and verbs == ANYTHING:
            yield "everything"
            return
        named = f" named {', '.join(rule['resourceNames'])}" if rule.get("resourceNames") else ""
        yield f"{verbs} {kinds}{named}"


ANY = "every kind"
ANYTHING = "do anything with"


def _verbs(verbs: Iterable[str]) -> str:
    given = set(verbs)
    if "*" in given:
        return ANYTHING
    known = [("read", READ), ("change", CHANGE)]
    told = [word for word, meant in known if meant <= given]
    rest = given.difference(*(meant for _, meant in known if meant <= given))
    return _joined([*told, *(verb for verb in dict.fromkeys(verbs) if verb in rest)])


def _kinds(groups: Iterable[str], resources: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(_kind(group, resource) for group in groups for resource in resources))


def _kind(group: str, resource: str) -> str:
    """As kubectl names it: `deployments.apps`; the core group has no name."""
    match resource, group:
        case "*", "*":
            return ANY
        case "*", "":
            return "every core kind"
        case "*", _:
            return f"every kind of {group}"
        case _, "" | "*":
            return resource
    name, slash, part = resource.partition("/")
    return f"{name}.{group}{slash}{part}"


def _joined(verbs: list[str]) -> str:
    return verbs[0] if len(verbs) == 1 else f"{', '.join(verbs[:-1])} and {verbs[-1]}" if verbs else "nothing with"
