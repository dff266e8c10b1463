"""What is left of a file with errors: the parts that are valid, so that their rules can speak at once."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from pydantic import ConfigDict, TypeAdapter

from specs.nearest import nearest
from specs.problems import FieldPath, Violation
from specs.shape import kind_of, parts
from specs.spec import Spec, violations


def salvage(kind: type[Spec], value: dict[str, Any], faulty: frozenset[FieldPath]) -> Spec:
    """The part with its valid fields only: to look at another one is an `AttributeError`.

    `faulty` are the paths, seen from this part, at which a value is invalid or missing.
    """
    valid: dict[str, Any] = {}
    for name, info in kind.model_fields.items():
        below = frozenset(path[1:] for path in faulty if path[:1] == (name,))
        if () in below or _misspelt(name, kind, value):
            continue
        if name not in value:
            valid[name] = info.get_default(call_default_factory=True)
        elif parts(kind, name):
            nested = _nested(parts(kind, name), value[name], below)
            valid |= {} if nested is _LOST else {name: nested}
        elif not below:
            valid[name] = _adapter(kind, name).validate_python(value[name])
    spec = kind.model_construct(**valid)
    for name in kind.model_fields.keys() - valid.keys():
        vars(spec).pop(name, None)
    return spec


def broken(spec: Spec) -> Iterator[Violation]:
    """What breaks the rules of the part and of those in it; a rule that needs a field that is not there is silent."""
    for rule in spec.rules:
        try:
            yield from violations(rule, spec)
        except AttributeError as error:
            if not _is_of_a_field(error):
                raise
    for path, part in _parts_of(spec):
        yield from (violation.under(path) for violation in broken(part))


def _is_of_a_field(error: AttributeError) -> bool:
    """Whether the attribute is a field of a part that was salvaged, or a property that looks at one."""
    kind, name = type(error.obj), error.name or ""
    return issubclass(kind, Spec) and (name in kind.model_fields or name in dir(kind))


def _parts_of(spec: Spec) -> Iterator[tuple[FieldPath, Spec]]:
    for name, value in vars(spec).items():
        if isinstance(value, Spec):
            yield (name,), value
        elif isinstance(value, tuple):
            yield from (((name, index), item) for index, item in enumerate(value) if isinstance(item, Spec))


_LOST = object()
"""A list in which one entry cannot be told: rules that count its entries would be wrong."""


def _nested(kinds: tuple[type[Spec], ...], value: object, below: frozenset[FieldPath]) -> object:
    if () in below:
        return _LOST
    match value:
        case dict():
            kind = kind_of(kinds, value)
            return _LOST if kind is None else salvage(kind, value, below)
        case tuple():
            inner = {index: frozenset(path[1:] for path in below if path[0] == index) for index in range(len(value))}
            items = tuple(_nested(kinds, item, inner[index]) for index, item in enumerate(value))
            return _LOST if _LOST in items else items
        case _:
            return value


def _misspelt(name: str, kind: type[Spec], value: dict[str, Any]) -> bool:
    """Whether an unknown field stands where this one was meant: its default is then no choice of the author's."""
    return name not in value and any(nearest(key, (name,)) for key in value if key not in kind.model_fields)


@cache
def _adapter(kind: type[Spec], field: str) -> TypeAdapter[Any]:
    info = kind.model_fields[field]
    annotated: Any = Annotated[info.annotation, info]
    return TypeAdapter(annotated, config=ConfigDict(strict=True))
