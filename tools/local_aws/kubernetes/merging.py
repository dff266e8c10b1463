"""How a patch changes an object: merge patch, JSON patch, strategic merge patch, and apply on the server.

Merge patch is RFC 7396, JSON patch RFC 6902 (by the jsonpatch package); the strategic one and its `$` directives are
those of kubernetes/community, contributors/devel/sig-api-machinery/strategic-merge-patch.md; apply is the Kubernetes
page "Server-Side Apply" (read 2026-11-23).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from tools.local_aws.kubernetes.schemas import Schemas, definition_of

Object = dict[str, Any]


def merged(current: Object, patch: Mapping[str, Any]) -> Object:
    """A merge patch applied: null removes, maps merge, all else replaces."""
    result = dict(current)
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        elif isinstance(value, dict):
            below = result.get(name)
            result[name] = merged(below if isinstance(below, dict) else {}, value)
        else:
            result[name] = value
    return result


class StrategicMerge:
    """Strategic merge patches, by the merge keys in the schemas of a minor."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas

    def merge(self, current: Object, patch: Mapping[str, Any], definition: str) -> Object:
        """The patch applied to a value of this type."""
        if patch.get("$patch") in ("replace", "delete"):
            return {name: value for name, value in patch.items() if name != "$patch"}
        kept = patch.get("$retainKeys")
        result = {name: value for name, value in current.items() if kept is None or name in kept}
        for name, value in patch.items():
            if name.startswith("$deleteFromPrimitiveList/"):
                field = name.partition("/")[2]
                result[field] = [item for item in result.get(field) or () if item not in value]
            elif value is None:
                result.pop(name, None)
            elif not name.startswith("$"):
                result[name] = self._field(result.get(name), value, self._schemas.property_of(definition, name))
        for name, order in patch.items():
            if name.startswith("$setElementOrder/"):
                field = name.partition("/")[2]
                key = self._schemas.property_of(definition, field).get("x-kubernetes-patch-merge-key", "")
                result[field] = _ordered(result.get(field) or [], order, key)
        return result

    def _field(self, current: Any, value: Any, schema: Mapping[str, Any]) -> Any:  # noqa: ANN401 -- JSON
        if isinstance(value, dict):
            return self.merge(current if isinstance(current, dict) else {}, value, definition_of(schema))
        if isinstance(value, list) and "merge" in schema.get("x-kubernetes-patch-strategy", "").split(","):
            return self._list(current or [], value, schema)
        return value

    def _list(self, current: Sequence[Any], patch: Sequence[Any], schema: Mapping[str, Any]) -> list[Any]:
        key = schema.get("x-kubernetes-patch-merge-key")
        if key is None:
            return [*current, *(item for item in patch if item not in current)]
        if any(item.get("$patch") == "replace" for item in patch):
            return [item for item in patch if "$patch" not in item]
        result = {item.get(key): item for item in current}
        for item in patch:
            if item.get("$patch") == "delete":
                result.pop(item.get(key), None)
            else:
                definition = definition_of(schema.get("items", {}))
                result[item.get(key)] = self.merge(result.get(item.get(key), {}), item, definition)
        return list(result.values())


def _ordered(items: Sequence[Any], order: Sequence[Any], key: str) -> list[Any]:
    wanted = [entry.get(key) if isinstance(entry, dict) else entry for entry in order]

    def place(item: Any) -> int:  # noqa: ANN401 -- JSON
        name = item.get(key) if isinstance(item, dict) else item
        return wanted.index(name) if name in wanted else len(wanted)

    return sorted(items, key=place)


class ServerSideApply:
    """What a manager applies now, merged into the object, without what it applied before and applies no more."""

    def __init__(self, schemas: Schemas | None) -> None:
        self._schemas = schemas

    def apply(self, current: Object, applied: Object, previous: Object, definition: str) -> Object:
        """The object after an apply; `definition` is empty for custom kinds, whose lists are replaced whole."""
        result = dict(current)
        for name in previous.keys() - applied.keys():
            rest = self._without(result.get(name), previous[name])
            if rest:
                result[name] = rest
            else:
                result.pop(name, None)
        for name, value in applied.items():
            schema = self._schemas.property_of(definition, name) if self._schemas and definition else {}
            result[name] = self._field(result.get(name), value, previous.get(name), schema)
        return result

    def _field(self, current: Any, value: Any, previous: Any, schema: Mapping[str, Any]) -> Any:  # noqa: ANN401 -- JSON
        if isinstance(value, dict):
            before = previous if isinstance(previous, dict) else {}
            return self.apply(current if isinstance(current, dict) else {}, value, before, definition_of(schema))
        keys = schema.get("x-kubernetes-list-map-keys")
        if isinstance(value, list) and keys and schema.get("x-kubernetes-list-type") == "map":
            return self._map_list(current or [], value, previous or [], keys, definition_of(schema.get("items", {})))
        return value

    def _map_list(
        self, current: list[Object], applied: list[Object], previous: list[Object], keys: list[str], definition: str
    ) -> list[Object]:
        def name(item: Object) -> tuple[Any, ...]:
            return tuple(item.get(key, "TCP" if key == "protocol" else None) for key in keys)

        now, before = {name(item): item for item in applied}, {name(item): item for item in previous}
        others = [item for item in current if name(item) not in now and name(item) not in before]
        present = {name(item): item for item in current}
        return [
            self.apply(present.get(which, {}), item, before.get(which, {}), definition) for which, item in now.items()
        ] + others

    def _without(self, current: Any, previous: Any) -> Any:  # noqa: ANN401 -- JSON
        if not isinstance(current, dict) or not isinstance(previous, dict):
            return None
        kept = {
            name: self._without(value, previous[name]) if name in previous else value for name, value in current.items()
        }
        return {name: value for name, value in kept.items() if value is not None and value != {}}
