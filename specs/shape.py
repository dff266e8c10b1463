"""How specs nest: which parts a field holds, and which of several kinds an entry is."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, get_args, get_origin

from pydantic import Tag

from specs.problems import FieldPath
from specs.spec import Spec


@cache
def parts(spec: type[Spec], field: str) -> tuple[type[Spec], ...]:
    """The kinds of part that a field holds, by itself or in a list; none: it holds plain values."""
    info = spec.model_fields.get(field)
    return tuple(_specs(info.annotation)) if info else ()


def _specs(annotation: object) -> Iterator[type[Spec]]:
    if isinstance(annotation, type) and issubclass(annotation, Spec):
        yield annotation
    else:
        for argument in get_args(annotation):
            yield from _specs(argument)


@cache
def manners(spec: type[Spec], field: str) -> tuple[str, ...]:
    """The tags of the manners in which a field's value may be written; none: there is one, or none has a tag."""
    info = spec.model_fields.get(field)
    kinds = get_args(info.annotation) if info else ()
    return tuple(each.tag for kind in kinds for each in getattr(kind, "__metadata__", ()) if isinstance(each, Tag))


@cache
def literals(spec: type[Spec], field: str) -> tuple[str, ...]:
    """The values that a field of fixed choices accepts; empty: its values are free."""
    annotation = spec.model_fields[field].annotation if field in spec.model_fields else None
    return tuple(str(choice) for choice in get_args(annotation)) if get_origin(annotation) is Literal else ()


def tag_field(kinds: tuple[type[Spec], ...]) -> str | None:
    """The field that tells the kinds apart: the first in which each has one value of its own.

    None: they are told apart by the fields that are present.
    """
    fields = kinds[0].model_fields
    return next((name for name in fields if all(len(literals(kind, name)) == 1 for kind in kinds)), None)


def kind_of(kinds: tuple[type[Spec], ...], value: Mapping[str, object]) -> type[Spec] | None:
    """The kind that the value is meant to be; None: its tag is none of theirs."""
    field = tag_field(kinds)
    if len(kinds) == 1:
        return kinds[0]
    if field is not None:
        return _named(kinds, value.get(field))
    return next((kind for kind in kinds if kind.told_by & value.keys()), None) or next(
        kind for kind in kinds if not kind.told_by
    )


def _named(kinds: tuple[type[Spec], ...], name: object) -> type[Spec] | None:
    """The kind of that tag, or of that name where kinds have no tag."""
    field = tag_field(kinds)
    return next((kind for kind in kinds if name in (literals(kind, field) if field else (kind.__name__,))), None)


def kinds_at(root: type[Spec], path: FieldPath) -> tuple[type[Spec], ...]:
    """The kinds of part that may stand at a path of the file; none: values stand there."""
    kinds: tuple[type[Spec], ...] = (root,)
    for step in path:
        if not isinstance(step, int):
            kinds = tuple(part for kind in kinds for part in parts(kind, step))
    return kinds


def home_of(root: type[Spec], field: str) -> str | None:
    """Where a field of this name stands: at the file's top (empty) or in one part of it; None: nowhere, or twice."""
    if field in root.model_fields:
        return ""
    single = [name for name, info in root.model_fields.items() if get_origin(info.annotation) is not tuple]
    homes = [name for name in single if any(field in part.model_fields for part in parts(root, name))]
    return homes[0] if len(homes) == 1 else None


def locate(root: type[Spec], location: FieldPath) -> tuple[FieldPath, type[Spec] | None]:
    """A location of pydantic's as path in the file, and the kind of part whose field it ends at.

    Pydantic names the kind of an entry between its position and its field, and the manner in which a value is written
    after its field; a file does not.
    """
    path: list[str | int] = []
    tags: tuple[str, ...] = ()
    holder: type[Spec] | None = None
    kinds: tuple[type[Spec], ...] = (root,)
    for step in location:
        if len(kinds) > 1 and not isinstance(step, int):
            chosen = _named(kinds, step)
            kinds = (chosen,) if chosen else ()
            if chosen:
                continue
        elif step in tags and not kinds:
            continue
        path.append(step)
        if not isinstance(step, int) and kinds:
            tags = manners(kinds[0], step)
            holder, kinds = kinds[0], parts(kinds[0], step)
    return tuple(path), holder
