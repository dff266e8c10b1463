"""An environment's file, read: all that is wrong with it, or the environment."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from specs.environment import Environment
from specs.field_errors import translate
from specs.partial import broken, salvage
from specs.problems import InvalidEnvironment, Problem, Violation
from specs.yaml_document import Document, NotADocument, parse


def read_environment(path: Path) -> Environment:
    """The environment that the file describes; `InvalidEnvironment`: every reason why it describes none."""
    try:
        document = parse(path.read_bytes())
    except OSError as error:
        raise InvalidEnvironment([_unreadable(path, error)]) from error
    except NotADocument as error:
        raise InvalidEnvironment(
            [Problem(file=_shown(path), line=error.line, path=(), message=error.message)]
        ) from error
    environment, found = _validate(document)
    if not any(violation.path == ("name",) for violation in found):
        found += _name_is_the_files(document, path.stem)
    if environment is None or found:
        raise InvalidEnvironment(_located(found, document, path))
    return environment


def _validate(document: Document) -> tuple[Environment | None, list[Violation]]:
    faults = [Violation(path=path, message=message) for path, message in document.faults]
    try:
        return Environment.model_validate(document.value), faults
    except ValidationError as error:
        told = list(translate(error, Environment, document))
        spoilt = frozenset(each.violation.path for each in told if each.spoils)
        value = document.value if isinstance(document.value, dict) else {}
        return None, [*faults, *(each.violation for each in told), *broken(salvage(Environment, value, spoilt))]


def _name_is_the_files(document: Document, stem: str) -> Iterator[Violation]:
    name = document.value.get("name") if isinstance(document.value, dict) else None
    if isinstance(name, str) and name != stem:
        yield Violation(path=("name",), message=f"must be the file's own name {stem!r}, got {name!r}; rename one")


def _located(found: Iterable[Violation], document: Document, path: Path) -> list[Problem]:
    """The problems in the order of their lines, each once; of a value that YAML itself spoils, only that."""
    spoilt = {fault for fault, _ in document.faults}
    problems = {
        Problem(
            file=_shown(path),
            line=document.line(each.path),
            path=each.path,
            message=each.message,
            entry=document.name(each.path),
        ): None
        for each in found
        if each.path not in spoilt or (each.path, each.message) in document.faults
    }
    return sorted(problems, key=lambda problem: problem.line or 0)


def _unreadable(path: Path, error: OSError) -> Problem:
    reasons = {FileNotFoundError: "there is no such file", IsADirectoryError: "is a directory, not a file"}
    reason = reasons.get(type(error), f"cannot be read: {(error.strerror or str(error)).lower()}")
    return Problem(file=_shown(path), line=None, path=(), message=reason)


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_absolute() and path.is_relative_to(here) else str(path)
