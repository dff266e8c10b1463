"""ARNs among what an environment's file says, wherever they stand, and where each may lie."""

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from functools import cache
from typing import Annotated, get_args, get_origin

from specs.problems import FieldPath
from specs.spec import Spec


class LiesIn(Enum):
    """An annotation of `str`: it is an ARN, and where what it names must lie to be of use to the environment."""

    PARTITION = auto()
    """In any region of the partition: roles of one partition reach nothing in another."""
    REGION = auto()
    """In the environment's region."""


def arns(part: Spec, path: FieldPath = ()) -> Iterator[tuple[FieldPath, LiesIn, str]]:
    """Every ARN in a part and in the parts of which it consists, with its place; of a part that lacks fields, too."""
    for name in (field for field in type(part).model_fields if field in vars(part)):
        yield from _within(getattr(part, name), _lies(type(part), name), (*path, name))


def _within(value: object, lies: LiesIn | None, path: FieldPath) -> Iterator[tuple[FieldPath, LiesIn, str]]:
    match value:
        case Spec():
            yield from arns(value, path)
        case tuple():
            for index, each in enumerate(value):
                yield from _within(each, lies, (*path, index))
        case Mapping():
            for key, each in value.items():
                yield from _within(each, lies, (*path, str(key)))
        case str() if lies:
            yield path, lies, value


@cache
def _lies(kind: type[Spec], field: str) -> LiesIn | None:
    """What the annotation of a field says of the ARNs in it; the outermost counts. None: there are none."""
    return next(_said(kind.model_fields[field].rebuild_annotation()), None)


def _said(annotation: object) -> Iterator[LiesIn]:
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        yield from (each for each in reversed(metadata) if isinstance(each, LiesIn))
        yield from _said(inner)
    else:
        for argument in get_args(annotation):
            yield from _said(argument)
