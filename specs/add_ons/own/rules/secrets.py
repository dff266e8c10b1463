"""Secrets, which do not stand in a file of an environment."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from specs.problems import FieldPath, Violation

MESSAGE = (
    "must not be a secret: it would stand in this file, in the template and in logs for whoever may look; let External "
    "Secrets make a Secret of it, and name that one (existingSecret, secretName)"
)

_SECRET = re.compile(
    r"(pass(word|wd|phrase)|token|secret|credentials?|(api|access|private|secret|license|encryption)[-_]?key)s?$",
    re.IGNORECASE,
)
"""How the keys of secrets end, as `adminPassword`."""
_NAMES_ONE = re.compile(r"existing|(create|use|auto|mount|rotate)", re.IGNORECASE)
"""How keys begin under which the name of a Secret stands, as `existingSecret`, or a choice."""
_RESOLVED = "{{resolve:"
"""By which CloudFormation reads a secret into what it makes, where it is text for whoever may look.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
"""


def values_hold_no_secrets(values: Mapping[str, Any]) -> Iterator[Violation]:
    """They stand in the template, in the release's record in the cluster, and in the logs of who installs it."""
    for path in _secrets(values, key=""):
        yield Violation(path=("values", *path), message=MESSAGE)


def configuration_holds_no_secrets(configuration: Mapping[str, Any]) -> Iterator[Violation]:
    """It stands in the template, and EKS shows it to whoever may describe the add-on."""
    for path in _secrets(configuration, key=""):
        yield Violation(path=("configuration", *path), message=MESSAGE)


def _secrets(value: object, *, key: str) -> Iterator[FieldPath]:
    """The paths at which a secret seems to stand: text under the key of one, or text that is resolved to one."""
    match value:
        case str():
            if _RESOLVED in value or (value and _SECRET.search(key) and not _NAMES_ONE.match(key)):
                yield ()
        case Mapping():
            for name, each in value.items():
                yield from ((str(name), *path) for path in _secrets(each, key=str(name)))
        case list() | tuple():
            for index, each in enumerate(value):
                yield from ((index, *path) for path in _secrets(each, key=key))
