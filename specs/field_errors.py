"""Pydantic's errors in this repository's words."""

import re
from collections.abc import Iterator, Sized
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from specs.nearest import nearest
from specs.problems import FieldPath, Violation
from specs.shape import home_of, kinds_at, literals, locate, parts, tag_field
from specs.spec import Spec
from specs.yaml_document import Document

WANTED = {
    "string_type": "must be text",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a number",
    "bool_type": "must be true or false",
    "dict_type": "must be a mapping of names to values",
    "model_type": "must be a mapping of fields",
    "model_attributes_type": "must be a mapping of fields",
    "tuple_type": "must be a list",
}
"""What a field wants, by pydantic's type of error."""

NOTHING = re.compile(r"(?!)")
UNQUOTED = {
    "int_type": re.compile(r"[-+]?\d+"),
    "float_type": re.compile(r"[-+]?\d+(\.\d+)?"),
    "bool_type": re.compile("true|false"),
}
"""Texts that would be what is wanted, were they not quoted."""

BOUNDS = {
    "greater_than_equal": ("ge", "at least"),
    "greater_than": ("gt", "more than"),
    "less_than_equal": ("le", "at most"),
    "less_than": ("lt", "less than"),
}

LENGTHS = {
    "string_too_short": ("min_length", "at least {} character(s)"),
    "string_too_long": ("max_length", "at most {} characters"),
    "too_short": ("min_length", "a list with at least {} entry"),
    "too_long": ("max_length", "a list with at most {} entries"),
}


@dataclass(frozen=True, kw_only=True)
class FieldError:
    """One error of pydantic's, translated."""

    violation: Violation
    spoils: bool
    """The field has no valid value; else it has one, which breaks a rule."""


def translate(error: ValidationError, root: type[Spec], document: Document) -> Iterator[FieldError]:
    """Each error, in pydantic's order."""
    for detail in error.errors(include_url=False):
        if not _is_an_echo(detail):
            yield FieldError(violation=_translated(detail, root, document), spoils=detail["type"] != "rule")


def _is_an_echo(detail: ErrorDetails) -> bool:
    """Pydantic calls a list too short when its entries are invalid, which is said of the entries already."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _translated(detail: ErrorDetails, root: type[Spec], document: Document) -> Violation:
    location = tuple(step for step in detail["loc"] if step != "[key]")
    path, holder = locate(root, location)
    if detail["type"] in {"union_tag_invalid", "union_tag_not_found"} and holder is not None:
        field = next(step for step in reversed(path) if isinstance(step, str))
        kinds = parts(holder, field)
        return _unknown_kind(detail, path, kinds, tag_field(kinds) or "")
    if detail["type"] == "extra_forbidden" and holder is not None:
        message = _of_another_kind(root, path, holder, document) or _unknown_field(root, holder, str(path[-1]))
        return Violation(path=path, message=message)
    return Violation(path=path, message=_message(detail, root, path, holder, document))


def shown(value: object) -> str:
    """A value as its author would recognise it."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case str():
            return repr(value if len(value) <= 100 else f"{value[:97]}...")
        case dict():
            return "a mapping"
        case tuple() | list():
            return f"a list of {len(value)}"
        case _:
            return str(value)


def _message(
    detail: ErrorDetails, root: type[Spec], path: FieldPath, holder: type[Spec] | None, document: Document
) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "rule" | "form":
            return str(context["message"])
        case "missing" if holder is not None:
            return _missing(holder, str(path[-1]))
        case "model_type" | "model_attributes_type" if isinstance(detail["input"], str) and kinds_at(root, path):
            form = _form(kinds_at(root, path), detail["input"])
            return f"must be a mapping of fields, as {form}, got {shown(detail['input'])}"
        case "literal_error":
            return _not_a_choice(str(context["expected"]), detail["input"])
        case "string_type" if path in document.numbers:
            number = document.numbers[path]
            return f'must be text: write "{number}" in quotes, got the number {number}'
        case kind:
            return _not_wanted(kind, detail["input"], context) or detail["msg"][:1].lower() + detail["msg"][1:]


def _not_wanted(kind: str, value: object, context: dict[str, object]) -> str | None:
    if isinstance(value, str) and UNQUOTED.get(kind, NOTHING).fullmatch(value):
        return f"{WANTED[kind]} without quotes, got the text {value!r}"
    if kind in WANTED:
        return f"{WANTED[kind]}, got {shown(value)}{_way_to_write(kind, value)}"
    if kind in BOUNDS:
        key, words = BOUNDS[kind]
        return f"must be {words} {context[key]}, got {shown(value)}"
    if kind in LENGTHS:
        key, words = LENGTHS[kind]
        counted = words.replace("a list", "a mapping") if isinstance(value, dict) else words
        return f"must be {counted.format(context[key])}, got {len(value) if isinstance(value, Sized) else shown(value)}"
    return None


def _way_to_write(kind: str, value: object) -> str:
    """What to do with a value of another form; empty: that is clear from what was wanted."""
    if kind == "tuple_type" and isinstance(value, dict):
        return "; write each entry with a hyphen before it"
    if kind in {"tuple_type", "dict_type", "model_type"} and value is None:
        return "; write something below it, or remove the line"
    return ""


def _missing(holder: type[Spec], field: str) -> str:
    choices = literals(holder, field)
    if choices:
        return f"is missing; it must be one of {', '.join(choices)}"
    description = (
        (holder.model_fields[field].description or "").split("\n")[0].partition(": ")[0].partition(". ")[0].rstrip(".")
    )
    return f"is missing ({description[:1].lower()}{description[1:]})" if description else "is missing"


def _of_another_kind(root: type[Spec], path: FieldPath, holder: type[Spec], document: Document) -> str | None:
    """What to say of a field that the other kind has which may stand there; None: there is none that has it."""
    *parent, field = path
    other = next((kind for kind in kinds_at(root, tuple(parent)) if kind.state and field in kind.model_fields), None)
    if other is None:
        return None
    present = [name for name in holder.model_fields if (*parent, name) in document.lines]
    told = next((name for name in present if name in holder.told_by), None)
    what = f"is a field of a {parent[-1]} that {other.state}"
    if told is not None:
        return f"{what}; {told} says that this one {holder.state}: remove one of the two"
    tell = next(name for name in other.model_fields if name in other.told_by)
    return f"{what}, which has {tell}; this one {holder.state}: remove the field"


def _form(kinds: tuple[type[Spec], ...], value: str) -> str:
    """How a part is written whose author wrote one word: `{name: coredns}`."""
    field = tag_field(kinds) or next(iter(kinds[0].model_fields))
    known = any(value in literals(kind, field) for kind in kinds)
    return f"{{{field}: {value if known else '…'}}}"


def _unknown_field(root: type[Spec], holder: type[Spec], field: str) -> str:
    home = home_of(root, field)
    if home is not None:
        return f"is not a field of this place; it belongs {f'under {home}' if home else 'at the top of the file'}"
    near = nearest(field, tuple(holder.model_fields))
    hint = f"did you mean {near}?" if near else f"known here are {', '.join(holder.model_fields)}"
    return f"is not a known field; {hint}"


def _not_a_choice(expected: str, value: object) -> str:
    choices = tuple(expected.replace("'", "").replace(" or ", ", ").split(", "))
    near = nearest(value, choices) if isinstance(value, str) and len(choices) > 4 else None
    return f"must be one of {', '.join(choices)}, got {shown(value)}" + (f"; did you mean {near}?" if near else "")


def _unknown_kind(detail: ErrorDetails, path: FieldPath, kinds: tuple[type[Spec], ...], field: str) -> Violation:
    value = detail["input"]
    known = tuple(choice for kind in kinds for choice in literals(kind, field))
    if not isinstance(value, dict) or field not in value:
        named = [choice for choice in known if isinstance(value, dict) and choice in value]
        hint = f"; write {{{field}: {named[0]}}}, and its settings beside that" if named else ""
        return Violation(path=(*path, field), message=f"is missing; it must be one of {', '.join(known)}{hint}")
    near = nearest(str(value[field]), known)
    hint = f"; did you mean {near}?" if near else ""
    return Violation(path=(*path, field), message=f"must be one of {', '.join(known)}, got {shown(value[field])}{hint}")
