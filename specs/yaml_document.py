"""A YAML file as plain values that know their lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from specs.problems import FieldPath

Value: TypeAlias = "bool | int | float | str | tuple[Value, ...] | dict[str, Value] | None"
"""What a document holds. A sequence is a tuple, as in the models."""

LARGEST_BYTES = 1 << 20
"""No environment is near this; a larger file is something else."""

WHOLE = re.compile(r"[-+]?(0|[1-9]\d{0,14})")
FRACTION = re.compile(r"[-+]?\d{1,15}\.\d{1,15}")
PLAIN = frozenset(
    f"tag:yaml.org,2002:{kind}"
    for kind in ("null", "bool", "int", "float", "str", "timestamp", "value", "merge", "map", "seq")
)
"""What a value may be without a tag of its own."""


@dataclass(kw_only=True)
class Document:
    """The values of one file."""

    value: Value = None
    lines: dict[FieldPath, int] = field(default_factory=dict)
    """The line of each field and entry, from 1."""
    numbers: dict[FieldPath, str] = field(default_factory=dict)
    """Numbers as they are written: `1.30` is no longer to be seen in the value 1.3."""
    faults: list[tuple[FieldPath, str]] = field(default_factory=list)
    """What YAML allows and an environment does not: keys that come twice, anchors, tags."""

    def line(self, path: FieldPath) -> int:
        """The line of a field; of the nearest thing around it, where the field itself is missing."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def name(self, path: FieldPath) -> str | None:
        """What an entry of a list is called, by its field `name`; None: the path ends elsewhere, or it has none."""
        value = self.value
        for step in path:
            match value, step:
                case dict(), str():
                    value = value.get(step)
                case tuple(), int() if step < len(value):
                    value = value[step]
                case _:
                    return None
        name = value.get("name") if isinstance(value, dict) and path and isinstance(path[-1], int) else None
        return name if isinstance(name, str) else None


OF_THE_CDK = "${Token["
"""How the CDK marks, in a text, the place of a value that is not known yet."""


class NotADocument(Exception):
    """Content that is no YAML mapping, with the line where that shows."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def parse(content: bytes) -> Document:
    """The document that the content is; `NotADocument`: it is none."""
    root = _compose(_decode(content))
    if root is None:
        raise NotADocument(1, "the file is empty; it must be a mapping that begins with name, account and region")
    if not isinstance(root, MappingNode):
        raise NotADocument(_line(root), "the file must be a mapping of fields, as `name: prod`")
    document = Document()
    document.value = _value(root, (), document)
    return document


def _decode(content: bytes) -> str:
    if len(content) > LARGEST_BYTES:
        raise NotADocument(1, f"the file must be smaller than 1 MiB, got {len(content)} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise NotADocument(line, f"the file must be UTF-8, got the byte 0x{content[error.start]:02x}") from error


def _compose(text: str) -> Node | None:
    try:
        yaml = YAML(typ="safe", pure=True)
        yaml.composer.warn_double_anchors = False  # anchors are refused, be there one or two
        return yaml.compose(text)  # type: ignore[no-any-return]
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotADocument(mark.line + 1 if mark else 1, _why(error)) from error
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise NotADocument(line, f"the file is not YAML: it holds the character {_name(error.character)}") from error
    except YAMLError as error:
        raise NotADocument(1, f"the file is not YAML: {error}") from error
    except RecursionError as error:
        raise NotADocument(1, "the file nests values too deeply") from error


def _why(error: MarkedYAMLError) -> str:
    problem = (error.problem or error.context or "unknown").strip()
    if "single document" in (error.context or ""):
        return "the file must hold one document: another begins here (`---`)"
    if "alias" in (error.context or ""):
        return 'the file is not YAML: an unquoted * means something to it; write it in quotes, as "*"'
    if "'\\t'" in problem:
        return "the file is not YAML: a tab stands where indentation must be spaces"
    return f"the file is not YAML: {problem}"


def _value(node: Node, path: FieldPath, document: Document) -> Value:
    document.lines.setdefault(path, _line(node))
    if node.anchor is not None:
        document.faults.append((path, f"must be written out, without the anchor or alias {str(node.anchor)!r}"))
        return None
    if str(node.tag) not in PLAIN:
        document.faults.append((path, f"must be a plain value, without the tag {str(node.tag)!r}"))
        return None
    if isinstance(node, MappingNode):
        return {key: _value(value, (*path, key), document) for key, value in _entries(node, path, document)}
    if isinstance(node, SequenceNode):
        return tuple(_value(item, (*path, index), document) for index, item in enumerate(node.value))
    return _scalar(str(node.tag), str(node.value), path, document)


def _entries(node: MappingNode, path: FieldPath, document: Document) -> Iterator[tuple[str, Node]]:
    first: dict[str, int] = {}
    for key, value in node.value:
        if isinstance(key, MappingNode):
            document.faults.append((path, "must be plain names and values: text that begins with { stands in quotes"))
        elif not isinstance(key, ScalarNode) or key.tag == "tag:yaml.org,2002:merge":
            document.faults.append((path, "must have plain names as keys, no merge (`<<`), list or mapping"))
        elif key.value in first:
            twice = f"stands twice, in line {first[key.value]} and in line {_line(key)}; remove one"
            document.faults.append(((*path, key.value), twice))
            document.lines[(*path, key.value)] = _line(key)
        else:
            first[key.value] = document.lines[(*path, key.value)] = _line(key)
            yield key.value, value


def _scalar(tag: str, text: str, path: FieldPath, document: Document) -> Value:
    match tag.rpartition(":")[2]:
        case "null":
            return None
        case "bool":
            return text.lower() == "true"
        case "int" | "float":
            document.numbers[path] = text
            if WHOLE.fullmatch(text):
                return int(text)
            if FRACTION.fullmatch(text):
                return float(text)
            document.faults.append((path, f"must stand in quotes, if it is text, or be a decimal number, got {text}"))
            return None
        case _:
            if OF_THE_CDK in text:
                document.faults.append(
                    (path, f"must not hold {OF_THE_CDK!r}, which the CDK takes for a value of its own")
                )
            return text


def _name(character: int | str) -> str:
    return f"U+{character if isinstance(character, int) else ord(character):04X}"


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
